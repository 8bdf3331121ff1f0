import { cancelInvitation } from '../../../core/loop/ask/cancel';
import { invitationItem } from '../../../core/loop/ask/invitation-item';
import { fillItem } from '../../../core/model/item';
import { type Operation, textParameter } from '../../connection/operation';
import { invitationField, invitationIdOf } from './invitation-field';
import type { SurveyOutput } from './outputs';

/** Takes an invitation back before it is answered. */
export const cancel: Operation<SurveyOutput> = {
	value: 'cancel',
	name: 'Cancel',
	action: 'Cancel an invitation',
	description: 'Take an invitation back before it is answered',
	fields: [
		invitationField,
		{
			displayName: 'Reason',
			name: 'cancelReason',
			type: 'string',
			default: '',
			placeholder: 'e.g. The customer called',
			description: 'Stored with the invitation',
		},
	],
	async execute(call) {
		const { house, now, json, trial } = call;
		const { kind, text, invitation } = await cancelInvitation(house, now, {
			invitationId: invitationIdOf(call),
			reason: textParameter(call, 'cancelReason'),
			trial,
		});
		const parts = await invitationItem(house, invitation);
		const outcome = { code: kind, text };
		return [{ item: fillItem(json, { ...parts, message: null, outcome }) }];
	},
};
