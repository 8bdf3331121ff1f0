import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { personIn } from '../../../core/loop/case/case-actor';
import { workOnCase } from '../../../core/loop/case/work-on-case';
import { InputError } from '../../../core/model/errors';
import { type Action, itemText, textParameter, workGiven } from './action';

export const reassignFields: INodeProperties[] = [
	{
		displayName: 'New Owner',
		name: 'newOwner',
		type: 'string',
		default: '',
		placeholder: 'e.g. li.wei@example.com',
		displayOptions: { show: { operation: ['reassign'] } },
		description:
			'ID, email or external ID of a person in the team list. Empty takes the owner of the item, as a Router has set it.',
	},
];

/** Gives a case to somebody else, who is told. */
export const reassignCaseOf: Action = async (call) => {
	const named =
		textParameter(call, 'newOwner') ??
		itemText(call, 'owner', 'id') ??
		itemText(call, 'owner', 'email');
	if (named === null) {
		throw new InputError(
			'Nobody is named as the new owner.',
			'Fill in New Owner, or route the item first.',
		);
	}
	const person = await personIn(call.house, named);
	const note = textParameter(call, 'note');
	const action = () => ({ kind: 'hand_over' as const, personId: person.id, note });
	return (await workOnCase(call.house, call.now, { ...workGiven(call), action })) as IDataObject[];
};
