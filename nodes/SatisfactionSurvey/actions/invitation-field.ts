import type { INodeProperties } from 'n8n-workflow';

import { InputError } from '../../../core/model/errors';
import { type Call, itemText, textParameter } from '../../connection/operation';

/** The invitation that an operation is about. */
export const invitationField: INodeProperties = {
	displayName: 'Invitation ID',
	name: 'invitationId',
	type: 'string',
	default: '',
	placeholder: 'e.g. inv_4f…',
	description: 'From the item when empty',
};

/** @throws InputError when neither the parameter nor the item names an invitation */
export function invitationIdOf(call: Call): string {
	const id = textParameter(call, 'invitationId') ?? itemText(call, 'invitation', 'id');
	if (id !== null) return id;
	throw new InputError(
		'The item names no invitation.',
		'Connect an item that Satisfaction Survey or a trigger of this package made, or fill in Invitation ID.',
	);
}
