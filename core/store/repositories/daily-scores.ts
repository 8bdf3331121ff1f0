import { type RawBuilder, sql } from 'kysely';

import { daysWithin } from '../../calendar/days-within';
import type { DayNumber } from '../../calendar/wall-time';
import { eventLoop } from '../event-loop';
import { isRepeatable } from '../not-waiting';
import { rowsOf, rowsWritten } from '../rows-of';
import type { Store, Tx, WorkspaceStore } from '../store';
import { type CountedDays, storedWith } from './count-days';

/** How the answers of a workspace are counted by day. */
export type RollUp = { zone: string; epoch: number; revision: number; steps: number };

/** Whether some answers have changed since, and whether some days asked for have to be counted again. */
export type RollUpState = RollUp & { isDirty: boolean; isStale: boolean };

const named = ['zone', 'epoch', 'revision', 'steps'] as const;

/** A day that has to be counted again, and the revision in which it was found so. */
export type StaleDay = { day: DayNumber; revision: number };

const hour = 3_600_000;
const utcDay = 24 * hour;

/** Marks and days that one statement takes: some milliseconds' work, so that pages have their turn. */
const atOnce = 500;
const daysAtOnce = 100;

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
		const hours = [...new Set(rows.map((row) => row.hour))].sort((a, b) => a - b);
		const stretches = hours.map((at) => ({ from: at * hour, until: (at + 1) * hour }));
		const days = daysWithin(rollUp.zone, stretches);
		await noteStale(tx, workspace, rollUp, days);
		for (const day of days) found.add(day);
		// What has been marked since is the next one's.
		if (hours.length < atOnce) return { ...rollUp, days: [...found] };
	}
}

async function noteStale(
	tx: Tx,
	workspace: string,
	{ epoch, revision }: RollUp,
	days: readonly DayNumber[],
): Promise<void> {
	for (let at = 0; at < days.length; at += daysAtOnce) {
		const some = days.slice(at, at + daysAtOnce);
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
	const days = new Set<DayNumber>();
	for (let at = 0; at < moments.length; at += daysAtOnce) {
		await eventLoop.turn(false);
		const begun = moments
			.slice(at, at + daysAtOnce)
			.map((moment) => Math.floor(moment / utcDay) * utcDay);
		const some = daysWithin(
			zone,
			begun.map((from) => ({ from, until: from + utcDay })),
		);
		for (const day of some) days.add(day);
	}
	await store.transaction(async (tx) => {
		await isRepeatable(store, tx);
		const rollUp = await begin(tx, workspace, zone, seen);
		if (!rollUp) return;
		await tx.deleteFrom('score_stale').where('workspace_id', '=', workspace).execute();
		await noteStale(tx, workspace, rollUp, [...days]);
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
	{ steps, pieces }: CountedDays,
): Promise<DayNumber[]> {
	const { dialect } = store;
	const stored = storedWith(steps);
	const names = sql.join(Object.keys(stored).map((name) => sql.ref(name)));
	return await store.transaction(async (tx) => {
		await isRepeatable(store, tx);
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
				sql<boolean>`(day, revision) in (select day, revision from ${rowsOf(
					dialect,
					'seen',
					{ day: 'bigint', revision: 'bigint' },
					days.map(({ day, revision }) => [day, revision]),
				)})`,
			)
			.returning('day')
			.execute();
		const mine = new Set(taken.map(({ day }) => day));
		if (mine.size === 0) return [];
		await dropDays(tx, workspace, epoch, [...mine]);
		const own = rowsOf(
			dialect,
			'own',
			{ day: 'bigint' },
			[...mine].map((day) => [day]),
		);
		for (const piece of pieces) {
			await sql`insert into score_daily (workspace_id, epoch, ${names})
				select ${workspace}, cast(${epoch} as integer), ${names}
				from ${rowsWritten(dialect, 'counted', stored, piece)}
				where day in (select day from ${own})`.execute(tx);
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
