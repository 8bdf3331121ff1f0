import { sql } from 'kysely';

import type { Tx } from '../store';

/** Reserves (or moves) one contact of the customer's budget. */
export async function reserveContact(
	tx: Tx,
	workspace: string,
	contact: { refId: string; customerId: string; at: number; metric: string },
): Promise<void> {
	await tx
		.insertInto('contact')
		.values({
			workspace_id: workspace,
			ref_id: contact.refId,
			customer_id: contact.customerId,
			at: Math.round(contact.at),
			metric: contact.metric,
		})
		.onConflict((c) =>
			c.columns(['workspace_id', 'ref_id']).doUpdateSet({ at: Math.round(contact.at) }),
		)
		.execute();
}

/** Gives a contact back: it was not made after all. */
export async function releaseContact(tx: Tx, workspace: string, refId: string): Promise<void> {
	await tx
		.deleteFrom('contact')
		.where('workspace_id', '=', workspace)
		.where('ref_id', '=', refId)
		.execute();
}

/**
 * Times of the newest contacts since `since`, newest first, at most `limit`: all of them, or those of
 * one metric. Future ones (reserved) count. Costs the same however many customers there are.
 */
export async function contactTimes(
	tx: Tx,
	workspace: string,
	customerId: string,
	window: { metric: string | null; since: number; limit: number; exceptRef: string },
): Promise<number[]> {
	const metric = window.metric === null ? sql`1 = 1` : sql`metric = ${window.metric}`;
	const { rows } = await sql<{ at: number }>`
		select at from contact
		where workspace_id = ${workspace} and customer_id = ${customerId} and ${metric}
			and at > ${Math.round(window.since)} and ref_id <> ${window.exceptRef}
		order by at desc limit ${window.limit}`.execute(tx);
	return rows.map((row) => row.at);
}
