import { personIn } from '../../../core/loop/case/case-actor';
import { InputError } from '../../../core/model/errors';
import { itemText, type Operation, textParameter } from '../../connection/operation';
import { pickerField } from '../../connection/pickers';
import { fromModel, ifKnown } from '../../connection/tool';
import { caseIdField, inNameOfField, noteField } from './case-fields';
import { doToCase } from './case-given';

/** Gives a case to somebody else, who is told. */
export const reassignCase: Operation = {
	value: 'reassign',
	name: 'Reassign',
	action: 'Reassign a case',
	description: 'Give a case to another person, who is told',
	resource: 'case',
	tool: {
		description:
			'Gives a case to another person of the team, who is told by mail. Returns the case with its new owner.',
		inputs: {
			caseId: fromModel('Case ID', 'ID of the case, which begins with cas_'),
			newOwner: fromModel('New Owner', 'ID, mail address or name of who takes over'),
			note: fromModel('Note', 'What the history of the case should say about it', ifKnown),
		},
	},
	fields: [
		caseIdField,
		pickerField('people', {
			displayName: 'New Owner',
			name: 'newOwner',
			none: 'The Owner of the Item',
			description: 'Who takes over; the owner of the item is the one that a Router has set',
		}),
		inNameOfField,
		noteField,
	],
	async execute(call) {
		const named =
			textParameter(call, 'newOwner') ??
			itemText(call, 'owner', 'id') ??
			itemText(call, 'owner', 'email');
		if (named === null) {
			throw new InputError(
				'Nobody is named as the new owner.',
				'Choose a New Owner, or route the item first.',
			);
		}
		const { id: personId } = await personIn(call.house, named);
		const note = textParameter(call, 'note');
		return await doToCase(call, () => ({ kind: 'hand_over', personId, note }));
	},
};
