import type { IDataObject } from 'n8n-workflow';

import { invitationItem } from '../../../core/loop/ask/invitation-item';
import { recordDelivery as recordIt } from '../../../core/loop/send/record-delivery';
import { sayOf } from '../../../core/loop/workspace/spoken';
import { fillItem } from '../../../core/model/item';
import { readWord } from '../../../core/model/read-input';
import { itemBefore } from '../../connection/item-before';
import {
	type Call,
	collection,
	itemText,
	type Operation,
	textOf,
	textParameter,
} from '../../connection/operation';
import { invitationField, invitationIdOf } from './invitation-field';
import type { SurveyOutput } from './outputs';

const refused = { displayOptions: { show: { state: ['bounced', 'failed'] } } };

/** Records what became of a message that another node sent. */
export const recordDelivery: Operation<SurveyOutput> = {
	value: 'recordDelivery',
	name: 'Record Delivery',
	action: 'Record a delivery',
	description: 'Tell what became of a message that another node sent',
	// Only who has sent a message knows what became of it.
	tool: null,
	fields: [
		invitationField,
		{
			displayName: 'State',
			name: 'state',
			type: 'options',
			noDataExpression: true,
			options: [
				{ name: 'Bounced', value: 'bounced', description: 'It came back after it was sent' },
				{ name: 'Failed', value: 'failed', description: 'It could not be sent' },
				{ name: 'Sent', value: 'sent' },
			],
			default: 'sent',
			description: 'What became of the message',
		},
		{
			displayName: 'Channel',
			name: 'channelName',
			type: 'string',
			default: '',
			placeholder: 'e.g. WeCom or SMS',
			description:
				'How it travelled, in any word of yours. The channel of the invitation when empty.',
		},
		{
			displayName: 'Reason',
			name: 'reason',
			type: 'string',
			default: '',
			...refused,
			placeholder: 'e.g. 550 no such user',
			description: 'Why it was not delivered, as the other system says it',
		},
		{
			displayName: 'Mail Address Is Wrong for Good',
			name: 'permanent',
			type: 'boolean',
			default: false,
			...refused,
			description: 'Whether the address is not used again until it changes',
		},
		{
			displayName: 'Options',
			name: 'deliveryOptions',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				{
					displayName: 'Message-ID',
					name: 'messageId',
					type: 'string',
					default: '',
					description: 'The Message-ID that a bounce quotes, in place of the invitation',
				},
				{
					displayName: 'Recipient',
					name: 'recipient',
					type: 'string',
					default: '',
					description: 'Address it went to. From the item when empty.',
				},
			],
		},
	],
	oneOutput: true,
	async execute(given) {
		const { house, now, parameter, trial } = given;
		const say = sayOf(house);
		const options = collection(given, 'deliveryOptions');
		const messageId = textOf(options.messageId);
		const call = messageId === null ? withMessage(given) : given;
		const { json } = call;
		const message = messageId === null ? messageIn(call) : { messageId };
		const state = readWord(textParameter(call, 'state'), 'state', ['sent', 'failed', 'bounced']);
		const channel = textParameter(call, 'channelName');
		const recipient = textOf(options.recipient) ?? recipientOf(call, channel);
		const sent = state === 'sent';
		const reason =
			state === 'sent' ? null : (textParameter(call, 'reason') ?? say(`recorded.${state}.why`));
		if (trial && json.test !== true) {
			const outcome = { code: 'trial', text: say('recorded.trial') };
			return [{ item: fillItem(json, { outcome }) }];
		}
		const { invitation } = await recordIt(house, now, {
			message,
			state: sent ? 'sent' : 'failed',
			reason,
			permanent: !sent && parameter('permanent', false) === true,
			channel,
			recipient,
		});
		const parts = invitation ? await invitationItem(house, invitation) : {};
		const to = recipient === '' ? '' : say('recorded.to', { recipient });
		const text = say(`recorded.${state}`, { to, reason: reason ?? '' });
		return [{ item: fillItem(json, { ...parts, outcome: { code: state, text } }) }];
	},
};

/** The item, or, where the node that sent has put its own answer in its place, with what that was given. */
function withMessage(call: Call): Call {
	const names = (json: Record<string, unknown>): boolean =>
		itemText({ json }, 'message', 'key') !== null ||
		itemText({ json }, 'invitation', 'id') !== null;
	if (textParameter(call, 'invitationId') !== null || names(call.json)) return call;
	const before = itemBefore(call.context, call.index, names);
	return before === null ? call : { ...call, json: { ...call.json, ...before } as IDataObject };
}

/** What it is about: the invitation, else the message that the item carries, e.g. one about a case. */
function messageIn(call: Call): { invitationId: string } | { key: string } {
	const key = itemText(call, 'message', 'key');
	const asks = ['invitation', 'reminder'].includes(itemText(call, 'message', 'kind') ?? '');
	const named =
		textParameter(call, 'invitationId') !== null || itemText(call, 'invitation', 'id') !== null;
	return key === null || asks || named ? { invitationId: invitationIdOf(call) } : { key };
}

/** Where the message of an item went: what the message says, else by mail the customer's address. */
function recipientOf(call: Call, channel: string | null): string {
	const mail = channel === null || channel.toLowerCase() === 'email';
	return (
		itemText(call, 'message', 'to') ?? (mail ? itemText(call, 'customer', 'email') : null) ?? ''
	);
}
