import { type RawBuilder, sql } from 'kysely';

import type { DayNumber } from '../../calendar/wall-time';
import type { GroupField } from '../../model/group-field';
import type { Tally } from '../../model/tally';
import { type RollUp, rollUpOf } from './daily-scores';
import type { TallyDays } from './fresh-days';
import { groupOf, type GroupTally, groupValue } from './group-tally';
import { valueOfStep } from './steps';
import type { SummaryScope } from './summary';
import { countedFilters, ownedBy } from './summary-scope';

const counted: ReadonlySet<GroupField> = new Set([
	'survey',
	'segment',
	'touchpoint',
	'owner',
] as const);

/** Whether the roll-up tells answers apart by a field. */
export const isCountedDaily = (field: GroupField): boolean => counted.has(field);

/** Days that are read at once where each is told apart, and rows that should come of it: some milliseconds' work. */
const daysAtFirst = 16;
const wantedRows = 400;

const own = [
	'survey_key',
	'purpose',
	'metric',
	'scale_min',
	'scale_max',
	'direction',
	'high_from',
] as const;

/** What is asked of the roll-up. */
export type DailyAsked = {
	fields: readonly GroupField[];
	eachDay: boolean;
	/** Whether the answers may have changed since: nothing is read then. */
	unchanged: boolean;
};

/**
 * Adds up the roll-up's counts of some days, which have to be right.
 *
 * @returns `null` where somebody has begun to count anew, has met more steps, or has taken days away (an
 *   erasure does) while it was read
 */
export async function dailyTallies(
	scope: SummaryScope,
	rollUp: RollUp,
	days: Pick<TallyDays, 'first' | 'last'>,
	asked: DailyAsked,
): Promise<GroupTally[] | null> {
	if (!asked.eachDay) return await talliesOf(scope, rollUp, days, asked);
	const found: GroupTally[] = [];
	let most = daysAtFirst;
	for (let first = days.first; first <= days.last;) {
		const last = Math.min(days.last, first + most - 1);
		const some = await talliesOf(scope, rollUp, { first, last }, asked);
		if (some === null) return null;
		found.push(...some);
		first = last + 1;
		if (some.length < wantedRows / 2) most *= 2;
		else if (some.length > wantedRows) most = Math.max(1, Math.floor(most / 2));
	}
	return found;
}

async function talliesOf(
	scope: SummaryScope,
	rollUp: RollUp,
	{ first, last }: { first: DayNumber; last: DayNumber },
	{ fields, eachDay, unchanged }: DailyAsked,
): Promise<GroupTally[] | null> {
	const { place, filters, responsible } = scope;
	const { epoch } = rollUp;
	const { store, workspace } = place;
	const groups = fields.map((field) => groupOf(store.dialect, field));
	const day = eachDay ? sql<number | null>`day` : sql<number | null>`null`;
	const steps = Array.from({ length: rollUp.steps }, (_, at) => sql`sum(${sql.ref(`step_${at}`)})`);
	// What somebody has marked since the days were brought up to date is the next one's.
	const stale = unchanged
		? sql`exists (select 1 from score_dirty where workspace_id = ${workspace})
			or exists (select 1 from score_stale
				where workspace_id = ${workspace} and day >= ${first} and day <= ${last})`
		: sql`exists (select 1 from score_stale
			where workspace_id = ${workspace} and day >= ${first} and day <= ${last}
				and not exists (select 1 from score_daily as kept where kept.epoch = ${epoch}
					and kept.workspace_id = score_stale.workspace_id and kept.day = score_stale.day))`;
	const current = sql<string>`(select case when ${stale} then ''
			else ${stateOf(sql`epoch`, sql`steps`, sql`zone`)} end
		from score_rollup where workspace_id = ${workspace})`;
	const rows = await store.analyse(
		store.db
			.selectFrom('score_daily')
			.where(countedFilters(workspace, filters))
			.where('epoch', '=', epoch)
			.where('day', '>=', first)
			.where('day', '<=', last)
			.$if(responsible !== null, (query) =>
				responsible === null ? query : query.where(ownedBy(store.dialect, responsible)),
			)
			.select(({ fn }) => [
				day.as('day'),
				// What tells most apart comes first: rows are compared no further than they differ.
				...groups.map((group, at) => group.as(`group_${at}`)),
				...own,
				fn.sum<number>('low').as('low'),
				fn.sum<number>('middle').as('middle'),
				fn.sum<number>('high').as('high'),
				fn.sum<number>('sum').as('sum'),
				fn.sum<number>('sum_squares').as('sum_squares'),
				fn.sum<number>('off_steps').as('off_steps'),
				// As one text: each column of a row costs something on its way from the reading thread.
				sql<string>`${sql.join([sql`''`, ...steps], sql` || ',' || `)}`.as('steps'),
				current.as('current'),
			])
			.groupBy(
				Array.from({ length: own.length + groups.length + (eachDay ? 1 : 0) }, (_, at) =>
					sql.raw(String(at + (eachDay ? 1 : 2))),
				),
			)
			.orderBy(sql`1`)
			.orderBy('survey_key'),
	);
	const read = rows[0]?.current ?? (await currentOf(scope, { first, last }, unchanged));
	if (read !== `${epoch} ${rollUp.steps} ${rollUp.zone}`) return null;
	return rows.map((row): GroupTally => {
		const { scale_min: min, scale_max: max, direction } = row;
		return {
			day: row.day,
			groups: fields.map((field, at) =>
				groupValue(field, (row as Record<string, unknown>)[`group_${at}`]),
			),
			surveyKey: row.survey_key,
			purpose: row.purpose,
			tally: {
				metric: row.metric,
				scale: { min, max, direction },
				highFrom: row.high_from,
				low: Number(row.low),
				middle: Number(row.middle),
				high: Number(row.high),
				sum: Number(row.sum),
				sumSquares: Number(row.sum_squares),
				values: Number(row.off_steps) > 0 ? null : valuesOf(min, row.steps),
			},
		};
	});
}

/** How a workspace is counted, as a text. */
const stateOf = (...parts: Array<RawBuilder<unknown>>): RawBuilder<unknown> =>
	sql.join(
		parts.map((part) => sql`cast(${part} as text)`),
		sql` || ' ' || `,
	);

/** The same of a question that no row came of. */
async function currentOf(
	{ place }: SummaryScope,
	days: Pick<TallyDays, 'first' | 'last'>,
	unchanged: boolean,
): Promise<string | null> {
	const found = await rollUpOf(place, days);
	if (!found || found.isStale || (unchanged && found.isDirty)) return null;
	return `${found.epoch} ${found.steps} ${found.zone}`;
}

/** Counts by value from counts by step. */
function valuesOf(scaleMin: number, steps: string): Tally['values'] {
	return steps
		.split(',')
		.slice(1)
		.flatMap((text, step) => {
			const count = Number(text);
			return count === 0 ? [] : [{ value: valueOfStep(scaleMin, step), count }];
		});
}
