import type { INodeProperties } from 'n8n-workflow';

import { stopCare } from '../../../core/loop/care/stop';
import { fillItem } from '../../../core/model/item';
import { doerOf } from '../../connection/doer-of';
import type { Operation } from '../../connection/operation';
import { fromModel } from '../../connection/tool';
import { customerField, customerGiven } from '../../SatisfactionCustomer/actions/customer-given';
import { campaignGiven, chosenCampaign } from './campaign-given';
import type { CareOutput } from './outputs';

const ofWhom: INodeProperties = {
	displayName: 'For',
	name: 'stopFor',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'All Customers', value: 'all', description: 'The campaign as a whole' },
		{ name: 'One Customer', value: 'customer', description: 'The others go on' },
	],
	default: 'customer',
};

/** Asked for where one customer is meant. */
const whichCustomer: INodeProperties = {
	...customerField,
	displayOptions: { show: { stopFor: ['customer'] } },
};

const goOnField: INodeProperties = {
	displayName: 'Let It Go On Again',
	name: 'goOn',
	type: 'boolean',
	default: false,
	description:
		'Whether what was stopped goes on. What came up meanwhile is not sent after the fact.',
};

/** Stops a campaign, or one customer in it, or lets it go on. */
export const stop: Operation<CareOutput> = {
	value: 'stop',
	name: 'Stop',
	action: 'Stop a campaign or a customer in it',
	description:
		'Stop a campaign, or one customer in it, or let it go on again. In a node of its own: a campaign written in this one would be gone.',
	tool: {
		description:
			'Stops a care campaign for one customer: nothing more of it is sent to them. Returns what was stopped, and how many messages that were planned were taken back.',
		inputs: {
			campaign: fromModel('Campaign', 'Key of the campaign, such as birthday-wishes'),
			customer: fromModel('Customer', 'Mail address, phone number or ID of the customer'),
		},
	},
	fields: [chosenCampaign, ofWhom, whichCustomer, goOnField],
	oneOutput: true,
	async execute(call) {
		const { context, house, now, json, parameter } = call;
		const isOne = parameter('stopFor', 'customer') !== 'all';
		const { kind, text, ...stopped } = await stopCare(house, now, {
			campaign: campaignGiven(call),
			customerId: isOne ? (await customerGiven(call)).customer.customer_id : null,
			goOn: parameter('goOn', false) === true,
			doer: doerOf(context),
		});
		return [{ item: { ...fillItem(json, { outcome: { code: kind, text } }), stopped } }];
	},
};
