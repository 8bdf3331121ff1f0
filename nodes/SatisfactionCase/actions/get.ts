import { getCase } from '../../../core/loop/case/find-cases';
import { sayOf } from '../../../core/loop/workspace/spoken';
import { fillItem, isoTime } from '../../../core/model/item';
import type { Operation } from '../../connection/operation';
import { fromModel } from '../../connection/tool';
import { caseIdField } from './case-fields';
import { caseGiven } from './case-given';

/** The case with its history, its compensations and who opened its links. */
export const getCaseOperation: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get a case',
	description: 'Get one case with its history and who opened its links',
	resource: 'case',
	tool: {
		description:
			'Looks up one case. Returns its state, owner, due times, answer, compensations, history and who opened its links.',
		inputs: {
			caseId: fromModel('Case ID', 'ID of the case, which begins with cas_'),
		},
	},
	fields: [caseIdField],
	async execute(call) {
		const { row, item, history, compensations, openings } = await getCase(
			call.house,
			caseGiven(call),
		);
		const say = sayOf(call.house);
		const state = say(`caseState.${row.state}`);
		const outcome = { code: row.state, text: say('case.is', { state }) };
		const lines = history.map(({ at, ...line }) => ({ at: isoTime(at), ...line }));
		const opened = openings.map(({ at, ...opening }) => ({ at: isoTime(at), ...opening }));
		const filled = fillItem(call.json, { ...item, outcome });
		return [{ item: { ...filled, history: lines, compensations, openings: opened } }];
	},
};
