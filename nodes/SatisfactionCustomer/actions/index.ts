import type { Operation } from '../../connection/operation';
import { createOrUpdateOperation } from './create-or-update';
import { getPreferenceLink } from './get-preference-link';
import { merge } from './merge';
import { setConsentOperation } from './set-consent';
import { split } from './split';
import { sparingTests } from './test-item';

/** Everything the node does. */
export const operations: readonly Operation[] = [
	createOrUpdateOperation,
	sparingTests(merge),
	sparingTests(split),
	sparingTests(setConsentOperation),
	getPreferenceLink,
];
