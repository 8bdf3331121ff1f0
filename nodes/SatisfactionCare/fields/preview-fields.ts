import type { INodeProperties } from 'n8n-workflow';

import { pickersField } from '../../connection/pickers';

/** A text that is tried out is for nobody real, and of no day. */
const ofCustomers = { show: { items: ['perDay', 'perMessage'] } };
const ofRange = { show: { ...ofCustomers.show, span: ['range'] } };

/** What a preview is of, of which days and whom, and what an item of it is. */
export const previewFields: INodeProperties[] = [
	{
		displayName: 'Preview Of',
		name: 'previewOf',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'All Campaigns in Use',
				value: 'all',
				description: 'As they were when they last ran; the campaign of this node is not looked at',
			},
			{
				name: 'Chosen Campaigns',
				value: 'chosen',
				description: 'As they were when they last ran; the campaign of this node is not looked at',
			},
			{ name: 'This Campaign', value: 'this', description: 'As it stands in this node' },
		],
		default: 'this',
	},
	pickersField('campaigns', {
		displayName: 'Campaigns',
		name: 'campaigns',
		displayOptions: { show: { previewOf: ['chosen'] } },
		description: 'Campaigns that Find Due has run',
	}),
	{
		displayName: 'Items',
		name: 'items',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'One per Day',
				value: 'perDay',
				description: 'How much leaves on each day, and how much is held',
			},
			{ name: 'One per Message', value: 'perMessage', description: 'Who gets what, and when' },
			{
				name: 'One per Text, to Try Out',
				value: 'perText',
				description:
					'Each text once, for a made-up customer: a Satisfaction Message (Send) behind mails it to the test address of the workspace',
			},
		],
		default: 'perMessage',
	},
	{
		displayName: 'Days',
		name: 'span',
		type: 'options',
		options: [
			{ name: 'From … Until …', value: 'range' },
			{ name: 'Next 12 Months', value: 'next_12_months' },
			{ name: 'Next 30 Days', value: 'next_30_days' },
			{ name: 'Next 7 Days', value: 'next_7_days' },
			{ name: 'Today', value: 'today' },
		],
		default: 'next_30_days',
		displayOptions: ofCustomers,
		description: 'Counted in the time zone of the workspace; today is the first of them',
	},
	{
		displayName: 'From',
		name: 'from',
		type: 'dateTime',
		default: '',
		displayOptions: ofRange,
		description: 'First day',
	},
	{
		displayName: 'Until',
		name: 'until',
		type: 'dateTime',
		default: '',
		displayOptions: ofRange,
		description: 'Last day',
	},
	{
		displayName: 'Only for Customer',
		name: 'onlyFor',
		type: 'string',
		default: '',
		placeholder: 'e.g. li.wei@example.com',
		displayOptions: ofCustomers,
		description:
			'ID, email address, phone number, or an ID of another system as crm:4711. Empty for all.',
	},
];
