import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Json, JsonObject } from '../../../../core/model/json';
import { pickerField } from '../../../connection/pickers';
import { byName, numeric, pick, rows, under } from './given';
import { ladderField } from './ladder';
import { roleField, roleOf } from './role';
import { presetByPriorityField, presetsField, readSla } from './sla';

export const casesSection: INodeProperties = {
	displayName: 'Cases',
	name: 'cases',
	type: 'collection',
	placeholder: 'Add setting',
	default: {},
	options: [
		roleField({
			displayName: 'Compensation Approver Role',
			name: 'approverRole',
			default: 'manager',
			description: 'Role that is asked when a compensation is above the limit',
		}),
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
						roleField({
							displayName: 'Role',
							name: 'role',
							default: 'agent',
							description: 'Whose limit this is',
						}),
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
			displayName: 'Longest Pause',
			name: 'longestPause',
			type: 'string',
			default: '14d',
			description:
				'How long a case may wait for the customer or somebody else while its clock stands, all its pauses together, e.g. 14d',
		},
		{
			displayName: "Show Owner's First Name to Customers",
			name: 'showOwnerFirstName',
			type: 'boolean',
			default: false,
			description:
				'Whether the thanks and progress pages say who takes care of a low answer, by first name',
		},
		presetByPriorityField,
		presetsField,
		pickerField('surveys', {
			displayName: 'Verification Survey',
			name: 'verificationSurvey',
			none: 'None',
			description: 'Survey that asks the customer whether the fix worked',
		}),
		{
			displayName: 'Verify After',
			name: 'verifyAfter',
			type: 'string',
			default: '24h',
			description:
				'Time between the fix and the question whether it worked, e.g. 24h; 0 asks at once',
		},
		{
			displayName: 'Verify Timeout',
			name: 'verifyTimeout',
			type: 'string',
			default: '7d',
			description: 'Silence after which a case ends as unconfirmed, e.g. 7d',
		},
	],
};

export function readCases(added: Record<string, unknown>): JsonObject {
	const ladder = rows(added, 'ladder');
	const limits = rows(added, 'limits') ?? [];
	return {
		...pick(added, {
			longestPause: ['longestPause'],
			verifyAfter: ['verifyAfter'],
			verifyTimeout: ['verifyTimeout'],
			verificationSurvey: ['verificationSurvey'],
			showOwnerFirstName: ['showOwnerFirstName'],
		}),
		...(ladder === null ? {} : { ladder: ladder.map(readRung) }),
		...readSla(added),
		...under('compensation', {
			...pick(added, { currency: ['currency'], approverRole: ['approverRole', roleOf] }),
			...under(
				'limits',
				byName(
					limits.map((row) => ({ ...row, role: roleOf(row.role) })),
					'role',
					({ amount }) => numeric(amount),
				),
			),
		}),
	};
}

function readRung(row: IDataObject): Json {
	return {
		name: row.name as Json,
		at: row.when === 'share' ? { share: Number(row.percent) / 100 } : { breach: row.when as Json },
		notify: row.tell === 'person' ? { person: row.person as Json } : { role: roleOf(row.role) },
		takesOver: row.takesOver === true,
	};
}
