import type { Operation } from '../../connection/operation';
import { createOrUpdateOperation } from './create-or-update';
import { getCustomer } from './get';
import { erase } from './erase';
import { exportOperation } from './export';
import { getPreferenceLink } from './get-preference-link';
import { listCustomersOperation } from './list';
import { merge } from './merge';
import { setConsentOperation } from './set-consent';
import { split } from './split';
import { sparingTests } from './test-item';

/** Everything the node does. */
export const operations: readonly Operation[] = [
	createOrUpdateOperation,
	getCustomer,
	listCustomersOperation,
	sparingTests(merge),
	sparingTests(split),
	sparingTests(setConsentOperation),
	getPreferenceLink,
	exportOperation,
	erase,
];
