import { type Operation, textParameter } from '../../connection/operation';
import { pickerField } from '../../connection/pickers';
import { fromModel, ifKnown } from '../../connection/tool';
import { caseIdField, inNameOfField, noteField } from './case-fields';
import { doToCase } from './case-given';

/** Moves a case up the ladder; whom the rung names is told, and takes over if the ladder says so. */
export const escalateCase: Operation = {
	value: 'escalate',
	name: 'Escalate',
	action: 'Escalate a case',
	description: 'Move a case up the escalation ladder',
	resource: 'work',
	tool: {
		description:
			'Moves a case one step up the escalation ladder; whom the step names is told by mail. Returns the case with its new step.',
		inputs: {
			caseId: fromModel('Case ID', 'ID of the case, which begins with cas_'),
			note: fromModel('Note', 'What the history of the case should say about it', ifKnown),
		},
	},
	fields: [
		caseIdField,
		pickerField('rungs', {
			displayName: 'Rung',
			name: 'rung',
			none: 'The Next One',
			description:
				'Step of the escalation ladder in the workspace settings, 1 being the first: whom it names is told',
		}),
		inNameOfField,
		noteField,
	],
	async execute(call) {
		// 0 is the next one, too: an expression may count from where the case stands.
		const asked = Number(textParameter(call, 'rung') ?? 0);
		const reason = textParameter(call, 'note');
		return await doToCase(call, (row) => ({
			kind: 'escalate',
			rung: asked === 0 ? row.rung + 1 : asked,
			reason,
			planned: false,
		}));
	},
};
