import { personIn } from '../../../core/loop/case/case-actor';
import { InputError } from '../../../core/model/errors';
import { itemText, type Operation, textParameter } from '../../connection/operation';
import { pickerField } from '../../connection/pickers';
import { caseIdField, inNameOfField, noteField } from './case-fields';
import { doToCase } from './case-given';

/** Gives a case to somebody else, who is told. */
export const reassignCase: Operation = {
	value: 'reassign',
	name: 'Reassign',
	action: 'Reassign a case',
	description: 'Give a case to another person, who is told',
	resource: 'case',
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
