import type { INodeProperties } from 'n8n-workflow';

import { festivalChoices } from '../../../core/loop/care/campaign-choices';
import { pickerField } from '../../connection/pickers';
import { forOccasions } from './occasion-field';

const festivalsField: INodeProperties = {
	displayName: 'Festivals',
	name: 'festivals',
	type: 'multiOptions',
	...forOccasions('holiday'),
	options: festivalChoices('en').map(({ key, name, where }) => ({
		name,
		value: key,
		description: where === 'everywhere' ? 'Everywhere' : where.join(', '),
	})),
	default: [],
	description: 'On which of them customers are greeted, each in the countries that keep it',
};

const milestoneOf: INodeProperties = {
	displayName: 'Milestone Of',
	name: 'milestoneOf',
	type: 'options',
	noDataExpression: true,
	...forOccasions('milestone'),
	options: [
		{
			name: 'A Number of Theirs',
			value: 'attribute',
			description: 'An attribute of the workspace that passes a value, such as points',
		},
		{ name: 'Days With You', value: 'days', description: 'So many days since a day of theirs' },
		{ name: 'Orders', value: 'orders', description: 'The n-th order' },
	],
	default: 'orders',
};

const ofMilestone = (of: string): Pick<INodeProperties, 'displayOptions'> => ({
	displayOptions: { show: { occasion: ['milestone'], milestoneOf: [of] } },
});

const counts = (of: string, usual: string): INodeProperties => ({
	displayName: 'Which',
	name: `${of}Milestones`,
	type: 'string',
	...ofMilestone(of),
	default: usual,
	placeholder: `e.g. ${usual}`,
	description: 'Whole numbers, with commas between',
});

const metric = (occasion: string, words: string): INodeProperties => ({
	displayName: 'Score',
	name: `${occasion}Metric`,
	type: 'options',
	noDataExpression: true,
	...forOccasions(occasion),
	options: [
		{ name: 'CES', value: 'ces' },
		{ name: 'CSAT', value: 'csat' },
		{ name: 'CSI', value: 'csi' },
		{ name: 'NPS', value: 'nps' },
	],
	default: 'nps',
	description: words,
});

/** What an occasion cannot do without, each shown for its own. */
export const settingFields: INodeProperties[] = [
	festivalsField,
	pickerField('dates', {
		displayName: 'Date',
		name: 'anniversaryDate',
		initial: 'first_order',
		...forOccasions('anniversary'),
		description: 'The day whose years are counted',
	}),
	milestoneOf,
	counts('orders', '1, 10, 50, 100'),
	counts('days', '100, 1000'),
	pickerField('dates', {
		displayName: 'Since',
		name: 'milestoneDate',
		initial: 'first_order',
		...ofMilestone('days'),
		description: 'The day from which the days are counted',
	}),
	pickerField('attributes', {
		displayName: 'Attribute',
		name: 'milestoneAttribute',
		...ofMilestone('attribute'),
		description: 'One of your own attributes that is a number',
	}),
	counts('attribute', '1000'),
	pickerField('dates', {
		displayName: 'Date',
		name: 'renewalDate',
		initial: 'renewal',
		...forOccasions('renewal'),
		description: 'The day on which the contract ends',
	}),
	{
		displayName: 'Quiet When',
		name: 'quietWhen',
		type: 'options',
		noDataExpression: true,
		...forOccasions('gone_quiet'),
		options: [
			{
				name: 'An Attribute Says So',
				value: 'attribute',
				description: 'One of your own attributes, such as a status that your CRM keeps',
			},
			{
				name: 'No Order for Long',
				value: 'orders',
				description:
					'No order for more than 60 days and twice their own usual gap, after three orders or more; Options change the numbers',
			},
		],
		default: 'orders',
	},
	pickerField('attributes', {
		displayName: 'Attribute',
		name: 'quietAttribute',
		displayOptions: { show: { occasion: ['gone_quiet'], quietWhen: ['attribute'] } },
		description: 'One of your own attributes',
	}),
	{
		displayName: 'Is',
		name: 'quietIs',
		type: 'string',
		displayOptions: { show: { occasion: ['gone_quiet'], quietWhen: ['attribute'] } },
		default: '',
		placeholder: 'e.g. dormant, lost',
		description: 'The values that mean quiet, with commas between. Yes when empty.',
	},
	metric('promoter', 'Of which score a high one counts'),
	metric('passive', 'Of which score a middle one counts'),
	{
		displayName: 'Edition',
		name: 'edition',
		type: 'string',
		...forOccasions('own_list'),
		default: '',
		placeholder: 'e.g. newsletter-2026-11',
		description:
			'Name of what is sent this time: each customer gets an edition once, however often the list comes',
	},
	{
		displayName: 'Content',
		name: 'content',
		type: 'options',
		...forOccasions('own_list'),
		options: [
			{ name: 'News', value: 'news' },
			{ name: 'Offer', value: 'offer', description: 'Needs consent to promotion' },
			{ name: 'Tips', value: 'tips' },
		],
		default: 'news',
		description: 'What it is: it decides which consent is needed',
	},
];
