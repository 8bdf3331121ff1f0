import { sql } from 'kysely';

import type { Db, Tx } from '../store';

/** Which messages of a campaign: those that were sent since a moment, epoch ms. */
type SentSince = { campaign: string; since: number };

/**
 * So many messages to customers made their reader object. Costs what they are,
 * however many were sent.
 */
export async function countOptOuts(
	db: Db | Tx,
	workspace: string,
	{ campaign, since }: SentSince,
): Promise<number> {
	const { rows } = await sql<{ n: number }>`select count(*) as n from care_step
		where workspace_id = ${workspace} and campaign_key = ${campaign} and at >= ${since}
			and opted_out_at is not null and recipient = 'customer'`.execute(db);
	return Number(rows[0]?.n ?? 0);
}

/** So many messages were sent to customers, counted no further than `atMost`. */
export async function countSent(
	db: Db | Tx,
	workspace: string,
	{ campaign, since }: SentSince,
	atMost: number,
): Promise<number> {
	const { rows } = await sql<{ n: number }>`select count(*) as n from (
		select 1 from care_step
		where workspace_id = ${workspace} and campaign_key = ${campaign} and state = 'sent'
			and at >= ${since} and recipient = 'customer'
		limit ${atMost}) as sent`.execute(db);
	return Number(rows[0]?.n ?? 0);
}
