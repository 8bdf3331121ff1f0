import { sql } from 'kysely';

import type { CarePriority } from '../../model/care-words';
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
		/** Of planned care: how important it is, so that it may give way. */
		movable?: CarePriority | null;
	},
): Promise<void> {
	const at = Math.round(contact.at);
	const movable = contact.movable ?? null;
	await tx
		.insertInto('contact')
		.values({
			workspace_id: workspace,
			ref_id: contact.refId,
			customer_id: contact.customerId,
			address: contact.address,
			at,
			metric: contact.metric,
			movable,
		})
		.onConflict((c) => c.columns(['workspace_id', 'ref_id']).doUpdateSet({ at, movable }))
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

/** A contact as it is reserved. */
export type Reserved = {
	refId: string;
	customerId: string;
	address: string | null;
	at: number;
	metric: string;
	movable: CarePriority | null;
};

/** Reserves, or moves, many contacts. */
export async function reserveContacts(
	tx: Tx,
	workspace: string,
	contacts: readonly Reserved[],
): Promise<void> {
	if (contacts.length === 0) return;
	await tx
		.insertInto('contact')
		.values(
			contacts.map(({ refId, customerId, address, at, metric, movable }) => ({
				workspace_id: workspace,
				ref_id: refId,
				customer_id: customerId,
				address,
				at: Math.round(at),
				metric,
				movable,
			})),
		)
		.onConflict((c) =>
			c.columns(['workspace_id', 'ref_id']).doUpdateSet((eb) => ({
				at: eb.ref('excluded.at'),
				movable: eb.ref('excluded.movable'),
			})),
		)
		.execute();
}

/** Gives many contacts back. */
export async function releaseContacts(
	tx: Tx,
	workspace: string,
	refIds: readonly string[],
): Promise<void> {
	if (refIds.length === 0) return;
	await tx
		.deleteFrom('contact')
		.where('workspace_id', '=', workspace)
		.where('ref_id', 'in', [...refIds])
		.execute();
}
