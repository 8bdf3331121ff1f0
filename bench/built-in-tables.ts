import { Client } from 'pg';

import type { PostgresPlace } from './databases';

/** What the workflow of built-in nodes writes to: an answer once, whose turn it is, the case. */
const tables = `
	create table bench_answer (
		invitation_id text primary key, score integer not null, answered_at timestamptz not null);
	create table bench_person (place integer primary key, id text not null);
	insert into bench_person values (0, 'ada'), (1, 'ben'), (2, 'cleo'), (3, 'dan');
	create table bench_rotation (position bigint not null);
	insert into bench_rotation values (0);
	create table bench_case (
		invitation_id text primary key, owner text not null, state text not null,
		opened_at timestamptz not null, respond_by timestamptz not null,
		resolve_by timestamptz not null)`;

/** Does some work on a connection of its own. */
export async function inPostgres<T>(
	place: PostgresPlace,
	work: (client: Client) => Promise<T>,
): Promise<T> {
	const client = new Client(place);
	await client.connect();
	try {
		return await work(client);
	} finally {
		await client.end();
	}
}

export async function createBuiltInTables(place: PostgresPlace): Promise<void> {
	await inPostgres(place, async (client) => await client.query(tables));
}

export async function countBuiltInCases(place: PostgresPlace): Promise<number> {
	return await inPostgres(place, async (client) => {
		const { rows } = await client.query<{ n: string }>('select count(*) as n from bench_case');
		return Number(rows[0]?.n);
	});
}
