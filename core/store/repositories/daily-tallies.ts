import { type RawBuilder, sql } from 'kysely';

import { bucketOf, type BucketUnit } from '../../calendar/bucket';
import type { DayNumber } from '../../calendar/wall-time';
import type { GroupField } from '../../model/group-field';
import { remembered } from '../../model/remembered';
import type { Tally } from '../../model/tally';
import { compiledOnce, filled } from '../compiled-once';
import type { Db, DialectName, Tx } from '../store';
import { type RollUp, rollUpOf } from './daily-scores';
import type { TallyDays } from './fresh-days';
import { groupOf, type GroupTally, groupValue } from './group-tally';
import { valueOfStep } from './steps';
import type { SummaryScope } from './summary';
import type { SoughtOwners } from './owner-marks';
import { countedFilters, ownedBy, type SummaryFilters } from './summary-scope';

const counted: ReadonlySet<GroupField> = new Set([
	'survey',
	'segment',
	'touchpoint',
	'owner',
] as const);

/** Whether the roll-up tells answers apart by a field. */
export const isCountedDaily = (field: GroupField): boolean => counted.has(field);

/** Days that are read at once where they are told apart, and rows that should come of it: some milliseconds' work. */
const daysAtFirst = { day: 16, week: 112, month: 480, quarter: 1_440 } as const;
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
	/** What is told apart besides: each day, week, month or quarter; `null` for none. */
	each: BucketUnit | null;
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
	const { each } = asked;
	if (each === null) return await talliesOf(scope, rollUp, days, asked);
	const found: GroupTally[] = [];
	let most: number = daysAtFirst[each];
	for (let first = days.first; first <= days.last;) {
		const last = Math.min(days.last, bucketOf(each, first + most - 1).last);
		const some = await talliesOf(scope, rollUp, { first, last }, asked);
		if (some === null) return null;
		found.push(...some);
		first = last + 1;
		if (some.length < wantedRows / 2) most *= 2;
		else if (some.length > wantedRows) most = Math.max(1, Math.floor(most / 2));
	}
	return found;
}

/** What a question is about, apart from what it looks for: its statement is built once for each. */
type Shape = DailyAsked & { steps: number };

/** What a question looks for; what is not limited is left out. */
type Sought = {
	workspace: string;
	epoch: number;
	days: { first: DayNumber; last: DayNumber };
	filters: { [Name in keyof SummaryFilters]: SummaryFilters[Name] | undefined };
	owners: SoughtOwners | undefined;
};

function question(
	db: Db | Tx,
	dialect: DialectName,
	{ fields, each, unchanged, steps: stepCount }: Shape,
	{ workspace, filters, owners, ...numbers }: Sought,
) {
	const epoch = unseen(numbers.epoch);
	const first = unseen(numbers.days.first);
	const last = unseen(numbers.days.last);
	const groups = fields.map((field) => groupOf(dialect, field));
	const day: RawBuilder<number | null> = each === null ? sql`null` : beginOf(dialect, each);
	const steps = Array.from({ length: stepCount }, (_, at) => sql`sum(${sql.ref(`step_${at}`)})`);
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
	return db
		.selectFrom('score_daily')
		.where(countedFilters(workspace, limits(filters)))
		.where('epoch', '=', epoch)
		.where('day', '>=', first)
		.where('day', '<=', last)
		.$if(owners !== undefined, (query) =>
			owners === undefined ? query : query.where(ownedBy(dialect, owners)),
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
			Array.from({ length: own.length + groups.length + (each === null ? 0 : 1) }, (_, at) =>
				sql.raw(String(at + (each === null ? 2 : 1))),
			),
		)
		.orderBy(sql`1`)
		.orderBy('survey_key');
}

/** The first day of the day, week, month or quarter that a row of the roll-up belongs to. */
function beginOf(dialect: DialectName, unit: BucketUnit): RawBuilder<number> {
	switch (unit) {
		case 'day':
			return sql`day`;
		case 'week':
			// Day −3 was a Monday; what is left of a division has the sign of what was divided.
			return sql`(day - ((day + 3) % 7 + 7) % 7)`;
		case 'month':
		case 'quarter':
			return dialect === 'postgres' ? monthInPostgres(unit) : monthInSqlite(unit);
	}
}

const monthInPostgres = (unit: 'month' | 'quarter'): RawBuilder<number> =>
	sql`(cast(date_trunc(${sql.lit(unit)}, cast(date '1970-01-01' + day as timestamp)) as date)
		- date '1970-01-01')`;

function monthInSqlite(unit: 'month' | 'quarter'): RawBuilder<number> {
	const moment = sql`day * 86400, 'unixepoch'`;
	const back =
		unit === 'month'
			? sql``
			: sql`, '-' || ((cast(strftime('%m', ${moment}) as integer) - 1) % 3) || ' months'`;
	return sql`cast(julianday(date(${moment}, 'start of month'${back})) - 2440587.5 as integer)`;
}

/**
 * A number that PostgreSQL plans without: it would take what it does not know yet of a new counting for next to
 * nothing, so plan every question anew and sort, which takes as long again as the answer.
 */
const unseen = (number: number) => sql<number>`(select cast(${number} as integer))`;

type Asked = ReturnType<typeof question>;
type Question = (dialect: DialectName, db: Db | Tx, sought: Sought) => ReturnType<Asked['compile']>;

const questions = new Map<string, Question>();
const mostQuestions = 200;

/** Building the statement and writing it down takes longer than adding up a month. */
const questionOf = (shape: Shape): Question =>
	remembered(questions, mostQuestions, JSON.stringify(shape), () =>
		compiledOnce((db, sought, dialect) => question(db, dialect, shape, sought).compile()),
	);

const limits = (filters: Sought['filters']): SummaryFilters => ({
	surveyKey: filters.surveyKey ?? null,
	metric: filters.metric ?? null,
	segment: filters.segment ?? null,
	touchpoint: filters.touchpoint ?? null,
	team: null,
	owner: null,
});

async function talliesOf(
	scope: SummaryScope,
	rollUp: RollUp,
	days: Pick<TallyDays, 'first' | 'last'>,
	{ fields, each, unchanged }: DailyAsked,
): Promise<GroupTally[] | null> {
	const { place, filters, responsible } = scope;
	const { epoch, steps } = rollUp;
	const { store, workspace } = place;
	const { surveyKey, metric, segment, touchpoint } = filters;
	const sought: Sought = {
		workspace,
		epoch,
		days: { first: days.first, last: days.last },
		filters: {
			surveyKey: surveyKey ?? undefined,
			metric: metric ?? undefined,
			segment: segment ?? undefined,
			touchpoint: touchpoint ?? undefined,
			team: undefined,
			owner: undefined,
		},
		owners: responsible?.owners,
	};
	const asked = questionOf({ fields, each, unchanged, steps })(store.dialect, store.db, sought);
	const rows = await store.analyse({ compile: () => filled(asked, sought) });
	const read = rows[0]?.current ?? (await currentOf(scope, days, unchanged));
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
