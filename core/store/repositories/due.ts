import { sql } from 'kysely';

import { withoutControls } from '../../model/clean';
import { newId } from '../../model/id';
import type { Json } from '../../model/json';
import type { DueKind } from '../../model/states';
import { askedOnce } from '../compiled-once';
import { type Columns, rowsOf } from '../rows-of';
import type { DueTable } from '../tables/work';
import type { Db, DialectName, Tx } from '../store';

export type DueRow = DueTable;

export type PlannedDue = {
	kind: DueKind;
	/** Unique with the kind. */
	key: string;
	/** Id of the invitation, case, response or event it is about. */
	refId: string;
	/** Who takes it; see the table. */
	scope?: string | null;
	dueAt: number;
	data?: Record<string, Json>;
	test: boolean;
};

/** Plans work; planning the same key again changes nothing. */
export async function planDue(
	tx: Tx,
	workspace: string,
	planned: PlannedDue[],
	now: number,
): Promise<void> {
	if (planned.length > 0) await planOnce(tx, dueRows(workspace, planned, now));
}

const planOnce = askedOnce((db, rows: PlannedRow[]) => planDueQuery(db, rows));

const plannedColumns = {
	due_id: 'text',
	kind: 'text',
	ref_key: 'text',
	ref_id: 'text',
	scope: 'text',
	due_at: 'bigint',
	data: 'text',
	test: 'bigint',
	created_at: 'bigint',
} as const satisfies Columns;

/** The same of any number, as one statement that is always the same. */
export async function planMuch(
	tx: Tx,
	dialect: DialectName,
	workspace: string,
	{ planned, now }: { planned: readonly PlannedDue[]; now: number },
): Promise<void> {
	if (planned.length === 0) return;
	const names = Object.keys(plannedColumns) as Array<keyof typeof plannedColumns>;
	const rows = rowsOf(
		dialect,
		'given',
		plannedColumns,
		dueRows(workspace, planned, now).map((row) => names.map((name) => row[name])),
	);
	await sql`insert into "due" (workspace_id, attempt, state, lease_until, ${sql.join(names.map((name) => sql.ref(name)))})
		select cast(${workspace} as text), ${sql.join(Object.values(notBegun))},
			${sql.join(names.map((name) => sql`given.${sql.ref(name)}`))} from ${rows} where true
		on conflict (workspace_id, kind, ref_key) do nothing`.execute(tx);
}

/** What an attempt failed with, as it is stored: others have written it, so it may hold anything. */
export function lastError(error: string): string {
	return withoutControls(error).slice(0, 1000);
}

/** Planned work as it is stored, but for what is the same of all that nobody has begun. */
export type PlannedRow = Omit<
	DueTable,
	'attempt' | 'state' | 'lease_until' | 'lease_by' | 'last_error'
>;

/** Written into the statement: as parameters they would be a third of it, row by row. */
const notBegun = {
	attempt: sql.lit(0),
	state: sql.lit('pending' as const),
	lease_until: sql.lit(0),
};

/** Planned work as it is stored. */
export function dueRows(
	workspace: string,
	planned: readonly PlannedDue[],
	now: number,
): PlannedRow[] {
	return planned.map((due) => ({
		workspace_id: workspace,
		due_id: newId('due'),
		kind: due.kind,
		ref_key: due.key,
		ref_id: due.refId,
		scope: due.scope ?? '',
		due_at: Math.round(due.dueAt),
		data: JSON.stringify(due.data ?? {}),
		test: due.test ? 1 : 0,
		created_at: now,
	}));
}

/** The write that plans work, of which there has to be some. */
export function planDueQuery(db: Db | Tx, rows: Array<PlannedRow & Partial<DueTable>>) {
	return db
		.insertInto('due')
		.values(rows.map((row) => ({ ...notBegun, ...row })))
		.onConflict((c) => c.columns(['workspace_id', 'kind', 'ref_key']).doNothing());
}

/** Forgets planned work about a thing, all of it or some kinds. */
export async function dropDue(
	db: Db | Tx,
	workspace: string,
	refId: string,
	kinds?: readonly DueKind[],
): Promise<void> {
	await dropOnce(db, { workspace, refId, ...(kinds && { kinds }) });
}

type Dropped = { workspace: string; refId: string; kinds?: readonly DueKind[] };

const dropOnce = askedOnce((db, { workspace, refId, kinds }: Dropped) =>
	dropDueQuery(db, workspace, refId, kinds),
);

/** The write that forgets planned work about a thing, all of it or some kinds. */
export function dropDueQuery(
	db: Db | Tx,
	workspace: string,
	refId: string,
	kinds?: readonly DueKind[],
) {
	const query = db
		.deleteFrom('due')
		.where('workspace_id', '=', workspace)
		.where('ref_id', '=', refId);
	return kinds ? query.where('kind', 'in', [...kinds]) : query;
}

/** Forgets planned work by its key: a message that has left, or never will, is not brought again. */
export async function dropDueKey(
	tx: Tx,
	workspace: string,
	key: string,
	kinds: readonly DueKind[],
): Promise<void> {
	await dropKeyOnce(tx, { workspace, key, kinds });
}

const dropKeyOnce = askedOnce(
	(db, { workspace, key, kinds }: { workspace: string; key: string; kinds: readonly DueKind[] }) =>
		db
			.deleteFrom('due')
			.where('workspace_id', '=', workspace)
			.where('kind', 'in', [...kinds])
			.where('ref_key', '=', key),
);

/** Forgets planned work of a kind about a thing, but for these keys. */
export async function dropDueBut(
	tx: Tx,
	workspace: string,
	refId: string,
	kind: DueKind,
	keys: readonly string[],
): Promise<void> {
	const query = tx
		.deleteFrom('due')
		.where('workspace_id', '=', workspace)
		.where('ref_id', '=', refId)
		.where('kind', '=', kind);
	await (keys.length > 0 ? query.where('ref_key', 'not in', [...keys]) : query).execute();
}

/** Work that waits comes at another time. What was done, or is being done, is left alone. */
export async function moveDue(
	tx: Tx,
	workspace: string,
	{ kind, key }: { kind: DueKind; key: string },
	dueAt: number,
): Promise<void> {
	await tx
		.updateTable('due')
		.set({ due_at: Math.round(dueAt) })
		.where('workspace_id', '=', workspace)
		.where('kind', '=', kind)
		.where('ref_key', '=', key)
		.where('state', '=', 'pending')
		.where('due_at', '<>', Math.round(dueAt))
		.execute();
}

/**
 * Lets a message come later that is planned, whoever has claimed it; a claim that is given back so counts as no
 * try. What somebody took it for finds it changed, and leaves it.
 *
 * @returns how many rows of work there are
 */
export async function deferDue(
	db: Db | Tx,
	workspace: string,
	{ key, invitationId }: { key: string; invitationId: string | null },
	dueAt: number,
): Promise<number> {
	const { numUpdatedRows } = await db
		.updateTable('due')
		.set((eb) => ({
			due_at: Math.round(dueAt),
			attempt: eb
				.case()
				.when('lease_by', 'is', null)
				.then(eb.ref('attempt'))
				.else(eb('attempt', '-', 1))
				.end(),
			lease_until: 0,
			lease_by: null,
		}))
		.where('workspace_id', '=', workspace)
		.where('state', '=', 'pending')
		.where((eb) =>
			eb.or([
				eb('kind', 'in', [...messageWork]).and('ref_key', '=', key),
				...(invitationId === null
					? []
					: [eb('kind', '=', 'invitation_due').and('ref_id', '=', invitationId)]),
			]),
		)
		.executeTakeFirstOrThrow();
	return Number(numUpdatedRows);
}

/** Planned work that is a message under its own key. */
export const messageWork = [
	'notice',
	'message',
	'reminder',
	'incentive',
	'care',
] as const satisfies readonly DueKind[];

/** When a row is due now: it may have been moved since it was claimed. */
export async function dueAtNow(tx: Tx, workspace: string, dueId: string): Promise<number | null> {
	const row = await tx
		.selectFrom('due')
		.select('due_at')
		.where('workspace_id', '=', workspace)
		.where('due_id', '=', dueId)
		.executeTakeFirst();
	return row?.due_at ?? null;
}

/** Work about one thing that waits to be taken, however far off. */
export async function pendingDueOf(tx: Tx, workspace: string, refId: string): Promise<DueRow[]> {
	return await tx
		.selectFrom('due')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('ref_id', '=', refId)
		.where('state', '=', 'pending')
		.execute();
}
