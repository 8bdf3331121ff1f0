import { type Operation, textParameter } from '../../connection/operation';
import { fromModel, ifKnown } from '../../connection/tool';
import { caseIdField, inNameOfField, noteField } from './case-fields';
import { doToCase } from './case-given';

/** The owner's word that it is solved; the customer is asked next. */
export const resolveCase: Operation = {
	value: 'resolve',
	name: 'Resolve',
	action: 'Resolve a case',
	description: 'Mark as solved once all HEAT steps are done; the customer is asked to confirm',
	resource: 'work',
	tool: {
		description:
			'Marks a case as solved, once all four HEAT steps are done; the customer is then asked whether it is. Returns the case with its new state, or which steps are missing.',
		inputs: {
			caseId: fromModel('Case ID', 'ID of the case, which begins with cas_'),
			note: fromModel('Note', 'What the history of the case should say about it', ifKnown),
		},
	},
	fields: [caseIdField, inNameOfField, noteField],
	async execute(call) {
		const note = textParameter(call, 'note');
		return await doToCase(call, () => ({ kind: 'resolve', note }));
	},
};
