import type { INodeProperties } from 'n8n-workflow';

import type { Json, JsonObject } from '../../../../core/model/json';
import { numeric, pick, under } from './given';

const months = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '24',
	placeholder: 'e.g. 24',
	description: `${description}; empty keeps them for ever`,
});

/** How long what is kept, in months. */
export const retentionSection: INodeProperties = {
	displayName: 'Retention',
	name: 'retention',
	type: 'collection',
	placeholder: 'Add setting',
	default: {},
	description:
		'After how many months what is forgotten, every night and for good. Get Settings tells beforehand how much is older than what.',
	options: [
		months('Activities After Months', 'activities', 'What Activity Triggers have told'),
		months(
			'Answers After Months',
			'answers',
			'Scores, comments and all else that was answered; nothing that an open case is about',
		),
		{
			displayName: 'Answers Become',
			name: 'answersBecome',
			type: 'options',
			options: [
				{
					name: 'Anonymous',
					value: 'anonymous',
					description:
						'The score stays in reports, with its survey and month; nobody is known by it',
				},
				{
					name: 'Deleted',
					value: 'deleted',
					description: 'Nothing of them stays, in reports neither',
				},
			],
			default: 'anonymous',
			description: 'What becomes of answers that are too old',
		},
		months('Audit Trail After Months', 'auditTrail', 'Who did what to whom'),
		months(
			'Care After Months',
			'care',
			'Whom a campaign wrote to for what, once it is over, after at least 14 months, so that nothing is sent again; effects of that time are measured without it',
		),
		months('Cases After Months', 'cases', 'Cases that have ended, with their history'),
		months('Comments After Months', 'comments', 'What customers wrote beside their score'),
		months('Events After Months', 'events', 'What other systems have told'),
		months(
			'Invitations After Months',
			'invitations',
			'Who was asked what, and why not; response rates of that time go with them',
		),
		months('Messages After Months', 'messages', 'Which mail was sent to whom'),
		months('Requests for Data After Months', 'privacyRequests', 'Who asked for their data'),
	],
};

export function readRetention(added: Record<string, unknown>): JsonObject {
	const fields = [
		'activities',
		'answers',
		'auditTrail',
		'care',
		'cases',
		'comments',
		'events',
		'invitations',
		'messages',
		'privacyRequests',
	];
	const read = Object.fromEntries(fields.map((field) => [field, [field, orForEver] as const]));
	return under('retention', pick(added, { ...read, answersBecome: ['answersBecome'] }));
}

/** An empty field keeps for ever. */
const orForEver = (value: unknown): Json =>
	String(value ?? '').trim() === '' ? null : numeric(value);
