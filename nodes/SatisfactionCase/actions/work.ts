import type { IDataObject } from 'n8n-workflow';

import { workOnCase } from '../../../core/loop/case/work-on-case';
import { type Action, textParameter, workGiven } from './action';

/** Somebody takes care of it: the clock of the first response stops. */
export const acknowledgeCaseOf: Action = async (call) => {
	const work = { ...workGiven(call), action: () => ({ kind: 'acknowledge' as const }) };
	return (await workOnCase(call.house, call.now, work)) as IDataObject[];
};

/** The owner's word that it is solved; the customer is asked next. */
export const resolveCaseOf: Action = async (call) => {
	const note = textParameter(call, 'note');
	const work = { ...workGiven(call), action: () => ({ kind: 'resolve' as const, note }) };
	return (await workOnCase(call.house, call.now, work)) as IDataObject[];
};
