import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { channels } from '../../../core/systems';
import type { Channel } from '../../../core/systems/channel';
import { bothNames } from '../../../core/systems/system';
import { mail } from '../../../core/systems/smtp/channel';
import { mailServerField as anyMailServer } from '../../connection/smtp';
import { testNameOf } from '../../connection/system-credential';

/** The receiver's own record picks among the channels that the node has accounts of. */
export const preferred = 'preferred';
/** A node behind sends it. */
export const anotherNode = 'other';

const others: readonly Channel[] = channels.filter(({ key }) => key !== mail.key);

/** Channels that reach whoever is in a group. */
export const groupKeys = others.filter(({ reaches }) => reaches === 'group').map(({ key }) => key);

/** Choices with which a message has a receiver. */
export const withReceiver: readonly string[] = [
	mail.key,
	...others.filter(({ reaches }) => reaches === 'person').map(({ key }) => key),
	preferred,
	anotherNode,
];

const name = (channel: Channel): string => {
	const both = bothNames(channel);
	return both.charAt(0).toUpperCase() + both.slice(1);
};

const optionOf = (channel: Channel): INodePropertyOptions => ({
	name: name(channel),
	value: channel.key,
	description:
		channel.reaches === 'group'
			? 'To the group of its robot, with the owner of the item mentioned'
			: `To the receiver's address of the kind "${channel.addressKind ?? ''}": of a customer among phone and external IDs, of the team among Channels`,
});

export const channelField: INodeProperties = {
	displayName: 'Channel',
	name: 'channel',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Email', value: mail.key, description: 'By SMTP' },
		{
			name: 'As the Receiver Prefers',
			value: preferred,
			description:
				'Of the channels whose credentials are chosen here the one that the receiver prefers, and the next one where it refuses the message for good',
		},
		...others.map(optionOf),
		{
			name: 'Another Node',
			value: anotherNode,
			description:
				'Marks the message as being sent and hands it on: a node behind sends it, and Satisfaction Survey (Record Delivery) tells what became of it',
		},
	],
	default: 'email',
	description: 'How the message travels. Tests go to the test address of the workspace by mail.',
};

/** Only where mail is among the ways. */
export const mailServerField: INodeProperties = {
	...anyMailServer,
	displayOptions: { show: { channel: [mail.key, preferred] } },
};

/** A credential of the Message node, as its description writes it. */
export type ChannelCredential = {
	name: string;
	required?: true;
	testedBy: string;
	displayOptions: { show: { channel: string[] } };
};

/**
 * The credentials of all channels but mail, each once. One that a receiver may prefer is not required, or none of
 * the others could be left out.
 */
export const channelCredentials: readonly ChannelCredential[] = [
	...new Set(others.map(({ credential }) => credential)),
].map((credential) => {
	const own = others.filter((channel) => channel.credential === credential);
	const isChoice = own.some(({ reaches }) => reaches === 'person');
	return {
		name: credential,
		...(!isChoice && { required: true }),
		testedBy: testNameOf(credential),
		displayOptions: {
			show: { channel: [...own.map(({ key }) => key), ...(isChoice ? [preferred] : [])] },
		},
	};
});
