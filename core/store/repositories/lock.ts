import type { DialectName, Tx } from '../store';

/** Locks one customer's row for the rest of the transaction, so that caps are checked one at a time. */
export async function lockCustomer(
	tx: Tx,
	dialect: DialectName,
	workspace: string,
	customerId: string,
): Promise<void> {
	// SQLite holds the write lock already.
	if (dialect === 'sqlite') return;
	await tx
		.selectFrom('customer')
		.select('customer_id')
		.where('workspace_id', '=', workspace)
		.where('customer_id', '=', customerId)
		.forUpdate()
		.execute();
}
