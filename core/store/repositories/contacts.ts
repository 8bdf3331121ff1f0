import { sql } from 'kysely';

import type { CarePriority } from '../../model/care-words';
import type { Contact, ContactOf, Counted } from '../../model/contact';
import { askedOnce } from '../compiled-once';
import { type Columns, rowsOf } from '../rows-of';
import type { ContactTable } from '../schema';
import type { DialectName, Tx } from '../store';

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
	await reserveOnce(tx, {
		workspace_id: workspace,
		ref_id: contact.refId,
		customer_id: contact.customerId,
		address: contact.address,
		at: Math.round(contact.at),
		metric: contact.metric,
		movable: contact.movable ?? null,
	});
}

const reserveOnce = askedOnce((db, row: ContactTable) =>
	db
		.insertInto('contact')
		.values(row)
		.onConflict((c) =>
			c.columns(['workspace_id', 'ref_id']).doUpdateSet({ at: row.at, movable: row.movable }),
		),
);

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
 * What a limit has to know: of the contacts that it counts the newest since `since`, at most `limit`; reserved
 * ones lie in the future and count.
 */
export type Window = { counts: Counted; since: number; limit: number };

/**
 * The contacts that limits have to know, each once. One statement; costs the same however many customers
 * there are.
 */
export async function contactsFor(
	tx: Tx,
	workspace: string,
	{ customerId, address }: Contacted,
	windows: readonly Window[],
	exceptRef: string,
): Promise<Contact[]> {
	if (windows.length === 0) return [];
	const newest = (column: 'customer_id' | 'address', value: string, window: Window) => sql`
		select ref_id, at, metric from (select ref_id, at, metric from contact
			where workspace_id = ${workspace} and ${sql.ref(column)} = ${value}
				and ${isOf(window.counts)} and at > ${Math.round(window.since)} and ref_id <> ${exceptRef}
			order by at desc limit ${window.limit}) as newest`;
	const found = windows.flatMap((window) => [
		newest('customer_id', customerId, window),
		...(address === null ? [] : [newest('address', address, window)]),
	]);
	// One contact may be in several lists; `union` has it once.
	const { rows } = await sql<{ at: number; metric: ContactOf }>`
		select at, metric from (${sql.join(found, sql` union `)}) as contacted
		order by at desc`.execute(tx);
	return rows.map(({ at, metric }) => ({ at, of: metric }));
}

function isOf(counts: Counted) {
	switch (counts) {
		case 'all':
			return sql`1 = 1`;
		case 'surveys':
			return sql`metric <> 'care'`;
		default:
			return sql`metric = ${counts}`;
	}
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

const reservedColumns = {
	ref_id: 'text',
	customer_id: 'text',
	address: 'text',
	at: 'bigint',
	metric: 'text',
	movable: 'text',
} as const satisfies Columns;

/** Reserves, or moves, many contacts. */
export async function reserveContacts(
	tx: Tx,
	dialect: DialectName,
	workspace: string,
	contacts: readonly Reserved[],
): Promise<void> {
	if (contacts.length === 0) return;
	const rows = contacts.map(({ refId, customerId, address, at, metric, movable }) => [
		...[refId, customerId, address],
		...[Math.round(at), metric, movable],
	]);
	// Planned for one mailbox, it may go to another by then.
	await sql`insert into "contact"
			(workspace_id, ref_id, customer_id, address, at, metric, movable)
		select cast(${workspace} as text), given.ref_id, given.customer_id, given.address, given.at,
			given.metric, given.movable
		from ${rowsOf(dialect, 'given', reservedColumns, rows)} where true
		on conflict (workspace_id, ref_id) do update set
			address = excluded.address, at = excluded.at, movable = excluded.movable`.execute(tx);
}

/** Gives many contacts back. */
export async function releaseContacts(
	tx: Tx,
	dialect: DialectName,
	workspace: string,
	refIds: readonly string[],
): Promise<void> {
	if (refIds.length === 0) return;
	const rows = refIds.map((id) => [id]);
	await sql`delete from contact where workspace_id = ${workspace}
		and ref_id in (select gone.id from ${rowsOf(dialect, 'gone', { id: 'text' }, rows)})`.execute(tx);
}
