import type { Db, Tx } from '../store';

/** Of one statement. */
const atOnce = 500;

/** The owners of customers as their systems say it, as JSON, by the customer's id; only of those who have one. */
export async function ownersOfCustomers(
	db: Db | Tx,
	workspace: string,
	customerIds: readonly string[],
): Promise<Map<string, string>> {
	const found = new Map<string, string>();
	for (let from = 0; from < customerIds.length; from += atOnce) {
		const rows = await db
			.selectFrom('customer')
			.select(['customer_id', 'owner'])
			.where('workspace_id', '=', workspace)
			.where('customer_id', 'in', customerIds.slice(from, from + atOnce))
			.where('owner', 'is not', null)
			.execute();
		for (const { customer_id: id, owner } of rows) if (owner !== null) found.set(id, owner);
	}
	return found;
}
