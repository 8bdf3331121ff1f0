import { sql } from 'kysely';

import type { Addresses } from '../../model/addresses-in';
import { mailboxOf } from '../../model/mailbox';
import type { Db, DialectName, Tx } from '../store';

/** All records of one person, and where they are reached. */
export type WholePerson = {
	/** The record that holds comes first, then those that were joined with it. */
	customerIds: string[];
	/** Present and former addresses that nobody else has. */
	own: Addresses;
	/** Mailboxes that somebody else has as well. */
	shared: string[];
	/** Others to which messages about them went: theirs or anybody's, as whoever sends them may choose. */
	sentTo: string[];
};

/** All records that were joined with one, and itself. */
export async function joinedRecords(
	db: Db | Tx,
	workspace: string,
	customerId: string,
): Promise<string[]> {
	const found = [customerId];
	for (let at = 0; at < found.length; at += 1) {
		const joined = await db
			.selectFrom('customer')
			.select('customer_id')
			.where('workspace_id', '=', workspace)
			.where('merged_into', '=', found[at] ?? '')
			.execute();
		for (const { customer_id: id } of joined) if (!found.includes(id)) found.push(id);
	}
	return found;
}

/** A person as they are known, by the id of the record that holds. */
export async function wholePerson(
	db: Db | Tx,
	dialect: DialectName,
	workspace: string,
	customerId: string,
): Promise<WholePerson> {
	const customerIds = await joinedRecords(db, workspace, customerId);
	const written = await addressesOf(db, dialect, workspace, customerIds);
	const mailboxes = unique(written.mailboxes.flatMap((address) => mailboxOf(address) ?? []));
	const sentTo = unique(written.sentTo.flatMap((address) => mailboxOf(address) ?? []));
	const shared = await sharedWithOthers(db, workspace, customerIds, 'mailbox', mailboxes);
	const phones = unique(written.phones);
	const switchboards = await sharedWithOthers(db, workspace, customerIds, 'phone', phones);
	return {
		customerIds,
		own: {
			mailboxes: mailboxes.filter((one) => !shared.includes(one)),
			phones: phones.filter((one) => !switchboards.includes(one)),
		},
		shared,
		sentTo: sentTo.filter((one) => !mailboxes.includes(one)),
	};
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];

/** SQLite takes the key, which has all columns in it, and looks through all customers. */
const byCustomer = { sqlite: sql`indexed by customer_trait_customer`, postgres: sql`` };

/** Every address that any row has of them: those of before are found in what was made for them. */
async function addressesOf(
	db: Db | Tx,
	dialect: DialectName,
	workspace: string,
	ids: readonly string[],
): Promise<{ mailboxes: string[]; phones: string[]; sentTo: string[] }> {
	const list = sql.join([...ids]);
	const whose = sql`workspace_id = ${workspace} and customer_id in (${list})`;
	const of = async (query: ReturnType<typeof sql<{ value: string | null }>>) =>
		(await query.execute(db)).rows.flatMap(({ value }) => value ?? []);
	const kept = async (table: 'identity' | 'customer_trait') => {
		const found: Array<{ kind: string; value: string }> = [];
		for (const id of ids) {
			const query = sql<{ kind: string; value: string }>`select kind, value
				from ${sql.table(table)} ${table === 'identity' ? sql`` : byCustomer[dialect]}
				where workspace_id = ${workspace} and customer_id = ${id}`;
			found.push(...(await query.execute(db)).rows);
		}
		return found;
	};
	const known = [...(await kept('identity')), ...(await kept('customer_trait'))];
	const knownAs = (...kinds: string[]) =>
		known.flatMap(({ kind, value }) => (kinds.includes(kind) ? [value] : []));
	const mailboxes = [
		...(await of(sql`select email as value from customer where ${whose}`)),
		...knownAs('email', 'mailbox'),
		...(await of(sql`select distinct mailbox as value from consent_change where ${whose}`)),
		...(await of(sql`select distinct recipient as value from invitation where ${whose}`)),
		...(await of(sql`select address as value from contact where ${whose}`)),
		...(await of(sql`select distinct address as value from care_step where ${whose}`)),
	];
	const sentTo = await of(sql`select distinct recipient as value from message where ${whose}
		and (kind in ('invitation', 'reminder', 'own', 'incentive')
			or (kind = 'care' and purpose is not null))`);
	const phones = [
		...(await of(sql`select phone as value from customer where ${whose}`)),
		...knownAs('phone'),
	];
	for (const facts of await factsOfMerges(db, workspace, ids)) {
		if (typeof facts.email === 'string') mailboxes.push(facts.email);
		if (typeof facts.phone === 'string') phones.push(facts.phone);
	}
	return { mailboxes, phones, sentTo };
}

/** What merges keep of the fields as they were before. */
async function factsOfMerges(
	db: Db | Tx,
	workspace: string,
	ids: readonly string[],
): Promise<Array<Record<string, unknown>>> {
	const merges = await db
		.selectFrom('customer_merge')
		.select(['kept_before', 'kept_after'])
		.where('workspace_id', '=', workspace)
		.where('kept_id', 'in', [...ids])
		// What was filled from a record that is apart again may be that one's.
		.where('split_at', 'is', null)
		.execute();
	return merges.flatMap(({ kept_before: before, kept_after: after }) =>
		[before, after].map((text) => JSON.parse(text) as Record<string, unknown>),
	);
}

async function sharedWithOthers(
	db: Db | Tx,
	workspace: string,
	ids: readonly string[],
	kind: 'mailbox' | 'phone',
	values: readonly string[],
): Promise<string[]> {
	const shared: string[] = [];
	for (const value of values) {
		const other = await db
			.selectFrom('customer_trait')
			.select('customer_id')
			.where('workspace_id', '=', workspace)
			.where('kind', '=', kind)
			.where('value', '=', value)
			.where('customer_id', 'not in', [...ids])
			.limit(1)
			.executeTakeFirst();
		if (other) shared.push(value);
	}
	return shared;
}
