import { type RawBuilder, sql } from 'kysely';

import { newId } from '../../model/id';
import type { Json } from '../../model/json';
import type { DueKind } from '../../model/states';
import { readyAt } from '../migrations';
import type { DueTable } from '../tables/work';
import type { Db, Store, Tx } from '../store';

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
	if (planned.length > 0) await planDueQuery(tx, dueRows(workspace, planned, now)).execute();
}

/** Planned work as it is stored. */
export function dueRows(
	workspace: string,
	planned: readonly PlannedDue[],
	now: number,
): DueTable[] {
	return planned.map((due) => ({
		workspace_id: workspace,
		due_id: newId('due'),
		kind: due.kind,
		ref_key: due.key,
		ref_id: due.refId,
		scope: due.scope ?? '',
		due_at: Math.round(due.dueAt),
		attempt: 0,
		state: 'pending',
		lease_until: 0,
		lease_by: null,
		last_error: null,
		data: JSON.stringify(due.data ?? {}),
		test: due.test ? 1 : 0,
		created_at: now,
	}));
}

/** The write that plans work, of which there has to be some. */
export function planDueQuery(db: Db | Tx, rows: DueTable[]) {
	return db
		.insertInto('due')
		.values(rows)
		.onConflict((c) => c.columns(['workspace_id', 'kind', 'ref_key']).doNothing());
}

/** Forgets planned work about a thing, all of it or some kinds. */
export async function dropDue(
	db: Db | Tx,
	workspace: string,
	refId: string,
	kinds?: readonly DueKind[],
): Promise<void> {
	await dropDueQuery(db, workspace, refId, kinds).execute();
}

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
	await tx
		.deleteFrom('due')
		.where('workspace_id', '=', workspace)
		.where('kind', 'in', [...kinds])
		.where('ref_key', '=', key)
		.execute();
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

/** Which work is meant: of these kinds, and of one scope or of all. */
export type DueScope = { kinds: readonly DueKind[]; scope: string | null };

export type Claim = DueScope & { limit: number; holder: string; leaseMs: number };

/**
 * Takes up to `limit` due rows for `holder`, those that have been ready longest first; nobody else
 * gets them until the lease ends. One statement, so one transaction, on either database.
 */
export async function claimDueRows(
	store: Store,
	workspace: string,
	claim: Claim,
	now: number,
): Promise<DueRow[]> {
	const ready = readyRows(store, workspace, claim, now);
	const taken = sql`lease_until = ${now + claim.leaseMs}, lease_by = ${claim.holder},
		attempt = attempt + 1`;
	// PostgreSQL may run a subquery once a row, each time with others that are not locked yet: what is
	// to be taken is chosen once, or more than `limit` would be.
	const claimed =
		store.dialect === 'postgres'
			? sql<DueRow>`with ready as materialized (${ready})
				update due set ${taken} from ready
				where due.workspace_id = ${workspace} and due.due_id = ready.due_id returning due.*`
			: sql<DueRow>`update due set ${taken}
				where workspace_id = ${workspace} and due_id in (${ready}) returning *`;
	const { rows } = await claimed.execute(store.db);
	return rows.sort((a, b) => a.due_at - b.due_at);
}

/** The ids to claim. Rows that others hold are out of the index range that this reads. */
function readyRows(
	{ dialect }: Store,
	workspace: string,
	{ kinds, scope, limit }: Claim,
	now: number,
): RawBuilder<unknown> {
	const ready = sql.raw(readyAt(dialect));
	const own = scope === null ? sql`1 = 1` : sql`scope = ${scope}`;
	const pending = sql`workspace_id = ${workspace} and state = 'pending'`;
	if (dialect === 'postgres') {
		return sql`select due_id from due
			where ${pending} and kind in (${sql.join([...kinds])}) and ${ready} <= ${now} and ${own}
			order by ${ready} limit ${limit} for update skip locked`;
	}
	// Kind by kind, each read in the order of the index: however long the backlog, a claim looks at a
	// few hundred entries. SQLite would sort all of it otherwise, while pages wait.
	const arms = kinds.map(
		(kind) => sql`select * from (select due_id, ${ready} as ready from due
			where ${pending} and kind = ${kind} and ${ready} <= ${now} and ${own}
			order by ${ready} limit ${limit})`,
	);
	return sql`select due_id from (${sql.join(arms, sql` union all `)}) order by ready limit ${limit}`;
}

/** What a claim would take now; changes nothing. */
export async function peekDueRows(
	store: Store,
	workspace: string,
	{ kinds, scope, limit }: DueScope & { limit: number },
	now: number,
): Promise<DueRow[]> {
	let query = store.db
		.selectFrom('due')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('state', '=', 'pending')
		.where('kind', 'in', [...kinds])
		.where('due_at', '<=', now);
	if (scope !== null) query = query.where('scope', '=', scope);
	return await query.orderBy('due_at').limit(limit).execute();
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

/** The work is done: its rows disappear. */
export async function finishDueRows(tx: Tx, workspace: string, ids: string[]): Promise<void> {
	if (ids.length === 0) return;
	await tx
		.deleteFrom('due')
		.where('workspace_id', '=', workspace)
		.where('due_id', 'in', ids)
		.execute();
}

/**
 * The work failed: tried again after a back-off, or stuck after `maxAttempts`. If somebody else has
 * claimed it since, it is theirs.
 */
export async function releaseDueRow(
	tx: Tx,
	workspace: string,
	row: Pick<DueRow, 'due_id' | 'attempt'>,
	failure: { error: string; retryAt: number; stuck: boolean },
): Promise<void> {
	await tx
		.updateTable('due')
		.set({
			lease_until: failure.stuck ? 0 : failure.retryAt,
			lease_by: null,
			last_error: failure.error.slice(0, 1000),
			state: failure.stuck ? 'stuck' : 'pending',
		})
		.where('workspace_id', '=', workspace)
		.where('due_id', '=', row.due_id)
		.where('attempt', '=', row.attempt)
		.execute();
}

/** The work is not due yet after all; the try does not count. */
export async function postponeDueRow(
	tx: Tx,
	workspace: string,
	row: Pick<DueRow, 'due_id' | 'attempt'>,
	dueAt: number,
): Promise<void> {
	await tx
		.updateTable('due')
		.set({ due_at: dueAt, lease_until: 0, lease_by: null, attempt: row.attempt - 1 })
		.where('workspace_id', '=', workspace)
		.where('due_id', '=', row.due_id)
		.execute();
}

/** Gives back what a holder had claimed. */
export async function releaseDueClaims(
	db: Db | Tx,
	workspace: string,
	holder: string,
): Promise<void> {
	await db
		.updateTable('due')
		.set({ lease_until: 0, lease_by: null })
		.where('workspace_id', '=', workspace)
		.where('lease_by', '=', holder)
		.where('state', '=', 'pending')
		.execute();
}

/** Stands in `lease_by` of what a person was told of. */
const toldOf = 'told';

/** What was given up and has not been told yet, oldest first. */
export async function stuckDueRows(
	db: Db | Tx,
	workspace: string,
	limit: number,
): Promise<DueRow[]> {
	return (await db
		.selectFrom('due')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('state', '=', 'stuck')
		.where('lease_by', 'is', null)
		.orderBy('due_at')
		.limit(limit)
		.execute()) as DueRow[];
}

/** What the triggers of workflows take. */
const ofTriggers: DueKind[] = [
	'partial_to_close',
	'changed_answer',
	'low_score_without_case',
	'unprocessed_event',
	'ask_again',
];

/** Work that has been waiting since before `since` for a trigger that is not published, and not told yet. */
export async function waitingDueRows(
	db: Db | Tx,
	workspace: string,
	since: number,
	limit: number,
): Promise<Array<{ row: DueRow; workflow: string | null }>> {
	const rows = await db
		.selectFrom('due')
		.leftJoin('endpoint', (join) =>
			join
				.onRef('endpoint.workspace_id', '=', 'due.workspace_id')
				.onRef('endpoint.survey_key', '=', 'due.scope')
				.on('endpoint.page', 'in', ['survey', 'events']),
		)
		.selectAll('due')
		.select('endpoint.workflow_name')
		.where('due.workspace_id', '=', workspace)
		.where('due.state', '=', 'pending')
		.where('due.kind', 'in', ofTriggers)
		.where('due.due_at', '<', since)
		.where('due.lease_by', 'is', null)
		.where((eb) => eb.or([eb('endpoint.active', 'is', null), eb('endpoint.active', '=', 0)]))
		.orderBy('due.due_at')
		.limit(limit)
		.execute();
	return rows.map(({ workflow_name: workflow, ...row }) => ({ row, workflow }));
}

/** Notes that a person was told of these rows. */
export async function markDueTold(db: Db | Tx, workspace: string, ids: string[]): Promise<void> {
	if (ids.length === 0) return;
	await db
		.updateTable('due')
		.set({ lease_by: toldOf })
		.where('workspace_id', '=', workspace)
		.where('due_id', 'in', ids)
		.where('lease_by', 'is', null)
		.execute();
}

/** Writes down what was given up elsewhere, so that it is told like all that is stuck. */
export async function insertStuckDue(
	tx: Tx,
	workspace: string,
	{ attempt, error, ...due }: PlannedDue & { attempt: number; error: string },
): Promise<void> {
	const rows = dueRows(workspace, [due], due.dueAt).map((row) => ({
		...row,
		state: 'stuck' as const,
		attempt,
		last_error: error.slice(0, 1000),
	}));
	await planDueQuery(tx, rows).execute();
}
