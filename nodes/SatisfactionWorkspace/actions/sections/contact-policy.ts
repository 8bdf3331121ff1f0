import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Json, JsonObject } from '../../../../core/model/json';
import { conditionFields, conditionRow } from '../../../connection/condition-fields';
import { quotasField, readQuota } from './quotas';
import { weekdayOptions } from './weekday-options';
import { numeric, pick, rows, under, words } from './given';

export const contactPolicySection: INodeProperties = {
	displayName: 'Contact Policy',
	name: 'contactPolicy',
	type: 'collection',
	placeholder: 'Add setting',
	default: {},
	options: [
		{
			displayName: 'Channels',
			name: 'channels',
			type: 'multiOptions',
			options: [
				{
					name: 'Another Node',
					value: 'other',
					description: 'Phone or messenger, by a node behind Survey',
				},
				{ name: 'Email', value: 'email' },
				{
					name: 'Messenger',
					value: 'chat',
					description: 'WeChat, WeCom, DingTalk or Feishu, by Satisfaction Message',
				},
				{ name: 'Text Message', value: 'sms', description: 'By Satisfaction Message' },
			],
			default: ['email'],
			description:
				'By which ways customers are asked. With more than one, customers may choose on their preference page.',
		},
		{
			displayName: 'Company Domains',
			name: 'staffDomains',
			type: 'string',
			default: '',
			placeholder: 'e.g. example.com, example.cn',
			description:
				'Domains of your own mailboxes, separated by commas: whoever has one is not asked, as are all who are in the team list',
		},
		{
			displayName: 'Consent',
			name: 'consent',
			type: 'options',
			options: [
				{
					name: 'Ask Until They Object',
					value: 'opt_out',
					description: 'Everybody may be asked who has not opted out',
				},
				{
					name: 'Ask Only With Consent',
					value: 'opt_in',
					description: 'Only customers whose consent is recorded are asked',
				},
			],
			default: 'opt_out',
			description: 'Of surveys. News and promotional care are for customers who agreed, always.',
		},
		{
			displayName: 'Consent to Service Messages',
			name: 'serviceConsent',
			type: 'options',
			options: [
				{
					name: 'Write Only With Consent',
					value: 'opt_in',
					description: 'Only customers whose consent is recorded are written to',
				},
				{
					name: 'Write Until They Object',
					value: 'opt_out',
					description: 'Everybody may be written to who has not objected',
				},
			],
			default: 'opt_out',
			description:
				"Of messages about the customer's own matter: whether a problem is solved, and mails that a Message node writes",
		},
		{
			displayName: 'Defer at Most',
			name: 'deferAtMost',
			type: 'string',
			default: '7d',
			description:
				'How far a survey may be put off when a limit is reached, e.g. 7d; past it, it is dropped',
		},
		{
			displayName: 'Delay After the Event',
			name: 'delay',
			type: 'string',
			default: '24h',
			description: 'How long after the event a customer is asked, e.g. 24h or 30m; 0 asks at once',
		},
		{
			displayName: 'Do Not Ask Where',
			name: 'filters',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true, sortable: true },
			placeholder: 'Add filter',
			default: {},
			description:
				'Filters on what happened and to whom; one that is met is enough. The rows replace the stored ones.',
			options: [
				{
					displayName: 'Filter',
					name: 'entries',
					values: [
						...conditionFields,
						{
							displayName: 'Name',
							name: 'name',
							type: 'string',
							default: '',
							placeholder: 'e.g. Spam',
							description: 'Told as the reason why somebody was not asked',
						},
					],
				},
			],
		},
		{
			displayName: 'Frequency Limits',
			name: 'caps',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add limit',
			default: {},
			description: 'How often one customer may be asked. Rows change the limit they name.',
			options: [
				{
					displayName: 'Limit',
					name: 'entries',
					values: [
						{
							displayName: 'Surveys',
							name: 'of',
							type: 'options',
							options: [
								{ name: 'All Together', value: 'overall' },
								{ name: 'CES', value: 'ces' },
								{ name: 'CSAT', value: 'csat' },
								{ name: 'CSI', value: 'csi' },
								{ name: 'NPS', value: 'nps' },
							],
							default: 'overall',
						},
						{
							displayName: 'At Most',
							name: 'atMost',
							type: 'number',
							typeOptions: { minValue: 0 },
							default: 1,
							description: 'Number of surveys in that time; 0 removes the limit',
						},
						{
							displayName: 'In Days',
							name: 'days',
							type: 'number',
							typeOptions: { minValue: 1 },
							default: 14,
						},
					],
				},
			],
		},
		{
			displayName: 'Oldest Event',
			name: 'maxEventAge',
			type: 'string',
			default: '14d',
			description: 'Nobody is asked about an event that is older than this, e.g. 14d',
		},
		{
			displayName: 'Quiet Hours',
			name: 'quietHours',
			type: 'fixedCollection',
			// What is added empty is dropped by the editor with the next change, and its neighbours with it.
			default: { entries: { from: '21:00', to: '09:00' } },
			description:
				"When nothing is sent, in the customer's time zone where it is known. Empty both fields for no quiet hours.",
			options: [
				{
					displayName: 'Quiet Hours',
					name: 'entries',
					values: [
						{ displayName: 'From', name: 'from', type: 'string', default: '21:00' },
						{ displayName: 'To', name: 'to', type: 'string', default: '09:00' },
					],
				},
			],
		},
		quotasField,
		{
			displayName: 'Reminders',
			name: 'reminders',
			type: 'string',
			default: '3d',
			placeholder: 'e.g. 3d, 7d',
			description:
				'Waits before each reminder, separated by commas, e.g. 3d, 7d. Leave empty for none.',
		},
		{
			displayName: 'Sample Percent',
			name: 'samplePercent',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 100 },
			default: 100,
			description: 'Share of customers who are asked; the same customers every time',
		},
		{
			displayName: 'Send Days',
			name: 'sendDays',
			type: 'fixedCollection',
			default: { entries: { on: 'workdays' } },
			description:
				"On which days customers are written to, in the customer's time zone where it is known; reminders and verifications, too",
			options: [
				{
					displayName: 'Send Days',
					name: 'entries',
					values: [
						{
							displayName: 'Send On',
							name: 'on',
							type: 'options',
							options: [
								{ name: 'All Days', value: 'all' },
								{ name: 'Chosen Weekdays', value: 'weekdays' },
								{
									name: 'Workdays of the Calendar',
									value: 'workdays',
									description:
										'As Working Time says: neither weekends nor public holidays, but make-up workdays (调休)',
								},
							],
							default: 'workdays',
						},
						{
							displayName: 'Weekdays',
							name: 'weekdays',
							type: 'multiOptions',
							options: weekdayOptions,
							default: [1, 2, 3, 4, 5],
							displayOptions: { show: { on: ['weekdays'] } },
						},
					],
				},
			],
		},
		{
			displayName: 'Unsubscribe Address',
			name: 'unsubscribeAddress',
			type: 'string',
			default: '',
			placeholder: 'e.g. unsubscribe@example.com',
			description:
				'A mailbox that mail programs may write to in place of the link; the subject says of what and who. Somebody has to read it and set consent. Empty for none.',
		},
		{
			displayName: 'When a Limit Is Reached',
			name: 'whenThrottled',
			type: 'options',
			options: [
				{ name: 'Ask Later', value: 'defer', description: 'At the first moment that is allowed' },
				{ name: 'Do Not Ask', value: 'drop' },
			],
			default: 'defer',
		},
	],
};

export function readContactPolicy(added: Record<string, unknown>): JsonObject {
	const quiet = rows(added, 'quietHours');
	const filters = rows(added, 'filters');
	const sendDays = rows(added, 'sendDays');
	const quotas = rows(added, 'quotas');
	return under('policy', {
		...pick(added, {
			channels: ['channels'],
			consent: ['consent'],
			serviceConsent: ['serviceConsent'],
			unsubscribeAddress: ['unsubscribeAddress', orNothing],
			deferAtMost: ['deferAtMost'],
			delay: ['delay'],
			maxEventAge: ['maxEventAge'],
			reminders: ['reminders', waits],
			samplePercent: ['samplePercent', numeric],
			staffDomains: ['staffDomains', words],
			whenThrottled: ['whenThrottled'],
		}),
		...readCaps(rows(added, 'caps') ?? []),
		...(filters === null
			? {}
			: { filters: filters.map((row) => ({ ...conditionRow(row), name: row.name as Json })) }),
		...(quotas === null ? {} : { quotas: quotas.map(readQuota) }),
		...(sendDays === null ? {} : { sendDays: readSendDays(sendDays[0] ?? {}) }),
		...(quiet === null ? {} : { quietHours: readQuietHours(quiet[0] ?? {}) }),
	});
}

/** An empty field takes the address away. */
const orNothing = (value: unknown): Json =>
	String(value ?? '').trim() === '' ? null : (value as Json);

/** `0` is no reminder, as an empty field is. */
const waits = (value: unknown): Json => [words(value)].flat().filter((wait) => wait !== '0');

function readCaps(entries: IDataObject[]): JsonObject {
	const caps: JsonObject = {};
	const perMetric: JsonObject = {};
	for (const { of, atMost, days } of entries) {
		const given = { limit: numeric(atMost), days: numeric(days) };
		const cap = given.limit === 0 ? null : given;
		if (of === 'overall') caps.capOverall = cap;
		else perMetric[String(of)] = cap;
	}
	return { ...caps, ...under('capPerMetric', perMetric) };
}

/** No row is no statement about days. */
const readSendDays = ({ on = 'all', weekdays }: IDataObject): Json =>
	on === 'weekdays' ? ((weekdays ?? []) as Json) : (on as Json);

function readQuietHours({ from, to }: IDataObject): Json {
	const blank = [from, to].every((time) => String(time ?? '').trim() === '');
	return blank ? null : { from: from as Json, to: to as Json };
}
