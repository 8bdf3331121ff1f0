import type { INodeProperties } from 'n8n-workflow';

const stateField: INodeProperties = {
	displayName: 'Consent',
	name: 'consent',
	type: 'options',
	options: [
		{
			name: 'Agreed',
			value: 'granted',
			description: 'The customer wants such messages; promotion and news need it',
		},
		{ name: 'Objected', value: 'denied', description: 'The customer wants none any more' },
	],
	default: 'denied',
};

const purposesField: INodeProperties = {
	displayName: 'Purposes',
	name: 'purposes',
	type: 'multiOptions',
	options: [
		{
			name: 'About Their Own Matters',
			value: 'service',
			description: 'E.g. whether it is solved.',
		},
		{ name: 'News', value: 'news' },
		{ name: 'Offers and Greetings', value: 'promotional_care' },
		{ name: 'Surveys', value: 'survey' },
	],
	default: [],
	required: true,
	description: 'What messages it is about',
};

const surveyKindsField: INodeProperties = {
	displayName: 'Survey Kinds',
	name: 'surveyKinds',
	type: 'multiOptions',
	options: [
		{ name: 'CES', value: 'ces', description: 'How easy something was' },
		{ name: 'CSAT', value: 'csat', description: 'How satisfied somebody is' },
		{ name: 'CSI', value: 'csi', description: 'An index of several questions' },
		{ name: 'NPS', value: 'nps', description: 'Whether they would recommend you' },
	],
	default: [],
	displayOptions: { show: { purposes: ['survey'] } },
	description: 'Empty means all surveys',
};

const channelField: INodeProperties = {
	displayName: 'Channel',
	name: 'channel',
	type: 'options',
	options: [
		{ name: 'Any', value: 'all' },
		{ name: 'Email', value: 'email' },
		{ name: 'Messenger', value: 'chat', description: 'WeChat, WeCom, DingTalk, Feishu' },
		{ name: 'Other Than Email', value: 'other', description: 'Chats, text messages, letters' },
		{ name: 'Text Message', value: 'sms' },
	],
	default: 'all',
	description: 'How the messages travel that it is about',
};

const sourceField: INodeProperties = {
	displayName: 'Source',
	name: 'source',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. Call of 4 May',
	description: 'Where the customer said so: it is kept as the proof',
};

const wordsField: INodeProperties = {
	displayName: 'Words',
	name: 'words',
	type: 'string',
	typeOptions: { rows: 2 },
	default: '',
	placeholder: 'e.g. Yes, please send me your newsletter',
	description: 'What was shown or said to them, or what they said',
};

/** What somebody said, about what, where and in which words. */
export const consentFields: INodeProperties[] = [
	stateField,
	purposesField,
	surveyKindsField,
	channelField,
	sourceField,
	wordsField,
];
