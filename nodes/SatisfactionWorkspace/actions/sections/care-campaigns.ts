import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Json, JsonObject } from '../../../../core/model/json';
import { numeric, pick, rows, under } from './given';

const limit = (
	displayName: string,
	name: string,
	[atMost, days]: readonly [number, number],
	description: string,
): INodeProperties => ({
	displayName,
	name,
	type: 'fixedCollection',
	// What is added empty is dropped by the editor with the next change, and its neighbours with it.
	default: { entries: { atMost, days } },
	description,
	options: [
		{
			displayName: 'Limit',
			name: 'entries',
			values: [
				{
					displayName: 'At Most',
					name: 'atMost',
					type: 'number',
					typeOptions: { minValue: 0 },
					default: atMost,
					description: 'Number of messages in that time; 0 removes the limit',
				},
				{
					displayName: 'In Days',
					name: 'days',
					type: 'number',
					typeOptions: { minValue: 1 },
					default: days,
				},
			],
		},
	],
});

/** What holds for all care campaigns of the workspace. */
export const careCampaignsSection: INodeProperties = {
	displayName: 'Care Campaigns',
	name: 'care',
	type: 'collection',
	placeholder: 'Add setting',
	default: {},
	options: [
		{
			displayName: 'Birthdays on 29 February',
			name: 'leapDay',
			type: 'options',
			options: [
				{ name: 'On 1 March', value: '03-01' },
				{ name: 'On 28 February', value: '02-28' },
			],
			default: '02-28',
			description: 'When they are celebrated in a year that has no such day',
		},
		{
			displayName: 'Calm After a Solved Case',
			name: 'coolingTime',
			type: 'string',
			default: '7d',
			description:
				'How long no promotion is sent after a customer has confirmed that a problem is solved, e.g. 7d; 0 for none',
		},
		limit(
			'Limit of Care, Long',
			'far',
			[4, 30],
			'How often care may write to one customer, and to one mailbox, in a longer time. Birthday wishes and other greetings count and keep it, too.',
		),
		limit(
			'Limit of Care, Short',
			'near',
			[1, 7],
			'How often care may write to one customer, and to one mailbox, in a short time. Greetings count, but do not wait for it.',
		),
		limit(
			'Limit of Surveys and Care Together',
			'capTogether',
			[2, 14],
			'How often surveys and care together may write to one customer, and to one mailbox. Messages about their own matter do not count.',
		),
		{
			displayName: 'Stop Above Opt-Outs (%)',
			name: 'percent',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 100, numberPrecision: 2 },
			default: 1,
			description: 'A campaign stops itself when more of those it wrote to opt out because of it',
		},
		{
			displayName: 'Stop From (Messages)',
			name: 'least',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 200,
			description:
				'From how many messages on a campaign may stop itself: of fewer a share of opt-outs says nothing',
		},
	],
};

export function readCareCampaigns(added: Record<string, unknown>): JsonObject {
	return under('care', {
		...pick(added, { coolingTime: ['coolingTime'], leapDay: ['leapDay'] }),
		...under('caps', { ...readLimit(added, 'near'), ...readLimit(added, 'far') }),
		...readLimit(added, 'capTogether'),
		...under(
			'optOutLimit',
			pick(added, { percent: ['percent', numeric], least: ['least', numeric] }),
		),
	});
}

/** No row is no statement about a limit. */
function readLimit(added: Record<string, unknown>, name: string): JsonObject {
	const row = rows(added, name)?.[0];
	return row === undefined ? {} : { [name]: capOf(row) };
}

function capOf({ atMost, days }: IDataObject): Json {
	const given = { limit: numeric(atMost), days: numeric(days) };
	return given.limit === 0 ? null : given;
}
