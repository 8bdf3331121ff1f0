import type { INodeProperties, ITriggerFunctions } from 'n8n-workflow';

import { momentOf } from '../../core/calendar/moment';
import type { GivenIntake } from '../../core/loop/event/intake';
import { readWatch, type Watch } from '../../core/loop/poll/watch';
import { cleaned } from '../../core/model/clean';
import { SetupError } from '../../core/model/errors';
import { unacceptable } from '../../core/model/read-input';
import { pollSystems } from '../../core/systems';
import { pollOptions } from '../../core/systems/poll-options';
import { locatorText } from '../connection/client-system';
import { conditionRows } from '../connection/condition-fields';
import { keepFilled } from '../connection/keep-filled';
import { optionFields, optionValues } from '../connection/option-fields';
import type { ReadParameter } from '../connection/parameters';

/** What the fields of the mapping begin with. */
const prefix = 'poll';

/** How records become events. */
export const watchFields: INodeProperties[] = keepFilled(
	optionFields(pollOptions, {
		prefix,
		show: { system: pollSystems.map(({ key }) => key) },
		more: 'Event Options',
	}),
);

/** One record of each system, to read. */
export const recordSamples: INodeProperties[] = pollSystems.map(({ key, poll }) => ({
	displayName: 'Sample of a Record',
	name: `${key}Sample`,
	type: 'string',
	typeOptions: { editor: 'jsEditor', editorIsReadOnly: true, rows: 8 },
	displayOptions: { show: { system: [key] } },
	noDataExpression: true,
	default: JSON.stringify(poll.sample.fields, null, '\t'),
	description: 'To look at only: the fields that a record has, whose names are entered above',
}));

const day = 86_400_000;
const mostDays = 3_650;

/** @throws InputError, SetupError naming the parameter and its value */
export function watchOf(trigger: ITriggerFunctions, now: number): Watch {
	const read: ReadParameter = (name, fallback) =>
		cleaned<unknown>(trigger.getNodeParameter(name, fallback as string));
	const filters = read('filters', {}) as Record<string, unknown>;
	return readWatch({
		system: String(read('system', '')),
		object: locatorText(read('object', '')),
		options: optionValues(pollOptions, prefix, read),
		filters: {
			...filters,
			conditions: conditionRows(filters.conditions),
		} as GivenIntake['filters'],
		defaults: read('defaults', {}) as GivenIntake['defaults'],
		from: fromOf(read, now),
		learn: learnOf(read),
	});
}

function fromOf(read: ReadParameter, now: number): number | null {
	if (read('start', 'now') !== 'date') return null;
	const given = read('startDate', '');
	const at = momentOf(given, 'UTC');
	if (at === null) throw unacceptable('Start Date', given, 'a date such as 2026-01-05T00:00:00Z');
	if (at <= now) return at;
	throw new SetupError('"Start Date" lies in the future.', 'Set Start to From Now.');
}

function learnOf(read: ReadParameter): number {
	const days = Number(read('learnDays', 30));
	if (Number.isFinite(days) && days >= 0 && days <= mostDays) return days * day;
	throw unacceptable('Learn Records of the Last (Days)', days, `a number from 0 to ${mostDays}`);
}

/** Seconds between two looks, by what is chosen. */
export const paces: Record<string, number> = {
	'1m': 60,
	'5m': 300,
	'15m': 900,
	'30m': 1_800,
	'1h': 3_600,
	'6h': 21_600,
	'24h': 86_400,
};
