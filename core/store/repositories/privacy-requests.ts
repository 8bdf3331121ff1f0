import type { PrivacyRequestTable } from '../tables/consent';
import type { Tx } from '../store';

/** The request of that kind that a customer has made since a moment, if any. */
export async function requestSince(
	tx: Tx,
	workspace: string,
	{
		customerId,
		kind,
		since,
	}: { customerId: string; kind: PrivacyRequestTable['kind']; since: number },
): Promise<PrivacyRequestTable | undefined> {
	return await tx
		.selectFrom('privacy_request')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('customer_id', '=', customerId)
		.where('kind', '=', kind)
		.where('at', '>', since)
		.executeTakeFirst();
}

export async function insertRequest(tx: Tx, row: PrivacyRequestTable): Promise<void> {
	await tx.insertInto('privacy_request').values(row).execute();
}
