import type { Operation } from '../../connection/operation';
import { getPreferenceLink } from './get-preference-link';
import { merge } from './merge';
import { setConsentOperation } from './set-consent';
import { split } from './split';

/** Everything the node does. */
export const operations: readonly Operation[] = [
	merge,
	split,
	setConsentOperation,
	getPreferenceLink,
];
