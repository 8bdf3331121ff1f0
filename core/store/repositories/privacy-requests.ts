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

/** Whether one of these customers has ever made a request of that kind. */
export async function hasAsked(
	tx: Tx,
	workspace: string,
	customerIds: readonly string[],
	kind: PrivacyRequestTable['kind'],
): Promise<boolean> {
	const found = await tx
		.selectFrom('privacy_request')
		.select('request_id')
		.where('workspace_id', '=', workspace)
		.where('customer_id', 'in', [...customerIds])
		.where('kind', '=', kind)
		.executeTakeFirst();
	return found !== undefined;
}

export async function insertRequest(tx: Tx, row: PrivacyRequestTable): Promise<void> {
	await tx.insertInto('privacy_request').values(row).execute();
}
