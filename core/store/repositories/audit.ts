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
