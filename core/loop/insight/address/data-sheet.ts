import { boundsOf } from '../../../calendar/days-within';
import { isoInZone } from '../../../calendar/iso-in-zone';
import { dateOf, dayAt, type DayNumber } from '../../../calendar/wall-time';
import { maskPersonal } from '../../../insight/text/mask';
import type { Settings } from '../../../model/settings';
import {
	type DataPlace,
	type DataRow,
	type DataSource,
	dataPage,
	type DataScope,
	firstAnswer,
	placeOf,
} from '../../../store/repositories/data-pages';
import { type GroupTally, talliesBy } from '../../../store/repositories/tallies-by';
import type { House } from '../../house';
import { titleMask } from '../../problem/masked-titles';
import type { DataSheet } from './data-lines';
import type { DataQuery } from './data-query';
import type { LargeGroups } from './large-groups';

/** What every table is made of. */
export type DataContext = {
	house: House;
	now: number;
	settings: Settings;
	query: DataQuery;
	/** The one survey that is asked for; `null` = all. */
	surveyKey: string | null;
	/** Whether the address gives comments. */
	comments: boolean;
	/** Language of the words that stand for what is masked. */
	language: string;
	/** Groups that are large enough to be named. */
	large: LargeGroups;
};

/** Rows that are read at once: what comes of them is some 100 KB. */
const rowsAtOnce = 500;
/** Days that are read at once. */
const daysAtOnce = 31;

/** A table, row by row, by time. */
export function dataSheet(context: DataContext): DataSheet {
	const { table } = context.query;
	if (table === 'scores') return { columns: scoreColumns, pages: scorePages(context) };
	const written = context.comments && table === 'answers' ? ['comment'] : [];
	return { columns: [...columns[table], ...written], pages: rowPages(table, context) };
}

const scoreColumns = [
	...['answered_on', 'survey_key', 'metric', 'purpose', 'scale_min', 'scale_max', 'direction'],
	...['high_from', 'segment', 'touchpoint', 'n', 'high', 'middle', 'low', 'sum_value'],
];

/** In the order of the file; `…_on` are days of the workspace's zone. */
const columns: Record<DataSource, readonly string[]> = {
	answers: [
		...['response_id', 'invitation_id', 'survey_key', 'survey_version', 'metric', 'purpose'],
		...['state', 'value', 'scale_min', 'scale_max', 'direction', 'high_from', 'percent', 'band'],
		...['level', 'segment', 'touchpoint', 'answered_on', 'answered_at'],
	],
	cases: [
		...['case_id', 'response_id', 'survey_key', 'metric', 'team', 'state', 'priority', 'rung'],
		...['sla_preset', 'response_state', 'resolution_state', 'root_cause', 'reopen_count'],
		...['segment', 'touchpoint', 'opened_on', 'opened_at', 'acknowledged_at', 'resolved_at'],
		...['confirmed_at', 'closed_at'],
	],
	invitations: [
		...['invitation_id', 'survey_key', 'metric', 'purpose', 'channel', 'state', 'reason'],
		...['attempt', 'segment', 'touchpoint', 'created_on', 'created_at', 'sent_at', 'answered_at'],
	],
	problems: [
		...['problem_id', 'title', 'origin', 'state', 'survey_key', 'difficulty', 'influence'],
		...['cases', 'created_on', 'created_at', 'due_on', 'started_at', 'done_at'],
	],
};

async function* rowPages(source: DataSource, context: DataContext): AsyncGenerator<DataRow[]> {
	const { house, settings, query, surveyKey, comments, language } = context;
	const { from } = query;
	const scope: DataScope = {
		place: house,
		from: from === null ? 0 : boundsOf(settings.timeZone, from).from,
		until: boundsOf(settings.timeZone, lastDay(context)).until,
		surveyKey,
		comments,
	};
	for (let behind: DataPlace | null = null; ;) {
		const rows = await dataPage(source, scope, behind, rowsAtOnce);
		const titles = rows.flatMap(({ title }) => (typeof title === 'string' ? [title] : []));
		const masked = await titleMask(house, titles, { language, country: settings.defaultCountry });
		yield rows.map((row) => told(row, context, masked));
		const last = rows.at(-1);
		if (!last || rows.length < rowsAtOnce) return;
		behind = placeOf(source, last);
	}
}

/** A row as it is given away: in the clocks of the workspace, and without what says who somebody is. */
function told(
	row: DataRow,
	{ settings, language, large }: DataContext,
	masked: (title: string) => string,
): DataRow {
	const { timeZone, defaultCountry: country } = settings;
	const given: DataRow = { ...row };
	for (const [column, value] of Object.entries(row)) {
		if (!column.endsWith('_at') || typeof value !== 'number') continue;
		const on = `${column.slice(0, -3)}_on`;
		// A day that is agreed on ends with the midnight that is stored.
		given[on] = dateOf(dayAt(timeZone, column === 'due_at' ? value - 1 : value));
		given[column] = isoInZone(timeZone, value);
	}
	if (row.segment !== undefined) given.segment = large.segment(nameIn(row.segment));
	if (row.touchpoint !== undefined) given.touchpoint = large.touchpoint(nameIn(row.touchpoint));
	if (typeof row.title === 'string') given.title = masked(row.title);
	if (typeof row.comment === 'string') {
		const names = typeof row.writer === 'string' ? [row.writer] : [];
		given.comment = maskPersonal(row.comment, { language, country, names });
	}
	return given;
}

const nameIn = (cell: string | number | null): string | null =>
	cell === null ? null : String(cell);

/** The last day that is given: of all tables the same, so that what is said to be of a day to come is in none. */
const lastDay = ({ now, settings, query }: DataContext): DayNumber =>
	Math.min(dayAt(settings.timeZone, now), query.to ?? Infinity);

async function* scorePages(context: DataContext): AsyncGenerator<DataRow[]> {
	const { house, now, settings, query, surveyKey } = context;
	const { timeZone } = settings;
	const first = await firstAnswer(house);
	if (first === null) return;
	const begin = Math.max(dayAt(timeZone, first), query.from ?? -Infinity);
	const end = lastDay(context);
	const filters = { surveyKey, metric: null, segment: null, touchpoint: null };
	for (let day = begin; day <= end; day += daysAtOnce) {
		const days = { first: day, last: Math.min(end, day + daysAtOnce - 1), timeZone };
		const scope = {
			place: house,
			period: { from: 0, until: now },
			filters: { ...filters, team: null, owner: null },
			responsible: null,
			now,
		};
		const by = { fields: ['segment', 'touchpoint'] as const, each: 'day' as const };
		yield scoreRows(await talliesBy(scope, days, by), context);
	}
}

/** Groups that are too small to be named are one row. */
function scoreRows(tallies: readonly GroupTally[], { large }: DataContext): DataRow[] {
	const rows = new Map<string, DataRow>();
	for (const { day, groups, surveyKey, purpose, tally } of tallies) {
		const [segment = null, touchpoint = null] = groups;
		const of = {
			answered_on: dateOf(day ?? 0),
			survey_key: surveyKey,
			metric: tally.metric,
			purpose,
			scale_min: tally.scale.min,
			scale_max: tally.scale.max,
			direction: tally.scale.direction,
			high_from: tally.highFrom,
			segment: large.segment(segment),
			touchpoint: large.touchpoint(touchpoint),
		};
		const key = JSON.stringify(Object.values(of));
		const { high, middle, low, sum } = tally;
		const counts = { n: high + middle + low, high, middle, low, sum_value: sum };
		const known = rows.get(key) ?? { ...of, n: 0, high: 0, middle: 0, low: 0, sum_value: 0 };
		for (const [name, count] of Object.entries(counts)) {
			known[name] = Number(known[name]) + count;
		}
		rows.set(key, known);
	}
	return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}
