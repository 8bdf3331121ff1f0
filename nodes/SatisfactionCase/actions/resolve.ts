import { type Operation, textParameter } from '../../connection/operation';
import { caseIdField, inNameOfField, noteField } from './case-fields';
import { doToCase } from './case-given';

/** The owner's word that it is solved; the customer is asked next. */
export const resolveCase: Operation = {
	value: 'resolve',
	name: 'Resolve',
	action: 'Resolve a case',
	description: 'Mark as solved once all HEAT steps are done; the customer is asked to confirm',
	resource: 'work',
	fields: [caseIdField, inNameOfField, noteField],
	async execute(call) {
		const note = textParameter(call, 'note');
		return await doToCase(call, () => ({ kind: 'resolve', note }));
	},
};
