import type { INodeProperties } from 'n8n-workflow';

const show = (...operations: string[]) => ({ displayOptions: { show: { operation: operations } } });

const surveyKey: INodeProperties = {
	displayName: 'Survey Key',
	name: 'surveyKey',
	type: 'resourceLocator',
	...show('invite', 'preview'),
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The survey, as a Satisfaction Response Trigger defines it',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchSurveys', searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. after-service' },
	],
};

const channel = (operation: string): INodeProperties => ({
	displayName: 'Channel',
	name: 'channel',
	type: 'options',
	noDataExpression: true,
	...show(operation),
	options: [
		{ name: 'Chat', value: 'chat', description: 'The group or account is chosen in a later node' },
		{ name: 'Email', value: 'email' },
		{ name: 'SMS', value: 'sms' },
	],
	default: 'email',
	description: 'How the message travels',
});

const customer: INodeProperties = {
	displayName: 'Customer',
	name: 'customer',
	type: 'collection',
	placeholder: 'Add field',
	...show('invite'),
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

const owner: INodeProperties = {
	displayName: 'Owner',
	name: 'owner',
	type: 'collection',
	placeholder: 'Add field',
	...show('invite'),
	default: {},
	description: 'Who is responsible for the answer, in place of the owner in the item',
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
			description: 'ID in Satisfaction Team',
		},
		{ displayName: 'Name', name: 'name', type: 'string', default: '' },
		{ displayName: 'Team', name: 'team', type: 'string', default: '' },
	],
};

const inviteOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	...show('invite'),
	default: {},
	options: [
		{
			displayName: 'Case ID',
			name: 'caseId',
			type: 'string',
			default: '',
			description: 'For a verification: the case that was resolved. From the item when empty.',
		},
		{
			displayName: 'Delay',
			name: 'delay',
			type: 'string',
			default: '',
			placeholder: 'e.g. 2h',
			description:
				'Time between the event and the message, such as 30m, 24h or 3d. The contact policy of the workspace when empty.',
		},
		{
			displayName: 'Event ID',
			name: 'eventId',
			type: 'string',
			default: '',
			description: 'The event that is the reason to ask. From the item when empty.',
		},
		{
			displayName: 'Test Mode',
			name: 'test',
			type: 'boolean',
			default: false,
			description:
				'Whether the invitation is marked as a test: it spends no contact budget and counts nowhere. Manual executions always are.',
		},
		{
			displayName: 'Wave',
			name: 'wave',
			type: 'string',
			default: '',
			placeholder: 'e.g. 2026-Q4',
			description:
				'Round of a relationship survey: each customer is asked once in it. The calendar quarter when empty.',
		},
	],
};

const invitationId: INodeProperties = {
	displayName: 'Invitation ID',
	name: 'invitationId',
	type: 'string',
	...show('remind', 'cancel', 'recordDelivery'),
	default: '',
	placeholder: 'e.g. inv_4f…',
	description: 'From the item when empty',
};

const deliveryFields: INodeProperties[] = [
	{
		displayName: 'State',
		name: 'state',
		type: 'options',
		noDataExpression: true,
		...show('recordDelivery'),
		options: [
			{ name: 'Bounced', value: 'bounced', description: 'It came back after it was sent' },
			{ name: 'Failed', value: 'failed', description: 'It could not be sent' },
			{ name: 'Sent', value: 'sent' },
		],
		default: 'sent',
		description: 'What became of the message',
	},
	channel('recordDelivery'),
	{
		displayName: 'Reason',
		name: 'reason',
		type: 'string',
		displayOptions: { show: { operation: ['recordDelivery'], state: ['bounced', 'failed'] } },
		default: '',
		placeholder: 'e.g. 550 no such user',
	},
	{
		displayName: 'Address Is Wrong for Good',
		name: 'permanent',
		type: 'boolean',
		displayOptions: { show: { operation: ['recordDelivery'], state: ['bounced', 'failed'] } },
		default: false,
		description: 'Whether the address is not used again until it changes',
	},
	{
		displayName: 'Options',
		name: 'deliveryOptions',
		type: 'collection',
		placeholder: 'Add option',
		...show('recordDelivery'),
		default: {},
		options: [
			{
				displayName: 'Message-ID',
				name: 'messageId',
				type: 'string',
				default: '',
				description: 'The Message-ID that a bounce quotes, in place of the invitation',
			},
			{
				displayName: 'Recipient',
				name: 'recipient',
				type: 'string',
				default: '',
				description: 'Address it went to. From the item when empty.',
			},
		],
	},
];

/** The parameters of all operations. */
export const surveyFields: INodeProperties[] = [
	surveyKey,
	channel('invite'),
	customer,
	owner,
	inviteOptions,
	invitationId,
	{
		displayName: 'Reason',
		name: 'cancelReason',
		type: 'string',
		...show('cancel'),
		default: '',
		placeholder: 'e.g. The customer called',
		description: 'Stored with the invitation',
	},
	...deliveryFields,
	{
		displayName: 'Language',
		name: 'language',
		type: 'string',
		...show('preview'),
		default: '',
		placeholder: 'e.g. zh-CN',
		description: 'The default language of the survey when empty',
	},
];
