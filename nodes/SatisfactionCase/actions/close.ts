import type { IDataObject } from 'n8n-workflow';

import { workOnCase } from '../../../core/loop/case/work-on-case';
import { type Action, textParameter, workGiven } from './action';

/** Ends a case by hand; it counts as closed, never as confirmed. */
export const closeCaseOf: Action = async (call) => {
	const reason = textParameter(call, 'note') ?? '';
	const work = { ...workGiven(call), action: () => ({ kind: 'close' as const, reason }) };
	return (await workOnCase(call.house, call.now, work)) as IDataObject[];
};
