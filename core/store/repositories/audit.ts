import { sql } from 'kysely';

import { type AuditTable, type AuditTarget, auditTargets } from '../tables/audit';
import type { Db, Tx } from '../store';

export type AuditRow = AuditTable;

/** Adds to the audit trail; what is there already stays as it is. */
export async function addToAudit(db: Db | Tx, rows: readonly AuditRow[]): Promise<void> {
	if (rows.length === 0) return;
	await db
		.insertInto('audit')
		.values([...rows])
		.onConflict((c) => c.columns(['workspace_id', 'audit_id']).doNothing())
		.execute();
}

/** What happened to one thing, newest first. */
export async function auditOf(
	db: Db | Tx,
	workspace: string,
	target: { kind: AuditTarget; id: string },
	most: number,
): Promise<AuditRow[]> {
	return await db
		.selectFrom('audit')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('target_kind', '=', target.kind)
		.where('target_id', '=', target.id)
		.orderBy('at', 'desc')
		.orderBy('audit_id')
		.limit(most)
		.execute();
}

/**
 * Lets the rows of the audit trail be changed while `work` runs, which the database refuses otherwise. For
 * retention and for who is erased; nothing else has a reason to.
 */
export async function withAuditOpen<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
	await sql`insert into audit_opening default values`.execute(tx);
	const close = async () => await sql`delete from audit_opening`.execute(tx);
	try {
		const done = await work();
		await close();
		return done;
	} catch (error) {
		// A statement that has failed may have ended the transaction, and the opening with it.
		await close().catch(() => {});
		throw error;
	}
}

/** Which lines are looked for; what is empty or `null` restricts nothing. */
export type AuditFilter = {
	actions: readonly string[];
	/** Id or name of who did it. */
	who: string | null;
	/** Id of what it was done to. */
	whom: string | null;
	/** Epoch ms; `until` is no more within. */
	from: number | null;
	until: number | null;
	test: boolean;
	limit: number | null;
};

/** Lines of the audit trail, newest first. */
export async function findInAudit(
	db: Db | Tx,
	workspace: string,
	{ actions, who, whom, from, until, test, limit }: AuditFilter,
): Promise<AuditRow[]> {
	let query = db
		.selectFrom('audit')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('test', '=', test ? 1 : 0);
	if (actions.length > 0) query = query.where('action', 'in', [...actions]);
	if (whom !== null) {
		// By kind, as the index wants it.
		query = query.where('target_kind', 'in', [...auditTargets]).where('target_id', '=', whom);
	}
	if (who !== null) {
		query = query.where((eb) => eb.or([eb('actor_id', '=', who), eb('actor_name', '=', who)]));
	}
	if (from !== null) query = query.where('at', '>=', from);
	if (until !== null) query = query.where('at', '<', until);
	if (limit !== null) query = query.limit(limit);
	return await query.orderBy('at', 'desc').orderBy('audit_id').execute();
}

/** How customers are called now; who has no name, or was erased, is not among them. */
export async function customerNames(
	db: Db | Tx,
	workspace: string,
	ids: readonly string[],
): Promise<Map<string, string>> {
	const names = new Map<string, string>();
	for (let from = 0; from < ids.length; from += atOnce) {
		const rows = await db
			.selectFrom('customer')
			.select(['customer_id', 'name', 'email'])
			.where('workspace_id', '=', workspace)
			.where('customer_id', 'in', ids.slice(from, from + atOnce))
			.execute();
		for (const { customer_id: id, name, email } of rows) {
			const called = name ?? email;
			if (called !== null) names.set(id, called);
		}
	}
	return names;
}

const atOnce = 500;
