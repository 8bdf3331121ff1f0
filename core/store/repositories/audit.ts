import { sql } from 'kysely';

import { isObject } from '../../model/json';
import type { AuditTable, AuditTarget } from '../tables/audit';
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
	const done = await work();
	await sql`delete from audit_opening`.execute(tx);
	return done;
}

/** What people have typed themselves in the details of a line. */
const typed = ['source', 'changes', 'name'];

/**
 * Takes out of the audit trail what says who some customers are: that something was done, and when, stays,
 * with the id that leads to nobody any more.
 *
 * @returns how many lines were changed
 */
export async function blankInAudit(
	tx: Tx,
	workspace: string,
	customerIds: readonly string[],
): Promise<number> {
	if (customerIds.length === 0) return 0;
	const ids = [...customerIds];
	const rows = await tx
		.selectFrom('audit')
		.select(['audit_id', 'details', 'actor_kind', 'actor_id'])
		.where('workspace_id', '=', workspace)
		.where((eb) =>
			eb.or([
				eb.and([eb('target_kind', '=', 'customer'), eb('target_id', 'in', ids)]),
				eb.and([eb('actor_id', 'in', ids), eb('actor_kind', '=', 'customer')]),
			]),
		)
		.execute();
	if (rows.length === 0) return 0;
	return await withAuditOpen(tx, async () => {
		for (const { audit_id: id, details, actor_kind: kind } of rows) {
			await tx
				.updateTable('audit')
				.set({
					details: blanked(details),
					...(kind === 'customer' ? { actor_name: null } : {}),
				})
				.where('workspace_id', '=', workspace)
				.where('audit_id', '=', id)
				.execute();
		}
		return rows.length;
	});
}

function blanked(details: string): string {
	const known: unknown = JSON.parse(details);
	if (!isObject(known)) return '{}';
	return JSON.stringify(
		Object.fromEntries(Object.entries(known).filter(([key]) => !typed.includes(key))),
	);
}
