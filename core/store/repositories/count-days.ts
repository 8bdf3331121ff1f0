import { type Compilable, type RawBuilder, sql } from 'kysely';

import { boundsOf } from '../../calendar/days-within';
import type { DayNumber } from '../../calendar/wall-time';
import { type Columns, rowsOf, writingRows } from '../rows-of';
import { countedSteps } from '../tables/daily-scores';
import type { DialectName, Store, WorkspaceStore } from '../store';
import { isOnScale } from './on-scale';
import { stepOf } from './steps';

/** What the answers of a day are told apart by, what tells most apart first: a sort looks no further than that. */
const told = {
	segment: 'text',
	owner: 'text',
	touchpoint: 'text',
	survey_key: 'text',
	subject_source: 'text',
	scale_max: 'double precision',
	high_from: 'double precision',
	metric: 'text',
	purpose: 'text',
	scale_min: 'double precision',
	direction: 'text',
} as const satisfies Columns;

const stepNames = Array.from({ length: countedSteps }, (_, at) => `step_${at}` as const);

/** What a row of the roll-up holds, with as many steps as some answer was on. */
export const storedWith = (steps: number): Columns => ({
	day: 'bigint',
	place: 'bigint',
	...told,
	...{ low: 'bigint', middle: 'bigint', high: 'bigint' },
	...{ sum: 'double precision', sum_squares: 'double precision' },
	off_steps: 'bigint',
	...Object.fromEntries(stepNames.slice(0, steps).map((name) => [name, 'bigint'] as const)),
});

/** Rows of some days as they will be stored, with all steps, as their database has written them down. */
export type CountedDays = {
	/** Steps that some answer was on. */
	steps: number;
	rows: number;
	/** Some rows each: what one statement of SQLite's stores, so that pages have their turn. */
	pieces: ReadonlyArray<readonly string[]>;
};

/** Rows that one statement of SQLite's stores: some milliseconds' work. */
const rowsAtOnce = 60;

/**
 * Counts the answers of some days anew. First those that have the same rating as well, of which there are
 * few: what else is asked of an answer is asked of these alone. Then their ratings beside each other.
 */
export async function countDays(
	{ store, workspace }: WorkspaceStore,
	timeZone: string,
	days: readonly DayNumber[],
): Promise<CountedDays> {
	const { dialect } = store;
	const span = spansOf(dialect, timeZone, days);
	const counted =
		dialect === 'sqlite' ? countedTogether(workspace, span) : countedEach(workspace, span);
	const query = sql<Record<string, string> & { n: number; steps: number }>`
		select count(*) as n, max(steps) as steps, ${writingRows(dialect, storedWith(countedSteps))}
		from (select *, row_number() over () as place from (${counted}) as counted) as placed
		${sql.raw(dialect === 'sqlite' ? `group by (place - 1) / ${rowsAtOnce}` : '')}`;
	const rows = await counting(store, { compile: () => query.compile(store.db) });
	const found = rows.filter(({ n }) => n > 0);
	return {
		steps: Math.max(0, ...found.map(({ steps }) => steps)),
		rows: found.reduce((sum, { n }) => sum + n, 0),
		pieces: found.map(({ n: _n, steps: _steps, ...written }) => Object.values(written)),
	};
}

const names = Object.keys(told);
const same = sql`${sql.join(names.map((name) => sql.ref(name)))}, level, value`;
const oneRow = sql`${same}, cast(count(*) as integer) as n`;

/** SQLite counts all days at once: it sorts their answers. */
function countedTogether(workspace: string, span: RawBuilder<unknown>): RawBuilder<unknown> {
	return besideEachOther(
		'sqlite',
		['day'],
		sql`select span.day as day, ${oneRow} from ${span} cross join response on ${within(workspace)}
			group by day, ${same}`,
	);
}

/** PostgreSQL counts each day for itself: it knows how few groups there are in one. */
function countedEach(workspace: string, span: RawBuilder<unknown>): RawBuilder<unknown> {
	const ofDay = besideEachOther(
		'postgres',
		[],
		sql`select ${oneRow} from response where ${within(workspace)} group by ${same}`,
	);
	return sql`select span.day as day, of_day.* from ${span} cross join lateral (${ofDay}) as of_day`;
}

const within = (workspace: string): RawBuilder<unknown> =>
	sql`response.workspace_id = ${workspace} and response.answered_at >= span.from_at
		and response.answered_at < span.until_at and response.test = 0`;

/** Ratings beside each other, of counts of answers that are the same; what does not lie on its scale is left out. */
function besideEachOther(
	dialect: DialectName,
	also: readonly string[],
	counts: RawBuilder<unknown>,
): RawBuilder<unknown> {
	const ref = (name: string) => sql.ref(name);
	const keys = sql.join([...also, ...names].map(ref));
	// The system says whose id an owner's is, and nothing where there is no owner.
	const cells = [...also, ...names].map((name) =>
		name === 'subject_source'
			? sql`case when owner is null then null else subject_source end as subject_source`
			: ref(name),
	);
	const counted = (condition: RawBuilder<unknown>, name: string) =>
		sql`coalesce(sum(n) filter (where ${condition}), 0) as ${ref(name)}`;
	const sums = [
		...['low', 'middle', 'high'].map((level) => counted(sql`level = ${sql.lit(level)}`, level)),
		sql`sum(n * value) as sum`,
		sql`sum(n * value * value) as sum_squares`,
		counted(sql`step is null`, 'off_steps'),
		...stepNames.map((name, at) => counted(sql`step = ${sql.lit(at)}`, name)),
		sql`cast(coalesce(max(step), -1) + 1 as integer) as steps`,
	];
	// Without a limit, checks would be made for each answer, and steps reckoned anew for each column.
	const fence = sql.raw(dialect === 'sqlite' ? 'limit -1' : 'offset 0');
	return sql`select ${keys}, ${sql.join(sums)} from (
			select ${sql.join(cells)}, level, value, n, ${stepOf} as step
			from (${counts} ${fence}) as same where ${isOnScale} ${fence}) as checked
		group by ${keys}`;
}

/**
 * Asks for counts. PostgreSQL would sort all answers by a dozen texts before it counts them, which takes three times
 * as long as looking each one's group up.
 */
async function counting<Row>(store: Store, query: Compilable<Row>): Promise<Row[]> {
	if (store.dialect === 'sqlite') return await store.analyse(query);
	return await store.transaction(async (tx) => {
		await sql`select set_config('enable_sort', 'off', true),
			set_config('jit', 'off', true)`.execute(tx);
		return (await tx.executeQuery(query.compile())).rows;
	});
}

/** Some days with when they begin and end, as a table. */
function spansOf(
	dialect: DialectName,
	timeZone: string,
	days: readonly DayNumber[],
): RawBuilder<unknown> {
	const spans = days.map((day) => {
		const { from, until } = boundsOf(timeZone, day);
		return [day, from, until] as const;
	});
	if (dialect === 'sqlite') {
		const columns = { day: 'bigint', from_at: 'bigint', until_at: 'bigint' } as const;
		return rowsOf(dialect, 'span', columns, spans);
	}
	// PostgreSQL plans without seeing them, so once for all: for one day, planning takes as long as counting.
	const lists = ([0, 1, 2] as const).map(
		(at) => sql`(select ${spans.map((span) => span[at])}::bigint[])`,
	);
	return sql`unnest(${sql.join(lists)}) as span(day, from_at, until_at)`;
}
