import type { Operation } from '../../connection/operation';
import { findDue } from './find-due';
import type { CareOutput } from './outputs';
import { preview } from './preview';

/** What the node can do with a campaign. */
export const careOperations: ReadonlyArray<Operation<CareOutput>> = [findDue, preview];
