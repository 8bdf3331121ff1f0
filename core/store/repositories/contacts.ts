import { sql } from 'kysely';

import type { Tx } from '../store';

/** Reserves (or moves) one contact of the budget of a customer, and of the mailbox it goes to. */
export async function reserveContact(
	tx: Tx,
	workspace: string,
	contact: {
		refId: string;
		customerId: string;
		/** A mailbox in the form of `mailboxOf`; `null` for channels of other nodes. */
		address: string | null;
		at: number;
		metric: string;
	},
): Promise<void> {
	await tx
		.insertInto('contact')
		.values({
			workspace_id: workspace,
			ref_id: contact.refId,
			customer_id: contact.customerId,
			address: contact.address,
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

/** Whose budget: that of a person, and of the mailbox, whoever else has it. */
export type Contacted = { customerId: string; address: string | null };

/**
 * Times of the newest contacts since `since`, newest first, at most `limit`: all of them, or those of
 * one metric. Future ones (reserved) count. Costs the same however many customers there are.
 */
export async function contactTimes(
	tx: Tx,
	workspace: string,
	whom: Contacted,
	window: { metric: string | null; since: number; limit: number; exceptRef: string },
): Promise<number[]> {
	const metric = window.metric === null ? sql`1 = 1` : sql`metric = ${window.metric}`;
	const newest = (column: 'customer_id' | 'address', value: string) => sql`
		select ref_id, at from (select ref_id, at from contact
			where workspace_id = ${workspace} and ${sql.ref(column)} = ${value} and ${metric}
				and at > ${Math.round(window.since)} and ref_id <> ${window.exceptRef}
			order by at desc limit ${window.limit}) as ${sql.ref(`by_${column}`)}`;
	const found = [
		newest('customer_id', whom.customerId),
		...(whom.address === null ? [] : [newest('address', whom.address)]),
	];
	// One contact is in both lists; `union` has it once.
	const { rows } = await sql<{ at: number }>`
		select at from (${sql.join(found, sql` union `)}) as contacted
		order by at desc limit ${window.limit}`.execute(tx);
	return rows.map((row) => row.at);
}
