import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Json, JsonObject } from '../../../../core/model/json';
import { rows, words } from './given';

const attributeFields: INodeProperties[] = [
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		placeholder: 'e.g. Contract Plan',
		description: 'What people call it; a column of this name is mapped to it',
	},
	{
		displayName: 'Key',
		name: 'key',
		type: 'string',
		default: '',
		placeholder: 'e.g. plan',
		description:
			'Its name on an item, as in customer.attributes.plan: letters, digits and underscores. Empty: the name. It stays, whatever the name becomes.',
	},
	{
		displayName: 'Type',
		name: 'type',
		type: 'options',
		options: [
			{ name: 'Choice', value: 'choice', description: 'One of the choices below' },
			{ name: 'Date', value: 'date', description: 'A day that care can be timed by' },
			{ name: 'Number', value: 'number' },
			{ name: 'Text', value: 'text' },
			{ name: 'Yes or No', value: 'yes_no' },
		],
		default: 'text',
	},
	{
		displayName: 'Choices',
		name: 'choices',
		type: 'string',
		default: '',
		placeholder: 'e.g. basic, pro, enterprise',
		displayOptions: { show: { type: ['choice'] } },
		description: 'What may be chosen, separated by commas',
	},
];

/** What is known of customers. */
export const customersSection: INodeProperties = {
	displayName: 'Customers',
	name: 'customers',
	type: 'collection',
	placeholder: 'Add setting',
	default: {},
	options: [
		{
			displayName: 'Customer Attributes',
			name: 'customerAttributes',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add attribute',
			default: {},
			description:
				'What you know of your customers beside name, addresses, dates and the other fields that every customer has. The rows replace the stored ones.',
			options: [{ displayName: 'Attribute', name: 'entries', values: attributeFields }],
		},
	],
};

export function readCustomerSettings(added: Record<string, unknown>): JsonObject {
	const entries = rows(added, 'customerAttributes');
	return entries === null ? {} : { customerAttributes: entries.map(readAttribute) };
}

function readAttribute({ name, key, type, choices }: IDataObject): JsonObject {
	return {
		name: (name ?? null) as Json,
		key: (key ?? null) as Json,
		type: (type ?? 'text') as Json,
		choices: words(choices),
	};
}
