import type { INodeProperties } from 'n8n-workflow';

/** Who is asked, where the item brings no event. */
export const customerField: INodeProperties = {
	displayName: 'Customer',
	name: 'customer',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	description:
		'Who is asked, for items without an event. Each field replaces the one in the item; with an event, its own customer is asked.',
	options: [
		{
			displayName: 'Email',
			name: 'email',
			type: 'string',
			default: '',
			placeholder: 'name@email.com',
		},
		{
			displayName: 'ID',
			name: 'id',
			type: 'string',
			default: '',
			placeholder: 'e.g. cus_4f…',
			description: 'Customer ID in this workspace',
		},
		{
			displayName: 'Language',
			name: 'language',
			type: 'string',
			default: '',
			placeholder: 'e.g. zh-CN',
		},
		{ displayName: 'Name', name: 'name', type: 'string', default: '' },
		{ displayName: 'Phone', name: 'phone', type: 'string', default: '' },
		{ displayName: 'Segment', name: 'segment', type: 'string', default: '' },
		{
			displayName: 'Time Zone',
			name: 'timeZone',
			type: 'string',
			default: '',
			placeholder: 'e.g. Asia/Shanghai',
		},
	],
};
