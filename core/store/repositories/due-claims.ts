import { type ExpressionBuilder, type RawBuilder, sql } from 'kysely';

import type { DueKind } from '../../model/states';
import { readyAt } from '../ready-at';
import type { Schema } from '../schema';
import type { Db, Store, Tx } from '../store';
import { type DueRow, lastError } from './due';

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

/**
 * The ids to claim: of each kind its share, if there is as much of it, so that no kind waits behind the
 * backlog of another; then whatever has been ready longest. Rows that others hold are out of the index
 * range that this reads.
 */
function readyRows(
	{ dialect }: Store,
	workspace: string,
	{ kinds, scope, limit }: Claim,
	now: number,
): RawBuilder<unknown> {
	const ready = sql.raw(readyAt(dialect));
	const own = scope === null ? sql`1 = 1` : sql`scope = ${scope}`;
	const share = Math.max(1, Math.floor(limit / Math.max(1, kinds.length)));
	const of = (kind: RawBuilder<unknown>) => sql`from due
		where workspace_id = ${workspace} and state = 'pending' and ${kind}
			and ${ready} <= ${now} and ${own} order by ${ready}`;
	if (dialect === 'postgres') {
		const locked = (some: RawBuilder<unknown>) => sql`(${some} for update skip locked)`;
		const shares = kinds.map((kind) =>
			locked(sql`select due_id, ${ready} as ready, 0 as behind
				${of(sql`kind = ${kind}`)} limit ${share}`),
		);
		const rest = locked(sql`select due_id, ${ready} as ready, 1 as behind
			${of(sql`kind in (${sql.join([...kinds])})`)} limit ${limit}`);
		const arms = [...shares, rest].map((arm) => sql`select * from ${arm} as arm`);
		return sql`select due_id from (${sql.join(arms, sql` union all `)}) as found
			group by due_id, ready order by min(behind), ready limit ${limit}`;
	}
	// Kind by kind, each read in the order of the index: however long the backlog, a claim looks at a
	// few hundred entries. SQLite would sort all of it otherwise, while pages wait.
	const arms = kinds.map(
		(kind) => sql`select * from (select due_id, ${ready} as ready, kind
			${of(sql`kind = ${kind}`)} limit ${limit})`,
	);
	return sql`select due_id from (select due_id, ready,
			row_number() over (partition by kind order by ready) as place
			from (${sql.join(arms, sql` union all `)}))
		order by place > ${share}, ready limit ${limit}`;
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
 * Work of one attempt failed: it is tried again after a back-off, or stuck. What somebody else has
 * claimed since is theirs.
 *
 * @returns how much of it is still there: what was sent before the failure is not
 */
export async function releaseDueRows(
	tx: Tx,
	workspace: string,
	failed: { ids: readonly string[]; attempt: number },
	failure: { error: string; retryAt: number; stuck: boolean },
): Promise<number> {
	if (failed.ids.length === 0) return 0;
	const { numUpdatedRows } = await tx
		.updateTable('due')
		.set({
			lease_until: failure.stuck ? 0 : failure.retryAt,
			lease_by: null,
			last_error: lastError(failure.error),
			state: failure.stuck ? 'stuck' : 'pending',
		})
		.where('workspace_id', '=', workspace)
		.where('due_id', 'in', [...failed.ids])
		.where('attempt', '=', failed.attempt)
		.executeTakeFirstOrThrow();
	return Number(numUpdatedRows);
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

/** Gives work back that nobody has begun; the try does not count. */
export async function returnDueRows(
	db: Db | Tx,
	workspace: string,
	rows: readonly Pick<DueRow, 'due_id' | 'lease_by'>[],
): Promise<void> {
	const [first] = rows;
	if (!first) return;
	await db
		.updateTable('due')
		.set((eb) => ({ lease_until: 0, lease_by: null, attempt: eb('attempt', '-', 1) }))
		.where('workspace_id', '=', workspace)
		.where('state', '=', 'pending')
		.where('lease_by', '=', first.lease_by)
		.where(
			'due_id',
			'in',
			rows.map((row) => row.due_id),
		)
		.execute();
}

/**
 * Holds on to what is under way: its lease ends later.
 *
 * @param held.holder how its claims are marked; what somebody else has claimed since is theirs
 * @param leaseUntil epoch ms
 */
export async function renewDueRows(
	db: Db | Tx,
	workspace: string,
	held: { ids: readonly string[]; holder: string },
	leaseUntil: number,
): Promise<void> {
	if (held.ids.length === 0) return;
	await db
		.updateTable('due')
		.set({ lease_until: leaseUntil })
		.where('workspace_id', '=', workspace)
		.where('due_id', 'in', [...held.ids])
		.where('lease_by', '=', held.holder)
		.where('state', '=', 'pending')
		.execute();
}

/**
 * Gives back what a node had claimed in other processes than this one, and that these do not hold on to
 * any more. What this process has claimed is still under way in it.
 *
 * @param holder.node beginning of what the claims of the node are marked with
 * @param holder.own how those of this process are marked
 * @param alive between which moments the lease of a claim ends that somebody holds on to, epoch ms
 * @returns how much others still hold
 */
export async function releaseDueClaims(
	db: Db | Tx,
	workspace: string,
	holder: { node: string; own: string },
	alive: { from: number; until: number },
): Promise<number> {
	const others = ['lease_by', '!=', holder.own] as const;
	const ofNode = (eb: ExpressionBuilder<Schema, 'due'>) =>
		eb.or([eb('lease_by', '=', holder.node), startsWith(eb, `${holder.node} `)]);
	await db
		.updateTable('due')
		.set({ lease_until: 0, lease_by: null })
		.where('workspace_id', '=', workspace)
		.where(ofNode)
		.where(...others)
		.where('state', '=', 'pending')
		.where((eb) => eb.not(eb.between('lease_until', alive.from, alive.until)))
		.execute();
	const { held } = await db
		.selectFrom('due')
		.select(({ fn }) => fn.countAll<number>().as('held'))
		.where('workspace_id', '=', workspace)
		.where(ofNode)
		.where(...others)
		.where('state', '=', 'pending')
		.executeTakeFirstOrThrow();
	return Number(held);
}

const startsWith = (eb: ExpressionBuilder<Schema, 'due'>, text: string) =>
	eb(eb.fn<string>('substr', ['lease_by', eb.val(1), eb.val(text.length)]), '=', text);

/**
 * Lets go of claims and pauses that end later than any can: they were made while the machine's clock
 * stood ahead.
 *
 * @param latest the latest moment at which one that was made now could end, epoch ms
 */
export async function releaseFutureClaims(
	db: Db | Tx,
	workspace: string,
	latest: number,
): Promise<void> {
	await db
		.updateTable('due')
		.set({ lease_until: 0, lease_by: null })
		.where('workspace_id', '=', workspace)
		.where('state', '=', 'pending')
		.where('lease_until', '>', latest)
		.execute();
}
