import { type RawBuilder, sql } from 'kysely';

import type { House } from '../core/loop/house';
import type { Survey } from '../core/model/survey';
import { say } from './say';

const day = 86_400_000;
const chunk = 100_000;

/** Invitations of one customer, at every size of the store. */
export const perCustomer = 10;

export type Sql = RawBuilder<unknown>;

/**
 * The words of the two databases for the same thing. Ids are scattered over their index as random
 * ones are: multiplying by an odd number is a permutation of the 32-bit numbers.
 */
export function wordsOf(house: House) {
	const sqlite = house.store.dialect === 'sqlite';
	return {
		series: (from: number, until: number): Sql =>
			sqlite
				? sql`(with recursive counted(i) as (select ${sql.lit(from)} union all
						select i + 1 from counted where i < ${sql.lit(until - 1)}) select i from counted)`
				: sql`(select i::bigint from generate_series(${sql.lit(from)}, ${sql.lit(until - 1)}) as i)`,
		id: (prefix: string, number: Sql): Sql =>
			sqlite
				? sql`${sql.lit(`${prefix}_`)} || printf('%08x%012d', (${number} * 2654435761) % 4294967296, ${number})`
				: sql`${sql.lit(`${prefix}_`)} || lpad(to_hex((${number} * 2654435761) % 4294967296), 8, '0')
						|| lpad((${number})::text, 12, '0')`,
		text: (number: Sql): Sql => sql`cast(${number} as text)`,
	};
}

/** Lets a store be filled fast, and no more than that: it is to be opened anew before anything is measured. */
export async function onlyFills({ store: { db, dialect } }: House): Promise<void> {
	if (dialect !== 'sqlite') return;
	await sql`pragma cache_size = -800000`.execute(db);
	await sql`pragma synchronous = off`.execute(db);
}

/**
 * Fills tables without their indexes, which are made when all is there: from ten million rows in one go,
 * not row by row in as many places. SQLite keeps those of primary keys.
 */
async function indexedLater(
	{ store }: House,
	tables: readonly string[],
	work: () => Promise<void>,
): Promise<void> {
	const { db, dialect } = store;
	const names = sql.join(tables.map((table) => sql.lit(table)));
	const found =
		dialect === 'sqlite'
			? sql<{ drop: string; make: string }>`select 'drop index ' || name as "drop", sql as make
				from sqlite_master where type = 'index' and tbl_name in (${names}) and sql is not null`
			: sql<{
					drop: string;
					make: string;
				}>`select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
					format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as make
				from pg_constraint where connamespace = current_schema()::regnamespace
					and contype in ('p', 'u') and conrelid::regclass::text in (${names})
				union all select format('drop index %I', indexname), indexdef from pg_indexes
				where schemaname = current_schema() and tablename in (${names}) and indexname not in
					(select conname from pg_constraint where connamespace = current_schema()::regnamespace)`;
	const { rows } = await found.execute(db);
	for (const { drop } of rows) await sql.raw(drop).execute(db);
	await work();
	await store.transaction(async (tx) => {
		if (dialect === 'postgres') await sql`set local maintenance_work_mem = '1GB'`.execute(tx);
		for (const { make } of rows) await sql.raw(make).execute(tx);
	});
}

/** Rows of a table, made by the database from one series. */
export function filling(house: House) {
	const words = wordsOf(house);
	return async (table: string, total: number, columns: Record<string, Sql>): Promise<void> => {
		for (let from = 0; from < total; from += chunk) {
			const series = words.series(from, Math.min(from + chunk, total));
			await sql`insert into ${sql.ref(table)} (workspace_id, ${sql.join(Object.keys(columns).map(sql.ref))})
				select ${sql.lit(house.workspace)}, ${sql.join(Object.values(columns))} from ${series} as s`.execute(
				house.store.db,
			);
		}
	};
}

/**
 * Customers, each known by an id and a mailbox: `c7@example.com` is Zendesk's 7.
 *
 * @param also columns of theirs beside what all have
 */
export async function fillPeople(
	house: House,
	customers: number,
	now: number,
	also: Record<string, Sql> = {},
): Promise<void> {
	const words = wordsOf(house);
	const into = filling(house);
	const i = sql`i`;
	const mailbox = sql`'c' || ${words.text(i)} || '@example.com'`;
	await indexedLater(house, ['customer', 'identity', 'customer_trait'], async () => {
		await into('customer', customers, {
			customer_id: words.id('cus', i),
			name: sql`'Customer ' || ${words.text(i)}`,
			email: mailbox,
			language: sql`'en'`,
			segment: sql`'gold'`,
			created_at: sql.lit(now),
			updated_at: sql.lit(now),
			...also,
		});
		await into('identity', customers, {
			kind: sql`'email'`,
			value: mailbox,
			customer_id: words.id('cus', i),
		});
		await into('identity', customers, {
			kind: sql`'zendesk'`,
			value: words.text(i),
			customer_id: words.id('cus', i),
		});
		await into('customer_trait', customers, {
			kind: sql`'mailbox'`,
			value: mailbox,
			customer_id: words.id('cus', i),
		});
	});
}

/**
 * Fills an empty store as a year of use does: `count` invitations of count / 10 customers, each with
 * its event, its contact and its response, one in twenty with a case. Everything is made by the
 * database from one series, so that both databases and every size get the same rows.
 */
export async function fill(
	house: House,
	survey: Survey,
	count: number,
	now: number,
	also: { responses: boolean },
): Promise<void> {
	const customers = count / perCustomer;
	const words = wordsOf(house);
	const { db, dialect } = house.store;
	const began = Date.now();
	const into = filling(house);
	await onlyFills(house);
	const i = sql`i`;
	const customer = words.id('cus', sql`(i % ${sql.lit(customers)})`);
	// Ten contacts of a customer lie 30 days apart, the newest one to thirty days ago.
	const nth = sql`(i / ${sql.lit(customers)})`;
	const phase = sql`((i % ${sql.lit(customers)}) * 7919 % 30000) * ${sql.lit((30 * day) / 30_000)}`;
	const at = sql`(${sql.lit(now - 30 * day * perCustomer)} + ${nth} * ${sql.lit(30 * day)} + ${phase})`;
	const subject = {
		subject_source: sql`'zendesk'`,
		subject_type: sql`'ticket'`,
		subject_id: words.text(i),
		subject_title: sql`'Ticket number ' || ${words.text(i)}`,
		cycle: sql`0`,
		segment: sql`case i % 4 when 0 then 'gold' when 1 then 'silver' else 'other' end`,
		touchpoint: sql`'use'`,
		customer_id: customer,
		test: sql`0`,
	};
	const about = {
		survey_key: sql.lit(survey.key),
		survey_version: sql.lit(survey.version),
		metric: sql.lit(survey.metric),
		purpose: sql.lit(survey.purpose),
	};

	await fillPeople(house, customers, now);
	await into('event', count, {
		event_id: words.id('evt', i),
		source: sql`'zendesk'`,
		external_id: words.text(i),
		type: sql`'ticket.closed'`,
		occurred_at: at,
		received_at: at,
		subject_type: subject.subject_type,
		subject_id: subject.subject_id,
		subject_title: subject.subject_title,
		cycle: sql`0`,
		attributes: sql`'{}'`,
		customer_id: customer,
		test: sql`0`,
		processed_at: at,
		outcome: sql`'scheduled'`,
	});
	await into('invitation', count, {
		invitation_id: words.id('inv', i),
		...about,
		...subject,
		dedupe_key: sql`'["zendesk","ticket","' || ${words.text(i)} || '",0]'`,
		event_id: words.id('evt', i),
		state: sql`case when i % 10 < 3 then 'completed' else 'sent' end`,
		reason_text: sql`'Asked now.'`,
		attempt: sql`1`,
		language: sql`'en'`,
		channel: sql`'email'`,
		due_at: at,
		sent_at: at,
		answered_at: sql`case when i % 10 < 3 then ${at} else null end`,
		expires_at: sql`${at} + ${sql.lit(14 * day)}`,
		created_at: at,
		updated_at: at,
	});
	await into('contact', count, {
		ref_id: words.id('inv', i),
		customer_id: customer,
		address: sql`'c' || ${words.text(sql`(i % ${sql.lit(customers)})`)} || '@example.com'`,
		at,
		metric: about.metric,
	});
	if (also.responses) await fillResponses();
	if (dialect === 'postgres') await sql`vacuum analyze`.execute(db);
	else await sql`pragma wal_checkpoint(truncate)`.execute(db);
	const seconds = ((Date.now() - began) / 1000).toFixed(0);
	say(`${dialect}: ${count.toLocaleString('en')} invitations stored in ${seconds} s`);

	async function fillResponses(): Promise<void> {
		const value = sql`(1 + i * 7 % 5)`;
		const level = sql`case when ${value} <= 2 then 'low' when ${value} = 3 then 'middle' else 'high' end`;
		await into('response', count, {
			response_id: words.id('rsp', i),
			invitation_id: words.id('inv', i),
			...about,
			...subject,
			state: sql`'completed'`,
			value,
			scale_min: sql`1`,
			scale_max: sql`5`,
			direction: sql`'higher_is_better'`,
			percent: sql`(${value} - 1) * 25`,
			band: sql`case when ${value} <= 2 then 'dissatisfied' when ${value} = 3 then 'neutral' else 'satisfied' end`,
			level,
			high_from: sql`4`,
			comment: sql`case when i % 5 = 0 then 'It took a while until somebody had time for me.' end`,
			tags: sql`'["waiting_time"]'`,
			answers: sql`'{"content":{"rating":4,"items":{},"reasons":[],"comment":null,"own":{}},"list":[]}'`,
			language: sql`'en'`,
			answered_at: at,
			completed_at: at,
			updated_at: at,
			handed_over: sql`1`,
		});
		await into('case_file', count / 20, {
			case_id: words.id('cas', i),
			response_id: words.id('rsp', sql`(i * 20)`),
			survey_key: about.survey_key,
			metric: about.metric,
			customer_id: customer,
			state: sql`case when i % 50 = 0 then 'open' else 'confirmed' end`,
			priority: sql`'normal'`,
			rung: sql`0`,
			response_due_at: at,
			response_state: sql`'met'`,
			resolution_due_at: at,
			resolution_state: sql`'met'`,
			opened_at: at,
			clock_started_at: at,
			acknowledged_at: sql`${at} + i % 3600 * 1000`,
			resolved_at: sql`${at} + i % 86400 * 1000`,
			confirmed_at: sql`${at} + 2 * (i % 86400) * 1000`,
			heat: sql`'{}'`,
			reopen_count: sql`0`,
			test: sql`0`,
			updated_at: at,
		});
	}
}
