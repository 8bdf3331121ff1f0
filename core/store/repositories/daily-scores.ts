import { type Compilable, type RawBuilder, sql } from 'kysely';

import { boundsOf, daysWithin } from '../../calendar/days-within';
import type { DayNumber } from '../../calendar/wall-time';
import { isOneOf } from '../is-one-of';
import { type Cell, type Columns, rowsOf } from '../rows-of';
import { countedSteps } from '../tables/daily-scores';
import type { DialectName, Store, Tx, WorkspaceStore } from '../store';
import { isOnScale } from './on-scale';
import { stepOf } from './steps';

/** How the answers of a workspace are counted by day. */
export type RollUp = { zone: string; epoch: number; revision: number; steps: number };

/** Whether some answers have changed since, and whether some days asked for have to be counted again. */
export type RollUpState = RollUp & { isDirty: boolean; isStale: boolean };

const named = ['zone', 'epoch', 'revision', 'steps'] as const;

/** A day that has to be counted again, and the revision in which it was found so. */
export type StaleDay = { day: DayNumber; revision: number };

const hour = 3_600_000;
const utcDay = 24 * hour;

/** Marks, days and rows that one statement takes: some milliseconds' work, so that pages have their turn. */
const atOnce = 500;
const rowsAtOnce = 60;

/** How a workspace's answers are counted; `null` = not counted yet. */
export async function rollUpOf(
	{ store, workspace }: WorkspaceStore,
	{ first, last }: { first: DayNumber; last: DayNumber },
): Promise<RollUpState | null> {
	const isThere = (rows: RawBuilder<unknown>) =>
		sql<number>`case when exists (select 1 from ${rows}) then 1 else 0 end`;
	const row = await store.db
		.selectFrom('score_rollup')
		.select([
			...named,
			isThere(sql`score_dirty where workspace_id = ${workspace}`).as('dirty'),
			isThere(sql`score_stale where workspace_id = ${workspace} and day >= ${first}
				and day <= ${last}`).as('stale'),
		])
		.where('workspace_id', '=', workspace)
		.executeTakeFirst();
	return row ? { ...row, isDirty: row.dirty === 1, isStale: row.stale === 1 } : null;
}

/** The days of a span that have to be counted again, the first ones first. */
export async function staleDays(
	{ store, workspace }: WorkspaceStore,
	epoch: number,
	{ first, last }: { first: DayNumber; last: DayNumber },
): Promise<StaleDay[]> {
	return await store.db
		.selectFrom('score_stale')
		.select(['day', 'revision'])
		.where('workspace_id', '=', workspace)
		.where('epoch', '=', epoch)
		.where('day', '>=', first)
		.where('day', '<=', last)
		.orderBy('day')
		.execute();
}

/**
 * Takes the marks of what has changed, and notes the days they mean as stale: what was counted of them by
 * others who began earlier is no longer stored.
 *
 * @returns the days; `null` where nothing is counted yet
 */
export async function takeMarks(
	tx: Tx,
	workspace: string,
): Promise<(RollUp & { days: DayNumber[] }) | null> {
	// Holds the row as well: one at a time.
	const rollUp = await tx
		.updateTable('score_rollup')
		.set({ revision: sql<number>`revision + 1` })
		.where('workspace_id', '=', workspace)
		.returning(named)
		.executeTakeFirst();
	if (!rollUp) return null;
	const found = new Set<DayNumber>();
	for (;;) {
		const { rows } = await sql<{ hour: number }>`delete from score_dirty
			where workspace_id = ${workspace} and hour in (select distinct hour from score_dirty
				where workspace_id = ${workspace} order by hour limit ${atOnce})
			returning hour`.execute(tx);
		if (rows.length === 0) break;
		const hours = [...new Set(rows.map((row) => row.hour))].sort((a, b) => a - b);
		const stretches = hours.map((at) => ({ from: at * hour, until: (at + 1) * hour }));
		const days = daysWithin(rollUp.zone, stretches);
		await noteStale(tx, workspace, rollUp, days);
		for (const day of days) found.add(day);
	}
	return { ...rollUp, days: [...found] };
}

async function noteStale(
	tx: Tx,
	workspace: string,
	{ epoch, revision }: RollUp,
	days: readonly DayNumber[],
): Promise<void> {
	for (let at = 0; at < days.length; at += atOnce) {
		const some = days.slice(at, at + atOnce);
		await tx
			.insertInto('score_stale')
			.values(some.map((day) => ({ workspace_id: workspace, day, epoch, revision })))
			.onConflict((c) => c.columns(['workspace_id', 'day']).doUpdateSet({ epoch, revision }))
			.execute();
	}
}

/**
 * Has all days of a workspace counted from nothing: the first time, and in another zone.
 *
 * @param seen how they were counted when this was found necessary; what others did since then stands
 */
export async function countAnew(
	{ store, workspace }: WorkspaceStore,
	zone: string,
	seen: RollUp | null,
): Promise<void> {
	// What comes after this is marked, and no mark is taken before the days are noted.
	const moments = await firstsOfDays(store, workspace);
	const begun = moments.map((at) => Math.floor(at / utcDay) * utcDay);
	const days = daysWithin(
		zone,
		begun.map((from) => ({ from, until: from + utcDay })),
	);
	await store.transaction(async (tx) => {
		const rollUp = await begin(tx, workspace, zone, seen);
		if (!rollUp) return;
		await tx.deleteFrom('score_stale').where('workspace_id', '=', workspace).execute();
		await noteStale(tx, workspace, rollUp, days);
	});
}

async function begin(
	tx: Tx,
	workspace: string,
	zone: string,
	seen: RollUp | null,
): Promise<RollUp | undefined> {
	if (seen === null) {
		return await tx
			.insertInto('score_rollup')
			.values({ workspace_id: workspace, zone, epoch: 1, revision: 1 })
			.onConflict((c) => c.doNothing())
			.returning(named)
			.executeTakeFirst();
	}
	return await tx
		.updateTable('score_rollup')
		.set({ zone, epoch: seen.epoch + 1, revision: seen.revision + 1 })
		.where('workspace_id', '=', workspace)
		.where('epoch', '=', seen.epoch)
		.where('revision', '=', seen.revision)
		.returning(named)
		.executeTakeFirst();
}

/** The first answer of each day of UTC that has one: a step through the index for each, not for each answer. */
async function firstsOfDays(store: Store, workspace: string): Promise<number[]> {
	const next = sql`(found.at - ((found.at % ${sql.lit(utcDay)}) + ${sql.lit(utcDay)})
		% ${sql.lit(utcDay)} + ${sql.lit(utcDay)})`;
	const query = sql<{ at: number }>`with recursive found (at) as (
			select min(answered_at) from response where workspace_id = ${workspace}
			union all
			select (select min(answered_at) from response
				where workspace_id = ${workspace} and answered_at >= ${next})
			from found where found.at is not null)
		select at from found where at is not null`;
	const rows = await store.analyse({ compile: () => query.compile(store.db) });
	return rows.map(({ at }) => at);
}

/** What the answers of a day are told apart by. */
const told = {
	survey_key: 'text',
	metric: 'text',
	purpose: 'text',
	scale_min: 'double precision',
	scale_max: 'double precision',
	direction: 'text',
	high_from: 'double precision',
	segment: 'text',
	touchpoint: 'text',
	owner: 'text',
	subject_source: 'text',
} as const satisfies Columns;

const stepNames = Array.from({ length: countedSteps }, (_, at) => `step_${at}` as const);

/** What a row holds, with as many steps as some answer was on. */
const storedWith = (steps: number): Columns => ({
	day: 'bigint',
	place: 'bigint',
	...told,
	...{ low: 'bigint', middle: 'bigint', high: 'bigint' },
	...{ sum: 'double precision', sum_squares: 'double precision' },
	off_steps: 'bigint',
	...Object.fromEntries(stepNames.slice(0, steps).map((name) => [name, 'bigint'] as const)),
});

/** Rows of some days as they are stored, cell by cell; the day comes first. */
export type CountedDays = { steps: number; rows: ReadonlyArray<readonly Cell[]> };

/**
 * Counts the answers of some days anew. First those that have the same rating as well, of which there are
 * few; then their ratings beside each other.
 */
export async function countDays(
	{ store, workspace }: WorkspaceStore,
	timeZone: string,
	days: readonly DayNumber[],
): Promise<CountedDays> {
	const names = Object.keys(told);
	// The system says whose id an owner's is, and nothing where there is no owner.
	const cells = names.map((name) =>
		name === 'subject_source'
			? sql`case when owner is null then null else subject_source end as subject_source`
			: sql.ref(name),
	);
	const keys = sql.join(names.map((name) => sql.ref(name)));
	const counted = (condition: RawBuilder<unknown>, name: string) =>
		sql`coalesce(sum(n) filter (where ${condition}), 0) as ${sql.ref(name)}`;
	const sums = [
		...['low', 'middle', 'high'].map((level) => counted(sql`level = ${sql.lit(level)}`, level)),
		sql`sum(sum_of) as sum`,
		sql`sum(squares) as sum_squares`,
		...stepNames.map((name, at) => counted(sql`step = ${sql.lit(at)}`, name)),
		counted(sql`step is null`, 'off_steps'),
	];
	const { dialect } = store;
	const span = spansOf(dialect, timeZone, days);
	const own = sql`${sql.join(cells)}, level, ${stepOf} as step,
		count(*) as n, sum(value) as sum_of, sum(value * value) as squares`;
	const within = sql`response.workspace_id = ${workspace} and response.answered_at >= span.from_at
		and response.answered_at < span.until_at and response.test = 0 and ${isOnScale}`;
	// PostgreSQL counts each day for itself: it knows how few groups there are in one.
	const inner =
		dialect === 'sqlite'
			? sql`select span.day as day, ${own} from ${span} cross join response on ${within}
				group by ${places(1, names.length + 3)}`
			: sql`select span.day as day, counted.* from ${span} cross join lateral (select ${own}
				from response where ${within} group by ${places(1, names.length + 2)}) as counted`;
	const query = sql<Record<string, Cell>>`select day, ${keys}, ${sql.join(sums)}
		from (${inner}) as same group by ${places(1, names.length + 1)}`;
	const rows = await counting(store, { compile: () => query.compile(store.db) });
	const isOn = (step: number) => rows.some((row) => Number(row[`step_${step}`]) > 0);
	const steps = 1 + stepNames.findLastIndex((_, step) => isOn(step));
	const columns = Object.entries(storedWith(steps));
	const lastPlace = new Map<unknown, number>();
	const cellsOf = (row: Record<string, Cell>): Cell[] => {
		const place = (lastPlace.get(row.day) ?? 0) + 1;
		lastPlace.set(row.day, place);
		return columns.map(([name, type]): Cell => {
			if (name === 'place') return place;
			const cell = row[name] ?? null;
			return type === 'text' || cell === null ? cell : Number(cell);
		});
	};
	return { steps, rows: rows.map(cellsOf) };
}

/**
 * Asks for counts. PostgreSQL would sort all answers by a dozen texts before it counts them, which takes three times
 * as long as looking each one's group up.
 */
async function counting<Row>(store: Store, query: Compilable<Row>): Promise<Row[]> {
	if (store.dialect === 'sqlite') return await store.analyse(query);
	return await store.transaction(async (tx) => {
		await sql`select set_config('enable_sort', 'off', true)`.execute(tx);
		return (await tx.executeQuery(query.compile())).rows;
	});
}

/** Some days with when they begin and end, as a table. */
function spansOf(
	dialect: DialectName,
	timeZone: string,
	days: readonly DayNumber[],
): RawBuilder<unknown> {
	const columns = { day: 'bigint', from_at: 'bigint', until_at: 'bigint' } as const;
	const spans = days.map((day) => {
		const { from, until } = boundsOf(timeZone, day);
		return [day, from, until];
	});
	return rowsOf(dialect, 'span', columns, spans);
}

/** The first columns of a question, by number. */
const places = (from: number, until: number): RawBuilder<unknown> =>
	sql.raw(Array.from({ length: until - from + 1 }, (_, at) => from + at).join(', '));

/**
 * Stores what was counted of some days, unless somebody has counted them meanwhile or they were found stale
 * again: an older count never follows a newer one.
 *
 * @returns the days that are stored
 */
export async function replaceDays(
	{ store, workspace }: WorkspaceStore,
	{ epoch, steps: known }: Pick<RollUp, 'epoch' | 'steps'>,
	days: readonly StaleDay[],
	{ steps, rows }: CountedDays,
): Promise<DayNumber[]> {
	const stored = storedWith(steps);
	const names = sql.join(Object.keys(stored).map((name) => sql.ref(name)));
	const insert = (some: CountedDays['rows']) => {
		return sql`insert into score_daily (workspace_id, epoch, ${names})
			select ${workspace}, cast(${epoch} as integer), ${names}
			from ${rowsOf(store.dialect, 'counted', stored, some)}`;
	};
	return await store.transaction(async (tx) => {
		if (steps > known) {
			await tx
				.updateTable('score_rollup')
				.set({
					steps: sql<number>`case when steps < ${steps} then ${sql.lit(steps)} else steps end`,
				})
				.where('workspace_id', '=', workspace)
				.execute();
		}
		const taken = await tx
			.deleteFrom('score_stale')
			.where('workspace_id', '=', workspace)
			.where('epoch', '=', epoch)
			.where(
				isOneOf(
					['day', 'revision'],
					days.map(({ day, revision }) => [sql.lit(day), sql.lit(revision)]),
				),
			)
			.returning('day')
			.execute();
		const mine = new Set(taken.map(({ day }) => day));
		if (mine.size === 0) return [];
		await dropDays(tx, workspace, epoch, [...mine]);
		const own = rows.filter(([day]) => mine.has(Number(day)));
		for (let at = 0; at < own.length; at += rowsAtOnce) {
			await insert(own.slice(at, at + rowsAtOnce)).execute(tx);
		}
		return [...mine];
	});
}

async function dropDays(
	tx: Tx,
	workspace: string,
	epoch: number,
	days: readonly DayNumber[],
	counting: '=' | '<' = '=',
): Promise<void> {
	const few = 20;
	for (let at = 0; at < days.length; at += few) {
		await tx
			.deleteFrom('score_daily')
			.where('workspace_id', '=', workspace)
			.where('epoch', counting, epoch)
			.where('day', 'in', days.slice(at, at + few))
			.execute();
	}
}

/**
 * Takes the days away of which something has changed: somebody is being erased, whose segment or address
 * may stand there. They are counted again by whoever looks next.
 */
export async function dropChangedDays(tx: Tx, workspace: string): Promise<void> {
	const taken = await takeMarks(tx, workspace);
	if (!taken) return;
	await dropDays(tx, workspace, taken.epoch, taken.days);
	// In the zone of an earlier counting the same answers may lie a day beside.
	const around = new Set(taken.days.flatMap((day) => [day - 1, day, day + 1]));
	await dropDays(tx, workspace, taken.epoch, [...around], '<');
}

/**
 * Takes rows of earlier countings away, some at a time.
 *
 * @returns whether there may be more
 */
export async function dropEarlier(tx: Tx, workspace: string, epoch: number): Promise<boolean> {
	const { numAffectedRows } = await sql`delete from score_daily
		where workspace_id = ${workspace} and (epoch, day) in (
			select distinct epoch, day from score_daily
			where workspace_id = ${workspace} and epoch < ${epoch} limit 20)`.execute(tx);
	return Number(numAffectedRows ?? 0) > 0;
}
