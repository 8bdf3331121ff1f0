import { sql } from 'kysely';

import type { PrivacyRequestTable } from '../tables/consent';
import type { Db, Tx } from '../store';

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

export type WaitingRequests = { waiting: number; oldest: number | null };

/**
 * How many requests nobody has answered: who was erased has none any more, and an export since leaves a line
 * in the audit trail.
 */
export async function waitingRequests(db: Db | Tx, workspace: string): Promise<WaitingRequests> {
	const { rows } = await sql<{ waiting: number | string; oldest: number | null }>`
		select count(*) as waiting, min(at) as oldest from privacy_request
		where workspace_id = ${workspace} and not (kind = 'data' and exists (
			select 1 from audit where audit.workspace_id = privacy_request.workspace_id
				and audit.target_kind = 'customer' and audit.target_id = privacy_request.customer_id
				and audit.action = 'data_exported' and audit.at >= privacy_request.at))`.execute(db);
	const [row] = rows;
	return { waiting: Number(row?.waiting ?? 0), oldest: row?.oldest ?? null };
}
