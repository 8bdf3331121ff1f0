import type { INodeProperties } from 'n8n-workflow';

import { doubleItems } from '../../../core/loop/customer/double-items';
import { listCustomers } from '../../../core/loop/customer/list-customers';
import { readCustomerFilter } from '../../../core/loop/customer/read-customer-filter';
import { fillItem } from '../../../core/model/item';
import { collection, type Operation } from '../../connection/operation';
import { fromModel, ifKnown } from '../../connection/tool';
import { filtersField } from './list-filters';

const mostDoubles = 1_000;

const listFields: INodeProperties[] = [
	{
		displayName: 'Items',
		name: 'items',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'One per Customer', value: 'perCustomer', description: 'Each customer who fits' },
			{
				name: 'One per Likely Double',
				value: 'perDouble',
				description: 'Two records that may be one person, with the reason, ready for Merge',
			},
		],
		default: 'perCustomer',
	},
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
	filtersField,
];

/** Customers, or pairs of them that may be one. */
export const listCustomersOperation: Operation = {
	value: 'list',
	name: 'List',
	action: 'List customers',
	description: 'Get customers by segment, tag, owner, date, consent and more, or likely doubles',
	resource: 'customer',
	tool: {
		description:
			'Lists customers. Returns each with ID, name, addresses, language, segment, tags, dates and attributes.',
		inputs: {
			filters: {
				segment: fromModel('Segment', 'Segment that they belong to; empty for all', ifKnown),
				tag: fromModel('Tag', 'Tag that they have; empty for all', ifKnown),
				identity: fromModel(
					'Identity',
					'Email address, phone number, or ID of another system as crm:4711; empty for all',
					ifKnown,
				),
			},
		},
	},
	fields: listFields,
	async execute(call) {
		const { house, now, parameter } = call;
		const all = parameter('returnAll', false) === true;
		const limit = all ? null : Number(parameter('limit', 50));
		if (parameter('items', 'perCustomer') === 'perDouble') {
			const doubles = await doubleItems(house, limit ?? mostDoubles);
			return doubles.map(({ double, ...item }) => ({ item: { ...fillItem({}, item), double } }));
		}
		const filter = await readCustomerFilter(house, now, collection(call, 'filters'));
		const found = await listCustomers(house, now, { ...filter, limit });
		return found.map((customer) => ({ item: fillItem({}, { customer }) }));
	},
};
