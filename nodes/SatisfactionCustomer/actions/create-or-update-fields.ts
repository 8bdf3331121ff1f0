import type { INodeProperties } from 'n8n-workflow';

/** n8n hides what a mapper is described by while it maps by itself. */
export const headingsNotice: INodeProperties = {
	displayName:
		'Map Automatically understands headings as they are, in English or Chinese: Customer ID, Name, Email, 手机, 生日, 国家 and others, and the names of your own attributes. No Edit Fields node is needed. Columns that were not used are named beside the output.',
	name: 'headingsNotice',
	type: 'notice',
	default: '',
};

export const systemField: INodeProperties = {
	displayName: 'System of the Customer IDs',
	name: 'system',
	type: 'string',
	default: '',
	placeholder: 'e.g. zendesk, shop or crm',
	description:
		'Where Customer ID comes from. Use the name that events of the system have as their source, so that both know the same person. Empty takes the system of a record that Satisfaction CRM has listed, else crm.',
};

export const optionsField: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Clear Fields',
			name: 'cleared',
			type: 'multiOptions',
			default: [],
			description: 'Stored values to remove where the row brings no new one',
			options: [
				{ name: 'Birthday', value: 'birth' },
				{ name: 'Country', value: 'country' },
				{ name: 'Email', value: 'email' },
				{ name: 'First Order', value: 'first_order' },
				{ name: 'Form of Address', value: 'title' },
				{ name: 'Language', value: 'language' },
				{ name: 'Last Order', value: 'last_order' },
				{ name: 'Name', value: 'name' },
				{ name: 'Owner', value: 'owner' },
				{ name: 'Phone', value: 'phone' },
				{ name: 'Renewal Date', value: 'renewal' },
				{ name: 'Segment', value: 'segment' },
				{ name: 'Tags', value: 'tags' },
				{ name: 'Time Zone', value: 'timeZone' },
				{ name: 'Yearly Value', value: 'value' },
			],
		},
		{
			displayName: 'Clear Own Attributes',
			name: 'clearedAttributes',
			type: 'string',
			default: '',
			placeholder: 'e.g. plan, seats',
			description:
				'Keys of attributes of your own to remove where the row brings no new one, separated by commas',
		},
		{
			displayName: 'Order of Dates',
			name: 'order',
			type: 'options',
			default: 'none',
			options: [
				{ name: 'Day, Month, Year', value: 'dmy' },
				{ name: 'Month, Day, Year', value: 'mdy' },
				{
					name: 'Only Where It Is Clear',
					value: 'none',
					description: 'A date such as 03/04/1990 is left out with a note',
				},
				{ name: 'Year, Month, Day', value: 'ymd' },
			],
			description: 'How dates such as 03/04/1990 are written',
		},
		{
			displayName: 'Numbers Are Days of a Spreadsheet',
			name: 'serial',
			type: 'boolean',
			default: false,
			description: 'Whether a date such as 33000 counts the days since 1900, as spreadsheets do',
		},
	],
};
