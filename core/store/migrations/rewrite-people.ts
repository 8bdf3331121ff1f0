import { sql } from 'kysely';

import { traitsOf } from '../../model/identities';
import { mailboxOf } from '../../model/mailbox';
import { phoneOf } from '../../model/phone';
import type { Tx } from '../store';

/** Rows that are read and written at once. */
const atOnce = 400;

/** Brings what was stored about addresses into the forms in which they are compared now. */
export async function rewritePeople(tx: Tx): Promise<void> {
	await rewriteIdentities(tx);
	await rewriteCustomers(tx);
}

type IdentityRow = { workspace_id: string; kind: string; value: string; customer_id: string };

/** Where two customers turn out to have one mailbox, it stays with whom it is stored for in that form. */
async function rewriteIdentities(tx: Tx): Promise<void> {
	for (let last: IdentityRow | undefined; ;) {
		const { rows } = await sql<IdentityRow>`
			select workspace_id, kind, value, customer_id from identity
			where kind in ('email', 'phone')
				and (workspace_id, kind, value)
					> (${last?.workspace_id ?? ''}, ${last?.kind ?? ''}, ${last?.value ?? ''})
			order by workspace_id, kind, value limit ${atOnce}`.execute(tx);
		for (const row of rows) await rewriteIdentity(tx, row);
		if (rows.length < atOnce) return;
		last = rows.at(-1);
	}
}

async function rewriteIdentity(tx: Tx, row: IdentityRow): Promise<void> {
	const { workspace_id: workspace, kind, value } = row;
	const now = kind === 'email' ? mailboxOf(value) : phoneOf(value, null);
	if (now === value) return;
	await sql`delete from identity where workspace_id = ${workspace} and kind = ${kind}
		and value = ${value}`.execute(tx);
	if (now === null) return;
	await sql`insert into identity (workspace_id, kind, value, customer_id)
		values (${workspace}, ${kind}, ${now}, ${row.customer_id})
		on conflict do nothing`.execute(tx);
}

type CustomerRow = {
	workspace_id: string;
	customer_id: string;
	name: string | null;
	email: string | null;
	phone: string | null;
	address_state: string;
	address_reason: string | null;
	updated_at: number;
	known: number;
};

async function rewriteCustomers(tx: Tx): Promise<void> {
	for (let last: CustomerRow | undefined; ;) {
		const { rows } = await sql<CustomerRow>`
			select workspace_id, customer_id, name, email, phone, address_state,
				address_reason, updated_at,
				case when exists (select 1 from identity
					where identity.workspace_id = customer.workspace_id
						and identity.customer_id = customer.customer_id) then 1 else 0 end as known
			from customer
			where (workspace_id, customer_id)
				> (${last?.workspace_id ?? ''}, ${last?.customer_id ?? ''})
			order by workspace_id, customer_id limit ${atOnce}`.execute(tx);
		await keepTraits(tx, rows);
		await addressContacts(tx, rows);
		for (const row of rows) await keepMailbox(tx, row);
		if (rows.length < atOnce) return;
		last = rows.at(-1);
	}
}

/** Somebody who only says who they are has nothing that others could be compared with. */
async function keepTraits(tx: Tx, rows: readonly CustomerRow[]): Promise<void> {
	const traits = rows
		.filter(({ known }) => known === 1)
		.flatMap((row) =>
			traitsOf(row, null).map(
				({ kind, value }) => sql`(${row.workspace_id}, ${kind}, ${value}, ${row.customer_id})`,
			),
		);
	if (traits.length === 0) return;
	await sql`insert into customer_trait (workspace_id, kind, value, customer_id)
		values ${sql.join(traits)} on conflict do nothing`.execute(tx);
}

async function addressContacts(tx: Tx, rows: readonly CustomerRow[]): Promise<void> {
	const addressed = rows.flatMap((row) => {
		const mailbox = row.email === null ? null : mailboxOf(row.email);
		return mailbox === null ? [] : [sql`(${row.workspace_id}, ${row.customer_id}, ${mailbox})`];
	});
	if (addressed.length === 0) return;
	await sql`update contact set address = known.column3
		from (values ${sql.join(addressed)}) as known
		where contact.workspace_id = known.column1 and contact.customer_id = known.column2`.execute(tx);
}

/** A bounce belongs to the address that it happened on: the reason began with that. */
async function keepMailbox(tx: Tx, row: CustomerRow): Promise<void> {
	const said = /^(\S+@\S+): ([^]*)$/.exec(row.address_reason ?? '');
	const failed = row.address_state === 'failed' ? mailboxOf(said?.[1] ?? row.email ?? '') : null;
	const workspace = row.workspace_id;
	if (failed !== null) {
		await sql`insert into mailbox (workspace_id, address, state, reason, failed_at, updated_at)
			values (${workspace}, ${failed}, 'failed', ${said?.[2] ?? row.address_reason},
				${row.updated_at}, ${row.updated_at}) on conflict do nothing`.execute(tx);
	}
}
