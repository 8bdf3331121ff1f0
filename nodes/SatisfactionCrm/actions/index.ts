import type { Operation } from '../../connection/operation';
import { changeOwnerOperation } from './change-owner';
import { create } from './create';
import { valuesIn } from './fields';
import { get } from './get';
import { listChangedOperation } from './list-changed';
import { openChannelOperation } from './open-channel';
import { sparingTests } from './test-item';
import { update } from './update';

/** What the node can do in another system. */
export const crmOperations: readonly Operation[] = [
	sparingTests(changeOwnerOperation),
	sparingTests(create, valuesIn),
	get,
	listChangedOperation,
	openChannelOperation,
	sparingTests(update, valuesIn),
];
