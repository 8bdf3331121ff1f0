import { readPart } from '../../../core/loop/crm/crm-part';
import { listChanged } from '../../../core/loop/crm/read';
import { momentOf } from '../../../core/calendar/moment';
import { fillItem } from '../../../core/model/item';
import { unacceptable } from '../../../core/model/read-input';
import { hintOnce } from '../../connection/hint-once';
import { type Call, collection, type Operation } from '../../connection/operation';
import { fromModel } from '../../connection/tool';
import { kindOfRecord, offeredFor } from './fields';
import { openThere } from './there';

const hour = 3_600_000;
const usualMost = 5_000;

/** Lists what was changed in a stretch of time: for a nightly copy of the customers, say. */
export const listChangedOperation: Operation = {
	value: 'listChanged',
	name: 'List Changed',
	action: 'List changed records',
	description: 'List the records that were made or changed lately, one item each',
	offered: offeredFor('changed'),
	tool: {
		description:
			'Lists the records of the CRM that were made or changed in the last hours. Returns each with all of its fields.',
		inputs: {
			hours: fromModel('Hours', 'How many hours to look back', { kind: 'number', otherwise: 24 }),
		},
	},
	fields: [
		kindOfRecord,
		{
			displayName: 'Changed in the Last (Hours)',
			name: 'hours',
			type: 'number',
			default: 25,
			typeOptions: { minValue: 0, maxValue: 87_600, numberPrecision: 2 },
			description:
				'How far to look back. A little more than the pause between two runs leaves no gap.',
		},
		{
			displayName: 'Options',
			name: 'listOptions',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				{
					displayName: 'Most Records',
					name: 'most',
					type: 'number',
					default: usualMost,
					typeOptions: { minValue: 1, maxValue: 100_000 },
					description: 'So many are taken at most; the node says when there are more',
				},
				{
					displayName: 'Since',
					name: 'since',
					type: 'dateTime',
					default: '',
					description: 'In place of the hours: a moment, with a zone or in UTC',
				},
			],
		},
	],
	store: false,
	async execute(call) {
		const there = await openThere(call);
		const most = Number(collection(call, 'listOptions').most ?? usualMost);
		const span = { since: sinceOf(call), until: call.now };
		const { records, complete } = await listChanged(there, span, most);
		if (!complete) {
			const more = `More than ${most} records were changed; the rest was left. Look back less far, or raise Most Records.`;
			hintOnce(call.context, more);
		}
		const base = fillItem(call.json, {});
		return records.map((record) => {
			const crm = readPart(there.system, there.object, record);
			return { item: { ...base, crm } };
		});
	},
};

function sinceOf(call: Call): number {
	const given = collection(call, 'listOptions').since;
	if (given !== undefined && given !== '') {
		const at = momentOf(given, 'UTC');
		if (at !== null) return at;
		throw unacceptable('Since', given, 'a moment such as 2026-01-05T00:00:00Z');
	}
	const hours = Number(call.parameter('hours', 25));
	if (Number.isFinite(hours) && hours > 0) return call.now - hours * hour;
	throw unacceptable(
		'Changed in the Last (Hours)',
		call.parameter('hours', 25),
		'a number above 0',
	);
}
