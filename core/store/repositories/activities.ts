import { type Insertable, type Selectable, sql } from 'kysely';

import type { ActivityKind } from '../../model/states';
import type { ActivityCursorTable, ActivityTable } from '../tables/work';
import type { Db, Store, Tx } from '../store';

export type ActivityRow = Omit<Selectable<ActivityTable>, 'kind'> & { kind: ActivityKind };
export type NewActivity = Omit<Insertable<ActivityTable>, 'kind'> & { kind: ActivityKind };
export type ActivityCursor = ActivityCursorTable;

/** Notes what happened; the same thing is noted once. */
export async function noteActivity(db: Db | Tx, row: NewActivity): Promise<void> {
	await noteActivityQuery(db, row).execute();
}

/** The write that notes what happened; the same thing is noted once. */
export function noteActivityQuery(db: Db | Tx, row: NewActivity) {
	return db
		.insertInto('activity')
		.values(row)
		.onConflict((c) => c.columns(['workspace_id', 'activity_id']).doNothing());
}

export async function findCursor(
	db: Db | Tx,
	workspace: string,
	receiver: string,
): Promise<ActivityCursor | undefined> {
	return await db
		.selectFrom('activity_cursor')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('receiver', '=', receiver)
		.executeTakeFirst();
}

/** Who tells activities, as `workflow/node`. */
export async function receiversOfActivities(db: Db | Tx, workspace: string): Promise<string[]> {
	const rows = await db
		.selectFrom('activity_cursor')
		.select('receiver')
		.where('workspace_id', '=', workspace)
		.execute();
	return rows.map(({ receiver }) => receiver);
}

export async function saveCursor(db: Db | Tx, cursor: ActivityCursor): Promise<void> {
	await db
		.insertInto('activity_cursor')
		.values(cursor)
		.onConflict((c) => c.columns(['workspace_id', 'receiver']).doUpdateSet(cursor))
		.execute();
}

/**
 * Moves a cursor on from where it was read, unless somebody else has moved it since.
 *
 * @returns whether it was moved
 */
export async function moveCursor(
	db: Db | Tx,
	from: Pick<ActivityCursor, 'xid' | 'seq' | 'attempt'>,
	to: ActivityCursor,
): Promise<boolean> {
	const { numUpdatedRows } = await db
		.updateTable('activity_cursor')
		.set({ xid: to.xid, seq: to.seq, attempt: to.attempt, updated_at: to.updated_at })
		.where('workspace_id', '=', to.workspace_id)
		.where('receiver', '=', to.receiver)
		.where('xid', '=', from.xid)
		.where('seq', '=', from.seq)
		.where('attempt', '=', from.attempt)
		.executeTakeFirstOrThrow();
	return numUpdatedRows > 0n;
}

export async function findActivity(
	db: Db | Tx,
	workspace: string,
	activityId: string,
): Promise<ActivityRow | undefined> {
	return (await db
		.selectFrom('activity')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('activity_id', '=', activityId)
		.executeTakeFirst()) as ActivityRow | undefined;
}

/** The id of the activity at a place. */
export async function activityAt(
	db: Db | Tx,
	workspace: string,
	{ seq }: Pick<ActivityCursor, 'seq'>,
): Promise<string | null> {
	const row = await db
		.selectFrom('activity')
		.select('activity_id')
		.where('workspace_id', '=', workspace)
		.where('seq', '=', seq)
		.executeTakeFirst();
	return row?.activity_id ?? null;
}

/**
 * Up to where everything that will ever stand there stands there now. PostgreSQL's transactions end in
 * another order than they begin: what one stored that is still open comes before what others have stored
 * since. SQLite has one writer.
 */
export async function settledUntil({ dialect, db }: Store): Promise<number> {
	if (dialect === 'sqlite') return 1;
	const { rows } = await sql<{ xid: number }>`
		select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as xid`.execute(db);
	return rows[0]?.xid ?? 0;
}

/**
 * Since when activities wait for an open transaction to end, of whatever database of the server; `null` =
 * none waits. Those of another server, before a restore, wait for nothing.
 */
export async function activitiesHeldSince(
	{ dialect, db }: Store,
	workspace: string,
): Promise<number | null> {
	if (dialect === 'sqlite') return null;
	const { rows } = await sql<{ at: string | number | null }>`
		select min(at) as at from activity where workspace_id = ${workspace}
			and xid >= pg_snapshot_xmin(pg_current_snapshot())::text::bigint
			and xid < pg_snapshot_xmax(pg_current_snapshot())::text::bigint`.execute(db);
	const at = rows[0]?.at ?? null;
	return at === null ? null : Number(at);
}

/** The place behind all that has happened so far. */
export async function endOfActivities(
	store: Store,
	workspace: string,
): Promise<{ xid: number; seq: number }> {
	if (store.dialect === 'postgres') {
		// What an open transaction has noted, or will, has not happened so far.
		return { xid: (await settledUntil(store)) - 1, seq: Number.MAX_SAFE_INTEGER };
	}
	const last = await store.db
		.selectFrom('activity')
		.select((eb) => eb.fn.max('seq').as('seq'))
		.where('workspace_id', '=', workspace)
		.executeTakeFirst();
	return { xid: 0, seq: last?.seq ?? 0 };
}

/** What has happened after a place, in order. */
export async function activitiesAfter(
	store: Store,
	workspace: string,
	after: Pick<ActivityCursor, 'xid' | 'seq' | 'updated_at'>,
	limit: number,
): Promise<ActivityRow[]> {
	const until = await settledUntil(store);
	// A database that was restored into another server counts its transactions anew.
	const xid = after.xid < until ? after.xid : -1;
	return (await store.db
		.selectFrom('activity')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('xid', '<', until)
		.where((eb) =>
			xid === -1
				? // A trigger that had told nothing there stands behind all; what came later is told here.
					after.seq === Number.MAX_SAFE_INTEGER
					? eb('at', '>=', after.updated_at)
					: eb('seq', '>', after.seq)
				: eb.or([eb('xid', '>', xid), eb.and([eb('xid', '=', xid), eb('seq', '>', after.seq)])]),
		)
		.orderBy('xid')
		.orderBy('seq')
		.limit(limit)
		.execute()) as ActivityRow[];
}

/** The last things that have happened, newest first. */
export async function lastActivities(
	db: Db | Tx,
	workspace: string,
	limit: number,
): Promise<ActivityRow[]> {
	return (await db
		.selectFrom('activity')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.orderBy('seq', 'desc')
		.limit(limit)
		.execute()) as ActivityRow[];
}

/** Forgets what happened long ago: every trigger has told it, or is not there any more. */
export async function forgetActivities(
	db: Db | Tx,
	workspace: string,
	before: number,
): Promise<void> {
	await db
		.deleteFrom('activity')
		.where('workspace_id', '=', workspace)
		.where('at', '<', before)
		.execute();
}
