import type { INodeProperties } from 'n8n-workflow';

import { fromRoot } from '../../connection/from-root';
import { fromModel, ifKnown, onlyAsTool } from '../../connection/tool';
import { attachmentsField } from './attachments';
import { withReceiver } from './channel-field';
import { fromField } from './from-field';

const subject: INodeProperties = {
	displayName: 'Subject',
	name: 'subject',
	type: 'string',
	default: '',
	placeholder: 'e.g. Thank you from {brand}',
	description:
		'One line. Short names as in the text: {customer}, {owner}, {brand}, {subject}, {score}, {comment}. Empty takes the one that the item brings along.',
};

const text: INodeProperties = {
	displayName: 'Text',
	name: 'text',
	type: 'string',
	typeOptions: { rows: 8 },
	default: '',
	placeholder: 'e.g. Your **{score}** made our day. Thank you!',
	description:
		'Plain text or Markdown: **bold**, *italics*, [links](https://…), lists, headings. Filled in by short names: {customer}, {owner}, {brand}, {subject}, {score}, {comment}, {case} (a link to the case, for the team only). Empty takes what the item says.',
};

/** What a tool is told, for which elsewhere the item speaks. */
export const aboutFields: readonly INodeProperties[] = [
	{
		displayName: 'Case ID',
		name: 'aboutCase',
		type: 'string',
		default: fromModel(
			'Case ID',
			'ID of the case that the mail is about, which begins with cas_: its customer or owner is the reader',
			ifKnown,
		),
		placeholder: 'e.g. cas_0123456789abcdefghjk',
		description: 'Its customer or owner is written to',
		displayOptions: onlyAsTool,
	},
	{
		displayName: 'Customer Email',
		name: 'aboutCustomer',
		type: 'string',
		default: fromModel(
			'Customer Email',
			'Mail address of the customer who is written to, where there is no case',
			ifKnown,
		),
		placeholder: 'e.g. nathan@example.com',
		description: 'The customer who is written to, where there is no case',
		displayOptions: { show: { ...onlyAsTool.show, ...fromRoot({ to: ['customer'] }) } },
	},
];

const version = { ...subject, description: 'One line, in that language' };
const versionText = { ...text, description: 'As above, in that language' };

/** What a mail of one's own is made of, in the order in which it is asked for. */
export const writeFields: readonly INodeProperties[] = [
	{
		displayName: 'To',
		name: 'to',
		type: 'options',
		options: [
			{
				name: 'An Address',
				value: 'address',
				description: 'Anybody, e.g. who reads the report',
			},
			{
				name: 'Customer',
				value: 'customer',
				description: 'The customer of the item, unless they have opted out',
			},
			{
				name: 'Owner',
				value: 'owner',
				description: 'The owner of the item, else of its case',
			},
		],
		default: 'customer',
		displayOptions: { show: { channel: [...withReceiver] } },
		description:
			'Who gets the message. Test items and manual executions go to the test address of the workspace all the same.',
	},
	{
		displayName: 'Address',
		name: 'address',
		type: 'string',
		default: '',
		placeholder: 'e.g. name@example.com',
		description: 'One address of the channel: a mail address, a telephone number, an ID',
		displayOptions: { show: { channel: [...withReceiver], to: ['address'] } },
	},
	subject,
	text,
	{
		displayName: 'In Another Language',
		name: 'otherLanguages',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Language',
		default: {},
		description:
			'The same in other languages: the language of the receiver picks, else that of the workspace',
		options: [
			{
				displayName: 'Version',
				name: 'version',
				values: [
					{
						displayName: 'Language',
						name: 'language',
						type: 'string',
						default: '',
						placeholder: 'e.g. zh-CN',
						description: 'Tag of the language, e.g. en, zh-CN, fr',
					},
					version,
					versionText,
				],
			},
		],
	},
];

export const writeOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		attachmentsField,
		fromField,
		{
			displayName: 'Greeting',
			name: 'greeting',
			type: 'boolean',
			default: true,
			description: 'Whether to begin with "Hello" and the name of the receiver',
		},
		{
			displayName: 'Key',
			name: 'key',
			type: 'string',
			default: '',
			placeholder: 'e.g. report-2026-W20',
			description:
				'The same key is sent to the same receiver once. Leave empty to send once for what the item is about: an answer, a step of a case, an event.',
		},
		{
			displayName: 'Purpose',
			name: 'purpose',
			type: 'options',
			options: [
				{
					name: 'News',
					value: 'news',
					description: 'Reaches only customers who have agreed to news',
				},
				{
					name: 'Promotional Care',
					value: 'promotional_care',
					description: 'Offers and greetings; reaches only customers who have agreed to them',
				},
				{
					name: 'Service',
					value: 'service',
					description: "About the customer's own matter; reaches all who have not objected",
				},
			],
			default: 'service',
			description:
				'What a mail to a customer is for. Customers agree and object to each purpose by itself; to unsubscribe from this mail ends its purpose.',
		},
		{
			displayName: 'Text Is',
			name: 'format',
			type: 'options',
			options: [
				{ name: 'Markdown', value: 'markdown' },
				{ name: 'Plain Text', value: 'plain', description: 'Shown as typed, stars and all' },
			],
			default: 'markdown',
			description: 'How marks in the text are read',
		},
	],
};
