import type { INodeProperties } from 'n8n-workflow';

import { openZohoChannel } from '../../../core/loop/crm/open-channel';
import { InputError } from '../../../core/model/errors';
import { fillItem } from '../../../core/model/item';
import { sourceByKey } from '../../../core/systems';
import { chosenCredential } from '../../connection/chosen-credential';
import { type Call, type Operation, textParameter } from '../../connection/operation';
import { openSender } from '../../connection/sender';
import { signedIn } from '../../connection/tools';

/** Systems that tell what changes only while a channel is open. */
export const channelSystems = [sourceByKey('zoho')];

/** What a workflow keeps of the choice. */
const value = 'openChannel';

/** Signs in where channels are opened. */
const zohoCredential = 'satisfactionZohoOAuth2Api';

/** What the panel says where operation and system, each chosen by itself, do not fit: n8n keeps both. */
export const channelNotices: readonly INodeProperties[] = [
	{
		displayName:
			'Zoho CRM is told to push its changes here, and nothing else: choose <b>Open Channel</b> as Operation. n8n has a node of its own, <b>Zoho CRM</b>, to read and write its records.',
		name: 'channelAloneNotice',
		type: 'notice',
		default: '',
		displayOptions: {
			show: { system: channelSystems.map(({ key }) => key) },
			hide: { operation: [value] },
		},
	},
	{
		displayName: 'Only <b>Zoho CRM</b> has channels: choose it as System, or another Operation.',
		name: 'noChannelNotice',
		type: 'notice',
		default: '',
		displayOptions: {
			show: { operation: [value] },
			hide: { system: channelSystems.map(({ key }) => key) },
		},
	},
];

/** @throws InputError for a system without channels */
function channelSystemOf({ parameter }: Pick<Call, 'parameter'>): void {
	const key = String(parameter('system', ''));
	if (channelSystems.some((system) => system.key === key)) return;
	throw new InputError(
		`"System" is "${key}", which has no channels that have to be opened.`,
		'Choose Zoho CRM as System, or another Operation.',
	);
}

/** Opens Zoho's channel for another day, with the sender's secret as its token. */
export const openChannelOperation: Operation = {
	value,
	name: 'Open Channel',
	action: 'Open a channel of changes in Zoho CRM',
	description: 'Have Zoho tell what changes for another day: run it twice a day',
	offered: { show: { system: channelSystems.map(({ key }) => key) } },
	// It sends a secret, and for good only by a schedule.
	tool: null,
	fields: [
		{
			displayName: 'Events',
			name: 'channelEvents',
			type: 'string',
			default: 'Cases.edit',
			placeholder: 'e.g. Cases.edit, Deals.edit',
			description: 'What is told of, between commas: a module, and create, edit, delete or all',
		},
		{
			displayName: 'Address',
			name: 'channelAddress',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://n8n.example.com/webhook/zoho-events',
			description:
				'The production URL of the Satisfaction CRM Trigger, which has the same Satisfaction Sender credential',
		},
		{
			displayName: 'Channel ID',
			name: 'channelId',
			type: 'string',
			default: '1000000068001',
			description: 'A number of your own. Each channel has another one, and keeps it.',
		},
	],
	async execute(call) {
		channelSystemOf(call);
		const { context, house, now, json } = call;
		const { secret } = await openSender(context);
		const { dataCentre } = await chosenCredential(
			context,
			zohoCredential,
			'Satisfaction Zoho OAuth2',
		);
		const { outcome, crm } = await openZohoChannel(
			house,
			{ http: signedIn(context, zohoCredential), now },
			{
				dataCentre: String(dataCentre),
				id: textParameter(call, 'channelId') ?? '',
				events: textParameter(call, 'channelEvents') ?? '',
				address: textParameter(call, 'channelAddress') ?? '',
				secret,
			},
		);
		return [{ item: { ...fillItem(json, { outcome }), crm } }];
	},
};
