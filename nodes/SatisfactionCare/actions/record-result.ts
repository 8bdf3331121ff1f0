import type { INodeProperties } from 'n8n-workflow';

import { readMoment } from '../../../core/calendar/read-moment';
import { recordResult as record } from '../../../core/loop/care/record-result';
import { readSettings } from '../../../core/loop/workspace/settings';
import { fillItem } from '../../../core/model/item';
import { unacceptable } from '../../../core/model/read-input';
import { type Call, type Operation, textParameter } from '../../connection/operation';
import { fromModel, ifKnown } from '../../connection/tool';
import { customerField, customerGiven } from '../../SatisfactionCustomer/actions/customer-given';
import { campaignGiven, chosenCampaign } from './campaign-given';
import type { CareOutput } from './outputs';

const resultFields: INodeProperties[] = [
	{
		displayName: 'When',
		name: 'resultAt',
		type: 'dateTime',
		default: '',
		description: 'When the goal was reached. Now when empty.',
	},
	{
		displayName: 'Amount',
		name: 'amount',
		type: 'string',
		default: '',
		placeholder: 'e.g. 120.50',
		description: 'What it was worth, if that is known',
	},
	{
		displayName: 'Currency',
		name: 'currency',
		type: 'string',
		default: '',
		placeholder: 'e.g. EUR',
		description: 'Of the amount',
	},
	{
		displayName: 'Key',
		name: 'resultKey',
		type: 'string',
		default: '',
		placeholder: 'e.g. order-4711',
		description: 'The same result of the same key counts once, however often it comes',
	},
];

/** Keeps that a customer has done what a campaign is for, where no event shows it. */
export const recordResult: Operation<CareOutput> = {
	value: 'recordResult',
	name: 'Record Result',
	action: 'Record the result of a campaign',
	description:
		'Keep that a customer has done what a campaign is for, where no event shows it. In a node of its own: a campaign written in this one would be gone.',
	tool: {
		description:
			'Records that a customer has done what a care campaign is for, such as renewed. Nothing more of it is sent to them. Returns whether it counted.',
		inputs: {
			campaign: fromModel('Campaign', 'Key of the campaign, such as renewal-2026'),
			customer: fromModel('Customer', 'Mail address, phone number or ID of the customer'),
			amount: fromModel('Amount', 'What it was worth, as a number, if known', ifKnown),
			currency: fromModel('Currency', 'Three letters of the currency, if known', ifKnown),
			resultKey: fromModel('Key', 'What makes this result one of its own', ifKnown),
		},
	},
	fields: [chosenCampaign, customerField, ...resultFields],
	oneOutput: true,
	async execute(call) {
		const { house, now, json, parameter } = call;
		const { settings } = await readSettings(house);
		const { kind, text, ...result } = await record(house, now, {
			campaign: campaignGiven(call),
			customerId: (await customerGiven(call)).customer.customer_id,
			at: readMoment(parameter('resultAt', ''), 'When', settings.timeZone),
			amount: amountGiven(call),
			currency: textParameter(call, 'currency'),
			key: textParameter(call, 'resultKey'),
		});
		return [{ item: { ...fillItem(json, { outcome: { code: kind, text } }), result } }];
	},
};

function amountGiven(call: Call): number | null {
	const given = textParameter(call, 'amount');
	if (given === null) return null;
	const amount = Number(given);
	if (Number.isFinite(amount)) return amount;
	throw unacceptable('Amount', given, 'a number such as 120.50');
}
