import type { INodeProperties } from 'n8n-workflow';

import { pickerField } from '../../connection/pickers';

/** Which customers to list. */
export const filtersField: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	displayOptions: { show: { items: ['perCustomer'] } },
	options: [
		{
			displayName: 'Attribute',
			name: 'attribute',
			type: 'string',
			default: '',
			placeholder: 'e.g. plan',
			description: "One of the workspace's own attributes, by key or name",
		},
		{
			displayName: 'Attribute Value',
			name: 'attributeValue',
			type: 'string',
			default: '',
			placeholder: 'e.g. pro',
			description: 'What the attribute has to be, exactly',
		},
		{
			displayName: 'By',
			name: 'channel',
			type: 'options',
			options: [
				{ name: 'Email', value: 'email' },
				{ name: 'Messenger', value: 'chat' },
				{ name: 'Phone or Messenger', value: 'other' },
				{ name: 'Text Message', value: 'sms' },
			],
			default: 'email',
			description: 'By which way they may be written to, with May Be Written To About',
		},
		{
			displayName: 'Country',
			name: 'country',
			type: 'string',
			default: '',
			placeholder: 'e.g. CN',
			description: 'Its name or two letters',
		},
		{
			displayName: 'Date',
			name: 'date',
			type: 'string',
			default: '',
			placeholder: 'e.g. renewal',
			description:
				'Which day of theirs has to lie in the span: renewal, first_order, last_order, birth, or an attribute that is a date. Birthdays within the next days are found by month and day, solar and lunar; all else by days that are known with their year.',
		},
		{
			displayName: 'Date From',
			name: 'from',
			type: 'dateTime',
			default: '',
			description: 'The first day of the span, with Date',
		},
		{
			displayName: 'Date Until',
			name: 'until',
			type: 'dateTime',
			default: '',
			description: 'The last day of the span, with Date',
		},
		{
			displayName: 'Identity',
			name: 'identity',
			type: 'string',
			default: '',
			placeholder: 'e.g. +86 138 0000 1111',
			description:
				'Everybody who has this email address, phone number, or ID of another system as crm:4711',
		},
		{
			displayName: 'Language',
			name: 'language',
			type: 'string',
			default: '',
			placeholder: 'e.g. zh',
			description: 'A language with all its kinds: zh finds zh-CN, too',
		},
		{
			displayName: 'May Be Written To About',
			name: 'purpose',
			type: 'options',
			options: [
				{ name: 'News', value: 'news' },
				{ name: 'Offers and Greetings', value: 'promotional_care' },
				{ name: 'Surveys', value: 'survey' },
				{ name: 'Their Own Matters', value: 'service' },
			],
			default: 'news',
			description:
				'Who may be written to: they have agreed where that is needed, have not objected, and have asked for no pause',
		},
		pickerField('people', {
			displayName: 'Owner',
			name: 'owner',
			none: 'Anybody',
			description: 'Who looks after them',
		}),
		{ displayName: 'Segment', name: 'segment', type: 'string', default: '' },
		{ displayName: 'Tag', name: 'tag', type: 'string', default: '' },
		{
			displayName: 'Within the Next Days',
			name: 'nextDays',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 60,
			description: 'From today on, with Date; takes the place of From and Until',
		},
	],
};
