import type { Operation } from '../../connection/operation';
import { changeOwnerOperation } from './change-owner';
import { create } from './create';
import { get } from './get';
import { listChangedOperation } from './list-changed';
import { update } from './update';

/** What the node can do in another system. */
export const crmOperations: readonly Operation[] = [
	changeOwnerOperation,
	create,
	get,
	listChangedOperation,
	update,
];
