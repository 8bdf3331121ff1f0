import type { INodeProperties } from 'n8n-workflow';

import { nothingInWords } from '../../../core/loop/care/nothing-in-words';
import { previewCare } from '../../../core/loop/care/preview';
import { readPreviewSpan } from '../../../core/loop/care/preview-span';
import { namedCustomer } from '../../../core/loop/customer/named-customer';
import { sayOf } from '../../../core/loop/workspace/spoken';
import { fillItem } from '../../../core/model/item';
import { hintOnce } from '../../connection/hint-once';
import { type Call, type Done, type Operation, textParameter } from '../../connection/operation';
import { pickersField } from '../../connection/pickers';
import { fromModel, ifKnown } from '../../connection/tool';
import { campaignFault } from '../campaign-labels';
import { campaignDefinition } from '../campaign-parameters';
import { campaignFields } from '../fields/campaign-fields';
import type { CareOutput } from './outputs';

const ofRange = { show: { span: ['range'] } };

const previewFields: INodeProperties[] = [
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
		description:
			'ID, email address, phone number, or an ID of another system as crm:4711. Empty for all.',
	},
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
		],
		default: 'perMessage',
	},
];

/** Shows who would get what, and who would not and why; sends and stores nothing. */
export const preview: Operation<CareOutput> = {
	value: 'preview',
	name: 'Preview',
	action: 'Preview what will be sent',
	description: 'Show who would get what on any days, and who would not and why; nothing is sent',
	tool: {
		description:
			'Shows what the care campaigns in use will send on the days ahead, without sending anything. Returns each message with its customer, campaign and text, and each that is held with the reason.',
		inputs: {
			previewOf: 'all',
			span: fromModel(
				'Days',
				'today, next_7_days, next_30_days, next_12_months, or range for From and Until',
				{ otherwise: 'next_7_days' },
			),
			from: fromModel('From', 'First day of a range, as 2026-10-01', ifKnown),
			until: fromModel('Until', 'Last day of a range, as 2026-10-31', ifKnown),
			onlyFor: fromModel(
				'Customer',
				'Mail address, phone number or ID of one customer; empty for all',
				ifKnown,
			),
		},
	},
	fields: [...previewFields, ...campaignFields],
	async execute(call) {
		try {
			return await previewed(call);
		} catch (error) {
			throw campaignFault(error, call.parameter);
		}
	},
};

async function previewed(call: Call): Promise<Array<Done<CareOutput>>> {
	const { context, house, now, parameter } = call;
	const of = parameter('previewOf', 'this');
	const chosen = parameter('campaigns', []);
	const word = textParameter(call, 'onlyFor');
	const span = await readPreviewSpan(house, now, {
		span: parameter('span', 'next_30_days'),
		from: parameter('from', ''),
		until: parameter('until', ''),
	});
	const found = await previewCare(house, now, {
		definition: of === 'this' ? campaignDefinition(parameter) : null,
		campaigns: of === 'chosen' ? [chosen].flat().map(String) : null,
		...span,
		customerId: word === null ? null : (await namedCustomer(house, word)).customer.customer_id,
	});
	if (found.note !== null) hintOnce(context, found.note);
	const nothing = nothingInWords(house, found);
	if (nothing !== null) hintOnce(context, nothing);
	if (parameter('items', 'perMessage') === 'perDay') {
		return found.days.map((day) => {
			const outcome = { code: 'day', text: sayOf(house)('care.day', day) };
			return { item: { ...fillItem({}, { outcome }), day }, output: 'done' };
		});
	}
	return [
		...found.due.map((parts) => ({ item: fillItem({}, parts), output: 'done' as const })),
		...found.held.map((parts) => ({ item: fillItem({}, parts), output: 'held' as const })),
	];
}
