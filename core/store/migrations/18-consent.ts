import { sql } from 'kysely';

import { mailboxOf } from '../../model/mailbox';
import type { Tx } from '../store';
import type { Migration } from './migration';

/** Customers that are read at once. */
const batch = 1_000;

/** Customers as they were before this step. */
type Before = {
	workspace_id: string;
	customer_id: string;
	email: string | null;
	opted_out_at: number;
};

const source = 'before_purposes';

/** Somebody who had opted out got neither surveys nor mails about their own matters: both stay so. */
const refused = ['survey', 'service'] as const;

const insertOf = (from: string, purpose: string, state: string, where: string) =>
	`insert into consent select workspace_id, 'customer', customer_id, '${purpose}', '', 'all',
		${state}, ${from}, '${source}', null from customer where ${where}`;

export const eighteenth: Migration = {
	version: 18,
	name: 'consent by purpose, preferences and requests about data',
	statements: () => [
		`create table consent (
			workspace_id text not null, holder_kind text not null, holder text not null,
			purpose text not null, metric text not null, channel text not null, state text not null,
			at bigint not null, source text not null, words text,
			primary key (workspace_id, holder_kind, holder, purpose, metric, channel))`,
		`create table consent_change (
			workspace_id text not null, change_id text not null, customer_id text not null,
			mailbox text, purpose text not null, metric text not null, channel text not null,
			state text not null, at bigint not null, source text not null, words text,
			primary key (workspace_id, change_id))`,
		`create index consent_change_customer on consent_change (workspace_id, customer_id, at)`,
		`create table privacy_request (
			workspace_id text not null, request_id text not null, customer_id text not null,
			kind text not null, at bigint not null, primary key (workspace_id, request_id))`,
		`create index privacy_request_customer on privacy_request (workspace_id, customer_id, at)`,
		`alter table customer add column paused_until bigint`,
		`alter table customer add column frequency text`,
		`alter table customer add column preferred_channel text`,
		`alter table customer add column preferred_language text`,
		`alter table message add column purpose text`,
		...refused.map((purpose) =>
			insertOf('opted_out_at', purpose, `'denied'`, 'opted_out_at is not null'),
		),
		insertOf('updated_at', 'survey', 'consent', 'consent is not null and opted_out_at is null'),
		`insert into consent_change select workspace_id, holder || ':' || purpose, holder, null,
			purpose, metric, channel, state, at, source, words from consent`,
	],
	rewrite: refuseForMailboxes,
	closing: () => [
		`alter table customer drop column opted_out_at`,
		`alter table customer drop column consent`,
	],
};

/** A mailbox has one form, which is made here and not by the database. */
async function refuseForMailboxes(tx: Tx): Promise<void> {
	for (let last: Before | undefined; ;) {
		const { rows } = await sql<Before>`
			select workspace_id, customer_id, email, opted_out_at from customer
			where opted_out_at is not null and (workspace_id, customer_id)
				> (${last?.workspace_id ?? ''}, ${last?.customer_id ?? ''})
			order by workspace_id, customer_id limit ${batch}`.execute(tx);
		for (const { workspace_id, email, opted_out_at: at } of rows) {
			const holder = email === null ? null : mailboxOf(email);
			if (holder === null) continue;
			const word = { metric: '' as const, channel: 'all' as const, state: 'denied' as const };
			const held = { workspace_id, holder_kind: 'mailbox' as const, holder, at, source };
			await tx
				.insertInto('consent')
				.values(refused.map((purpose) => ({ ...held, ...word, purpose, words: null })))
				.onConflict((c) => c.doNothing())
				.execute();
		}
		if (rows.length < batch) return;
		last = rows.at(-1);
	}
}
