import { sql } from 'kysely';

import { defaultCareSettings } from '../core/model/care-settings';
import { isSampled } from '../core/survey/sampling';
import { rowsOf } from '../core/store/rows-of';
import type { Store } from '../core/store/store';

const day = 86_400_000;

/** What a workflow of If, Code and Postgres nodes keeps: who got what, and what they may not get again too soon. */
export async function createPlainTables({ db }: Store): Promise<void> {
	await sql`create table plain_message (message_key text primary key, customer_id text not null,
		address text not null, subject text not null, body text not null, created_at bigint not null,
		state text not null)`.execute(db);
	await sql`create table plain_contact (ref_id text primary key, customer_id text not null,
		at bigint not null)`.execute(db);
	await sql`create index plain_contact_customer on plain_contact (customer_id, at)`.execute(db);
}

type Person = {
	customer_id: string;
	name: string | null;
	email: string | null;
	language: string | null;
};

/** What it has to know of its customers, and nothing else. */
export type PlainNews = {
	workspace: string;
	edition: string;
	customerIds: readonly string[];
	holdoutPercent: number;
	subject: string;
	text: string;
};

/**
 * The effects of a list that is sent to its customers, as such a workflow has them over all items at once: one
 * question about the people, one about their consent, one about their contacts, the rest in code, one statement a
 * table.
 *
 * @returns how many are to be written to
 */
export async function plainNews(store: Store, now: number, about: PlainNews): Promise<number> {
	const { db, dialect } = store;
	const { workspace, edition, customerIds } = about;
	const asked = rowsOf(
		dialect,
		'asked',
		{ id: 'text' },
		customerIds.map((id) => [id]),
	);
	const people =
		await sql<Person>`select customer.customer_id, customer.name, customer.email, customer.language
		from ${asked} cross join customer where customer.workspace_id = ${workspace}
			and customer.customer_id = asked.id and customer.merged_into is null`.execute(db);
	const consents = await sql<{ holder: string; state: string }>`select consent.holder, consent.state
		from ${asked} cross join consent where consent.workspace_id = ${workspace}
			and consent.holder_kind = 'customer' and consent.holder = asked.id
			and consent.purpose = 'news'`.execute(db);
	const contacts = await sql<{
		customer_id: string;
		at: number;
	}>`select plain_contact.customer_id, plain_contact.at
		from ${asked} cross join plain_contact where plain_contact.customer_id = asked.id
			and plain_contact.at > ${now - 30 * day}`.execute(db);
	const agreed = new Set(
		consents.rows.filter(({ state }) => state === 'granted').map(({ holder }) => holder),
	);
	const contactsOf = new Map<string, number[]>();
	for (const { customer_id: id, at } of contacts.rows) {
		contactsOf.set(id, [...(contactsOf.get(id) ?? []), at]);
	}
	const { near, far } = defaultCareSettings().caps;
	const messages = people.rows.flatMap(({ customer_id: id, name, email }) => {
		if (email === null || !agreed.has(id)) return [];
		const times = contactsOf.get(id) ?? [];
		const within = (days: number) => times.filter((at) => at > now - days * day).length;
		if (near && within(near.days) >= near.limit) return [];
		if (far && within(far.days) >= far.limit) return [];
		if (isSampled(`holdout\n${edition}\n${id}`, about.holdoutPercent)) return [];
		const body = about.text.replace('{greeting}', `Hello ${name ?? ''},`);
		return [[`${edition}:${id}`, id, email, about.subject, body]];
	});
	await store.transaction(async (tx) => {
		const columns = {
			message_key: 'text',
			customer_id: 'text',
			address: 'text',
			subject: 'text',
			body: 'text',
		} as const;
		const { rows } = await sql<{ message_key: string; customer_id: string }>`
			insert into plain_message (message_key, customer_id, address, subject, body, created_at, state)
			select given.message_key, given.customer_id, given.address, given.subject, given.body,
				cast(${now} as bigint), 'due' from ${rowsOf(dialect, 'given', columns, messages)}
			where true on conflict do nothing returning message_key, customer_id`.execute(tx);
		const made = rows.map(({ message_key: key, customer_id: id }) => [key, id]);
		await sql`insert into plain_contact (ref_id, customer_id, at)
			select given.ref_id, given.customer_id, cast(${now} as bigint)
			from ${rowsOf(dialect, 'given', { ref_id: 'text', customer_id: 'text' }, made)}`.execute(tx);
	});
	return messages.length;
}
