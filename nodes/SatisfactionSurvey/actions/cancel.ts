import { cancelInvitation } from '../../../core/loop/ask/cancel';
import { invitationItem } from '../../../core/loop/ask/invitation-item';
import { fillItem } from '../../../core/model/item';
import { type Operation, textParameter } from '../../connection/operation';
import { fromModel, ifKnown } from '../../connection/tool';
import { invitationField, invitationIdOf } from './invitation-field';
import type { SurveyOutput } from './outputs';

/** Takes an invitation back before it is answered. */
export const cancel: Operation<SurveyOutput> = {
	value: 'cancel',
	name: 'Cancel',
	action: 'Cancel an invitation',
	description: 'Take an invitation back before it is answered',
	tool: {
		description:
			'Takes back an invitation that has not been answered: nothing more is sent and its link closes. Returns the invitation with its state, and whether there was anything to cancel.',
		inputs: {
			invitationId: fromModel('Invitation ID', 'ID of the invitation, which begins with inv_'),
			cancelReason: fromModel('Reason', 'Why it is taken back, in a few words', ifKnown),
		},
	},
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
	oneOutput: true,
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
