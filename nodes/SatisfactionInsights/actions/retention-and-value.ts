import type { INodeProperties } from 'n8n-workflow';

import {
	retentionAndValue as run,
	whyNobody,
} from '../../../core/loop/insight/retention-and-value';
import type { ValueInput } from '../../../core/loop/insight/value-asked';
import { readNumber, readText, readWord } from '../../../core/model/read-input';
import { type Call, collection, type Operation } from '../../connection/operation';
import { hintOnce } from '../../connection/hint-once';
import { pickerField } from '../../connection/pickers';
import { languageField, periodFieldsOver, readScope, scopeToolsOver } from './scope-fields';

const groupedBy = ['all', 'attribute', 'cohort', 'country', 'segment'] as const;

const fields: INodeProperties[] = [
	...periodFieldsOver('last_12_months'),
	{
		displayName: 'Items',
		name: 'valueItems',
		type: 'options',
		options: [
			{
				name: 'Customers',
				value: 'customers',
				description: 'One item for each customer, who is likeliest to leave and worth most first',
			},
			{
				name: 'Customers Who May Leave',
				value: 'at_risk',
				description: 'The same without those who are lost, and without those who stay',
			},
			{ name: 'Groups', value: 'groups', description: 'One item for each group of customers' },
			{
				name: 'Health Points',
				value: 'healthPoints',
				description:
					'One item: what each reason should cost, from who left in the period; nothing is set',
			},
		],
		default: 'groups',
	},
	{
		displayName: 'Group By',
		name: 'customersBy',
		type: 'options',
		options: [
			{ name: 'All Customers', value: 'all' },
			{ name: 'Attribute', value: 'attribute' },
			{ name: 'Country', value: 'country' },
			{ name: 'Month of the First Order', value: 'cohort' },
			{ name: 'Segment', value: 'segment' },
		],
		default: 'all',
	},
	pickerField('attributes', {
		displayName: 'Attribute',
		name: 'customerAttribute',
		required: true,
		displayOptions: { show: { customersBy: ['attribute'] } },
		description: 'Customers with the same value are one group',
	}),
	{
		displayName: 'Lost When',
		name: 'lostBy',
		type: 'options',
		options: [
			{
				name: 'The Contract Has Ended',
				value: 'contract',
				description: 'The renewal date has passed without contract.renewed',
			},
			{
				name: 'They Have Not Ordered for Long',
				value: 'orders',
				description: 'For several times as long as their own orders usually lie apart',
			},
		],
		default: 'orders',
	},
	{
		displayName: 'Options',
		name: 'valueOptions',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'At Most',
				name: 'most',
				type: 'number',
				default: 100,
				typeOptions: { minValue: 1, maxValue: 10000 },
				description: 'So many customers leave as items',
			},
			{
				displayName: 'Category',
				name: 'category',
				type: 'string',
				default: 'category',
				description: 'Attribute of an order that says what it was of, for cross-buying',
			},
			{
				displayName: 'Discount per Year',
				name: 'discount',
				type: 'number',
				default: 10,
				typeOptions: { minValue: 0.1, maxValue: 100 },
				description: 'In percent: what money is worth less a year later',
			},
			{
				displayName: 'Gaps Without an Order',
				name: 'gaps',
				type: 'number',
				default: 3,
				typeOptions: { minValue: 1, maxValue: 50 },
				description:
					'So many times as long as their own orders usually lie apart, and a customer is lost',
			},
			{
				displayName: 'Recontact Days',
				name: 'recontactDays',
				type: 'number',
				default: 7,
				typeOptions: { minValue: 1, maxValue: 90 },
				description: 'A ticket that is reopened within them was not solved at first contact',
			},
			{
				displayName: 'Segment',
				name: 'segment',
				type: 'string',
				default: '',
				placeholder: 'e.g. enterprise',
				description: 'Only customers of this segment',
			},
		],
	},
	languageField,
];

/** Retention and value of groups, or who may leave. */
export const retentionAndValue: Operation = {
	value: 'retentionAndValue',
	name: 'Retention and Value',
	action: 'Get retention and value of customers',
	description:
		'Tell who stays, who leaves and what they are worth: retention, repurchase, cross-buying, and the orders to be expected',
	resource: 'customer',
	tool: {
		description:
			'Tells how many customers stay and buy again, how many will probably not order again and what they were worth, and what is to be expected in the next 12 months. Returns one item for each group, or for each customer with reasons, all with n and one paragraph.',
		inputs: scopeToolsOver('last_12_months'),
	},
	fields,
	async execute(call) {
		const input = inputOf(call);
		const items = await run(call.house, call.now, input);
		if (items.length === 0) {
			hintOnce(call.context, await whyNobody(call.house, call.now, input));
		}
		return items.map((item) => ({ item: { ...item } }));
	},
};

function inputOf(call: Call): ValueInput {
	const { parameter } = call;
	const options = collection(call, 'valueOptions');
	const scope = readScope(call);
	const by = readWord(parameter('customersBy', 'all'), 'Group By', groupedBy);
	const number = (name: string, label: string, otherwise: number, low: number, high: number) =>
		readNumber(options[name] ?? otherwise, label, low, high);
	const segment = options.segment;
	return {
		...scope,
		filters: {
			...scope.filters,
			segment: typeof segment === 'string' && segment.trim() !== '' ? segment.trim() : null,
		},
		items: readWord(parameter('valueItems', 'groups'), 'Items', [
			'groups',
			'customers',
			'at_risk',
			'healthPoints',
		]),
		by:
			by === 'attribute'
				? { attribute: readText(parameter('customerAttribute', ''), 'Attribute', 200) }
				: by,
		lostBy: readWord(parameter('lostBy', 'orders'), 'Lost When', ['orders', 'contract']),
		gaps: number('gaps', 'Gaps Without an Order', 3, 1, 50),
		category: readText(options.category ?? 'category', 'Category', 200),
		discount: number('discount', 'Discount per Year', 10, 0.1, 100) / 100,
		recontactDays: number('recontactDays', 'Recontact Days', 7, 1, 90),
		most: number('most', 'At Most', 100, 1, 10_000),
	};
}
