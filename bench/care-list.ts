import { sql } from 'kysely';

import type { House } from '../core/loop/house';
import { changeSettings } from '../core/loop/workspace/settings';
import { sendAll } from './care-birthdays';
import { fillCareCustomers } from './care-people';
import { inPostgres } from './built-in-tables';
import type { PostgresPlace } from './databases';

const day = 86_400_000;
/** Days between two editions: past the short cap and the long one, so that each reaches everybody. */
const apart = 15;

/**
 * Of a hundred customers ten have not agreed, ten were written to yesterday and one has no address; their numbers
 * end so.
 */
const ends = { notAgreed: '3', writtenTo: '7', noAddress: '51' };
/** One in ten of the others is left out. */
const written = 0.79 * 0.9;

/** Whether so many may be who were written to: who is left out is a matter of a hash. */
export const isAboutAll = (messages: number, items: number): boolean =>
	Math.abs(messages - items * written) < 4 * Math.sqrt(items * 0.79 * 0.09) + 1;

/** One side's people, and what it stores about them. */
export type CareTables = {
	/** Messages that are stored. */
	messages(): Promise<number>;
	/** As if all had left, two weeks ago. */
	letTimePass(): Promise<void>;
};

/** The people of the list in a store of ours. */
export async function fillList(house: House, items: number): Promise<CareTables> {
	const { db } = house.store;
	const now = Date.now();
	await changeSettings(house, now, { changes: [{ policy: { quietHours: null } }], reset: [] });
	await fillCareCustomers(house, items, (i) => sql`${i} % 300`);
	await sql`update consent set state = 'denied'
		where purpose = 'news' and holder like ${`cus_%${ends.notAgreed}`}`.execute(db);
	await sql`update customer set email = null where customer_id like ${`cus_%${ends.noAddress}`}`.execute(
		db,
	);
	await sql`update contact set metric = 'care', at = ${now - day}
		where customer_id like ${`cus_%${ends.writtenTo}`}`.execute(db);
	return {
		async messages() {
			const { rows } = await sql<{ n: number }>`select count(*) as n from care_step
				join due on due.workspace_id = care_step.workspace_id and due.kind = 'care'
					and due.ref_id = care_step.care_id
				join contact on contact.workspace_id = care_step.workspace_id
					and contact.ref_id = care_step.care_id || ':' || care_step.step
				where care_step.state = 'given'`.execute(db);
			return Number(rows[0]?.n);
		},
		async letTimePass() {
			await sendAll(house, Date.now() - apart * day);
			await sql`update contact set at = at - ${apart * day} where ref_id like 'car_%'`.execute(db);
		},
	};
}

/** What a workflow of built-in nodes keeps: its people, who has agreed, what they got and when. */
const tables = `
	create table bench_care_person (id text primary key, name text not null, email text);
	create table bench_care_consent (
		customer_id text not null, purpose text not null, state text not null,
		primary key (customer_id, purpose));
	create table bench_care_message (
		message_key text primary key, customer_id text not null, address text not null,
		subject text not null, body text not null, state text not null default 'due',
		created_at timestamptz not null default now());
	create table bench_care_contact (
		message_key text primary key, customer_id text not null, at timestamptz not null default now());
	create index bench_care_contact_customer on bench_care_contact (customer_id, at)`;

/** The same people in tables of its own, taken from a store of ours in the same database. */
export async function fillBuiltInList(place: PostgresPlace, schema: string): Promise<CareTables> {
	await inPostgres(place, async (client) => {
		await client.query(tables);
		await client.query(`
			insert into bench_care_person select customer_id, name, email from ${schema}.customer;
			insert into bench_care_consent select holder, purpose, state from ${schema}.consent;
			insert into bench_care_contact
				select 'before:' || ref_id, customer_id, to_timestamp(at / 1000.0) from ${schema}.contact
				where metric = 'care'`);
		await client.query('vacuum analyze');
	});
	const one = async (query: string): Promise<number> =>
		await inPostgres(place, async (client) => {
			const { rows } = await client.query<{ n: string }>(query);
			return Number(rows[0]?.n);
		});
	return {
		messages: async () =>
			await one(`select count(*) as n from bench_care_message as message
				join bench_care_contact as contact on contact.message_key = message.message_key
				where message.state = 'due'`),
		async letTimePass() {
			await one(`update bench_care_message set state = 'sent'`);
			await one(`update bench_care_contact set at = at - interval '${apart} days'
				where message_key not like 'before:%'`);
		},
	};
}
