import type { INodeProperties } from 'n8n-workflow';

import { handOn } from '../../../core/loop/send/hand-on';
import { sendMessage } from '../../../core/loop/send/send-message';
import { cleaned } from '../../../core/model/clean';
import { isObject } from '../../../core/model/json';
import { unacceptable } from '../../../core/model/read-input';
import { collection, type Operation, outputsField } from '../../connection/operation';
import { attachmentsField } from './attachments';
import { anotherNode, channelField, mailServerField } from './channel-field';
import { fromField } from './from-field';
import { channelOf, doneWith, handingOf, type Output, sendingAtOnce, sendingOf } from './sending';

const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		attachmentsField,
		fromField,
		{
			displayName: 'Item as JSON',
			name: 'item',
			type: 'json',
			default: '',
			description:
				'Item to send in place of the incoming one. AI agents hand over here what Satisfaction Survey gave them.',
		},
		{
			displayName: 'To',
			name: 'to',
			type: 'string',
			default: '',
			placeholder: 'e.g. name@example.com',
			description:
				'Receiver in place of the one the message names: an address of the channel. A group has none. Test items go to the test address of the workspace all the same.',
		},
	],
};

/** Sends the message that the item carries. */
export const send: Operation<Output> = {
	value: 'send',
	name: 'Send',
	action: 'Send a message',
	description: 'Send the message that another Satisfaction node wrote, once',
	// It sends what the item carries; a tool has none, and the clock sends what was planned.
	tool: null,
	fields: [channelField, mailServerField, outputsField, options],
	atOnce: sendingAtOnce,
	execute: async (call) => {
		const item = itemOf(collection(call, 'options').item, call.json);
		return doneWith(
			item,
			channelOf(call) === anotherNode
				? await handOn(handingOf(call), item)
				: await sendMessage(await sendingOf(call), item),
		);
	},
};

/** The item that is sent: the one typed as JSON, else the incoming one. @throws InputError */
function itemOf(typed: unknown, incoming: Record<string, unknown>): Record<string, unknown> {
	const text = typeof typed === 'string' ? typed.trim() : typed;
	if (text === undefined || text === null || text === '') return incoming;
	try {
		const item = cleaned<unknown>(typeof text === 'string' ? JSON.parse(text) : text);
		if (isObject(item)) return item;
	} catch {
		// Told below, with what is accepted.
	}
	throw unacceptable('Item as JSON', typed, 'one JSON object');
}
