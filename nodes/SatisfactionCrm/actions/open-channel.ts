import { openZohoChannel } from '../../../core/loop/crm/open-channel';
import { fillItem } from '../../../core/model/item';
import { sourceByKey } from '../../../core/systems';
import { type Operation, textParameter } from '../../connection/operation';
import { openSender } from '../../connection/sender';
import { signedIn } from '../../connection/tools';

/** Systems that tell what changes only while a channel is open. */
export const channelSystems = [sourceByKey('zoho')];

/** Signs in where channels are opened. */
const zohoCredential = 'satisfactionZohoOAuth2Api';

/** Opens Zoho's channel for another day, with the sender's secret as its token. */
export const openChannelOperation: Operation = {
	value: 'openChannel',
	name: 'Open Channel',
	action: 'Open a channel of changes',
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
		const { context, house, now, json } = call;
		const { secret } = await openSender(context);
		const { dataCentre } = await context.getCredentials(zohoCredential);
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
