import type { Operation } from '../../connection/operation';
import { getSettings } from './get';
import { checkHealthOf } from './health';
import { listAuditTrail } from './list-audit';
import { retryStuckOf } from './retry-stuck';
import { setSettings } from './set';

export const workspaceOperations: readonly Operation[] = [
	setSettings,
	getSettings,
	checkHealthOf,
	retryStuckOf,
	listAuditTrail,
];
