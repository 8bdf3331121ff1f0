import type { INodeProperties } from 'n8n-workflow';

import { readMoment } from '../../../core/calendar/read-moment';
import { careMessageStates, listCareMessages } from '../../../core/loop/care/list-messages';
import { namedCustomer } from '../../../core/loop/customer/named-customer';
import { readSettings } from '../../../core/loop/workspace/settings';
import { fillItem } from '../../../core/model/item';
import { readList, readWord } from '../../../core/model/read-input';
import {
	type Call,
	collection,
	type Operation,
	outputsField,
	textOf,
} from '../../connection/operation';
import { fromModel, ifKnown } from '../../connection/tool';
import { campaignGiven, chosenCampaign } from '../../SatisfactionCare/actions/campaign-given';
import type { Output } from './sending';

const listFields: INodeProperties[] = [
	chosenCampaign,
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		displayOptions: { show: { returnAll: [false] } },
		description: 'Max number of results to return',
	},
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add filter',
		default: {},
		options: [
			{
				displayName: 'Customer',
				name: 'customer',
				type: 'string',
				default: '',
				placeholder: 'e.g. li.wei@example.com',
				description: 'ID, email address, phone number, or an ID of another system as crm:4711',
			},
			{
				displayName: 'From',
				name: 'from',
				type: 'dateTime',
				default: '',
				description: 'First day on which it was sent, held or is planned',
			},
			{
				displayName: 'States',
				name: 'states',
				type: 'multiOptions',
				options: [
					{ name: 'Being Sent', value: 'given', description: 'Handed out to be sent' },
					{ name: 'Failed', value: 'failed', description: 'Could not be delivered' },
					{ name: 'Held', value: 'held', description: 'Not sent, for a reason that it says' },
					{ name: 'Planned', value: 'planned', description: 'Waits for its moment' },
					{ name: 'Sent', value: 'sent' },
				],
				default: ['sent'],
				description: 'Empty lists every state, as without this filter',
			},
			{
				displayName: 'Until',
				name: 'until',
				type: 'dateTime',
				default: '',
				description: 'Last day of them',
			},
		],
	},
];

/** Who got a message of a campaign, who did not, and why. */
export const listOfCampaign: Operation<Output> = {
	value: 'list',
	name: 'List',
	action: 'List messages of a campaign',
	description: 'Get the messages of a care campaign: who got one, who did not, and why',
	tool: {
		description:
			'Lists the messages of a care campaign, the newest first. Returns who got one, when and at which address, and who did not and why.',
		inputs: {
			campaign: fromModel('Campaign', 'Key of the campaign, such as birthday-wishes'),
			filters: {
				customer: fromModel(
					'Customer',
					'Mail address, phone number or ID of one customer; empty for all',
					ifKnown,
				),
				from: fromModel('From', 'First day, as 2026-10-01; empty for all', ifKnown),
				until: fromModel('Until', 'Last day, as 2026-10-31; empty for all', ifKnown),
			},
		},
	},
	fields: [...listFields, outputsField],
	async execute(call) {
		const { house, parameter } = call;
		const all = parameter('returnAll', false) === true;
		const found = await listCareMessages(house, {
			campaign: campaignGiven(call),
			...(await filtersOf(call)),
			limit: all ? null : Number(parameter('limit', 50)),
		});
		return found.map(({ item, careMessage }) => ({
			item: { ...fillItem({}, item), careMessage },
			output: careMessage.state === 'sent' ? 'Sent' : 'Not Sent',
		}));
	},
};

async function filtersOf(call: Call) {
	const { house } = call;
	const filters = collection(call, 'filters');
	const { timeZone } = (await readSettings(house)).settings;
	const word = textOf(filters.customer);
	const states = readList(filters.states ?? [], 'States', (state, path) =>
		readWord(state, path, careMessageStates),
	);
	return {
		states: states.length === 0 ? careMessageStates : states,
		customerId: word === null ? null : (await namedCustomer(house, word)).customer.customer_id,
		from: readMoment(filters.from, 'From', timeZone),
		until: readMoment(filters.until, 'Until', timeZone, true),
	};
}
