import type { Operation } from '../../connection/operation';
import { sparingTests } from '../../SatisfactionCustomer/actions/test-item';
import { findDue } from './find-due';
import { measureEffect } from './measure-effect';
import type { CareOutput } from './outputs';
import { preview } from './preview';
import { recordResult } from './record-result';
import { stop } from './stop';

/** What the node can do with a campaign. */
export const careOperations: ReadonlyArray<Operation<CareOutput>> = [
	findDue,
	preview,
	sparingTests(stop),
	sparingTests(recordResult),
	measureEffect,
];
