import type { IDataObject } from 'n8n-workflow';

import { getCase } from '../../../core/loop/case/find-cases';
import { fillItem, isoTime } from '../../../core/model/item';
import { type Action, caseGiven } from './action';

/** The case with its history and compensations. */
export const getCaseOf: Action = async (call) => {
	const { row, item, history, compensations } = await getCase(call.house, caseGiven(call));
	const outcome = { code: row.state, text: `The case is ${row.state}.` };
	return [
		{
			...(fillItem(call.json, { ...item, outcome }) as IDataObject),
			history: history.map(({ at, ...line }) => ({ at: isoTime(at), ...line })),
			compensations,
		},
	];
};
