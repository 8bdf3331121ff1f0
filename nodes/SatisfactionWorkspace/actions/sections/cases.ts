import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Json, JsonObject } from '../../../../core/model/json';
import { numeric, pick, rows, under } from './given';
import { ladderField } from './ladder';

export const casesSection: INodeProperties = {
	displayName: 'Cases',
	name: 'cases',
	type: 'collection',
	placeholder: 'Add setting',
	default: {},
	options: [
		{
			displayName: 'Compensation Approver Role',
			name: 'approverRole',
			type: 'string',
			default: 'manager',
			description: 'Role that is asked when a compensation is above the limit',
		},
		{
			displayName: 'Compensation Currency',
			name: 'currency',
			type: 'string',
			default: 'USD',
			placeholder: 'e.g. EUR or CNY',
			description: 'Currency of all limits, as a three-letter code',
		},
		{
			displayName: 'Compensation Limits',
			name: 'limits',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add limit',
			default: {},
			description: 'What each role may grant alone',
			options: [
				{
					displayName: 'Limit',
					name: 'entries',
					values: [
						{ displayName: 'Role', name: 'role', type: 'string', default: 'agent' },
						{
							displayName: 'Up To',
							name: 'amount',
							type: 'number',
							typeOptions: { minValue: 0 },
							default: 50,
						},
					],
				},
			],
		},
		ladderField,
		{
			displayName: 'SLA by Priority',
			name: 'defaultSla',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add priority',
			default: {},
			description: 'Which preset a case gets by its priority',
			options: [
				{
					displayName: 'Priority',
					name: 'entries',
					values: [
						{
							displayName: 'Priority',
							name: 'priority',
							type: 'options',
							options: [
								{ name: 'High', value: 'high' },
								{ name: 'Low', value: 'low' },
								{ name: 'Normal', value: 'normal' },
								{ name: 'Urgent', value: 'urgent' },
							],
							default: 'normal',
						},
						{
							displayName: 'Preset',
							name: 'preset',
							type: 'string',
							default: 'feedback',
							description: 'Live, chat, complaint, feedback, negative_with_plan, or one of yours',
						},
					],
				},
			],
		},
		{
			displayName: 'SLA Presets',
			name: 'slaPresets',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add preset',
			default: {},
			description:
				'Named pairs of clocks, counted in working time. Rows change the preset they name.',
			options: [
				{
					displayName: 'Preset',
					name: 'entries',
					values: [
						{ displayName: 'Name', name: 'name', type: 'string', default: 'complaint' },
						{
							displayName: 'First Response Within',
							name: 'response',
							type: 'string',
							default: '1h',
						},
						{
							displayName: 'Solved Within',
							name: 'resolution',
							type: 'string',
							default: '9h',
						},
					],
				},
			],
		},
		{
			displayName: 'Verification Survey Key',
			name: 'verificationSurvey',
			type: 'string',
			default: '',
			placeholder: 'e.g. fix-confirmed',
			description:
				'Key of the survey that asks the customer whether the fix worked. Leave empty for none.',
		},
		{
			displayName: 'Verify After',
			name: 'verifyAfter',
			type: 'string',
			default: '24h',
			description: 'Time between the fix and the question whether it worked',
		},
		{
			displayName: 'Verify Timeout',
			name: 'verifyTimeout',
			type: 'string',
			default: '7d',
			description: 'Silence after which a case ends as unconfirmed',
		},
	],
};

export function readCases(added: IDataObject): JsonObject {
	const ladder = rows(added, 'ladder');
	const limits = rows(added, 'limits') ?? [];
	return {
		...pick(added, {
			verifyAfter: ['verifyAfter', numeric],
			verifyTimeout: ['verifyTimeout', numeric],
			verificationSurvey: ['verificationSurvey'],
		}),
		...(ladder === null ? {} : { ladder: ladder.map(readRung) }),
		...under(
			'slaPresets',
			byName(rows(added, 'slaPresets'), 'name', ({ response, resolution }) => ({
				response: numeric(response),
				resolution: numeric(resolution),
			})),
		),
		...under(
			'defaultSla',
			byName(rows(added, 'defaultSla'), 'priority', ({ preset }) => preset as Json),
		),
		...under('compensation', {
			...pick(added, { currency: ['currency'], approverRole: ['approverRole'] }),
			...under(
				'limits',
				byName(limits, 'role', ({ amount }) => numeric(amount)),
			),
		}),
	};
}

function byName(
	entries: IDataObject[] | null,
	name: string,
	read: (row: IDataObject) => Json,
): JsonObject {
	return Object.fromEntries(
		(entries ?? []).map((row) => [String(row[name] ?? '').trim(), read(row)]),
	);
}

function readRung(row: IDataObject): Json {
	const who = String(row.who ?? '').trim();
	return {
		name: row.name as Json,
		at: row.when === 'share' ? { share: Number(row.percent) / 100 } : { breach: row.when as Json },
		notify: row.tell === 'person' ? { person: who } : { role: who },
		takesOver: row.takesOver === true,
	};
}
