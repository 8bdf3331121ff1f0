import { sql } from 'kysely';

import type { House } from '../core/loop/house';
import type { DialectName } from '../core/store/store';
import { filling, fillPeople, type Sql, wordsOf } from './fill';
import { say } from './say';

const day = 86_400_000;

/** Monday 2026-03-02, 11:00 UTC: in each of the zones the hour of care has come, and the quiet one has not. */
export const firstRun = Date.UTC(2026, 2, 2, 11);

/** The run of the so-many-th day behind the first. */
export const runOn = (days: number): number => firstRun + days * day;

/** Customers live in these, a third in each. */
const zones = ['Europe/Berlin', 'Europe/Madrid', 'Africa/Lagos'];

/**
 * Customers of whom each has a birthday, has agreed to be written to, was asked once before and has ordered once.
 *
 * @param birthday the day of each, counted from that of the first run: at most 364
 */
export async function fillCareCustomers(
	house: House,
	customers: number,
	birthday: (customer: Sql) => Sql,
): Promise<void> {
	const { db, dialect } = house.store;
	const words = wordsOf(house);
	const into = filling(house);
	const began = Date.now();
	if (dialect === 'sqlite') {
		await sql`pragma cache_size = -400000`.execute(db);
		await sql`pragma synchronous = off`.execute(db);
	}
	const i = sql`i`;
	const customer = words.id('cus', i);
	const named = zones.map((zone, at) => sql`when ${sql.lit(at)} then ${sql.lit(zone)}`);
	await fillPeople(house, customers, firstRun - 400 * day, {
		time_zone: sql`case i % ${sql.lit(zones.length)} ${sql.join(named, sql` `)} end`,
	});
	await into('customer_date', customers, {
		customer_id: customer,
		name: sql`'birth'`,
		calendar: sql`'solar'`,
		year: sql`1960 + i % 40`,
		month: partOfDay(dialect, 'month', birthday(i)),
		day: partOfDay(dialect, 'day', birthday(i)),
		leap: sql`0`,
	});
	for (const purpose of ['promotional_care', 'news']) {
		await into('consent', customers, {
			holder_kind: sql`'customer'`,
			holder: customer,
			purpose: sql.lit(purpose),
			metric: sql`''`,
			channel: sql`'all'`,
			state: sql`'granted'`,
			at: sql.lit(firstRun - 300 * day),
			source: sql`'form'`,
		});
	}
	await into('contact', customers, {
		ref_id: words.id('inv', i),
		customer_id: customer,
		address: sql`'c' || ${words.text(i)} || '@example.com'`,
		at: sql.lit(firstRun - 100 * day),
		metric: sql`'csat'`,
	});
	await into('event', customers, {
		event_id: words.id('evt', i),
		source: sql`'shop'`,
		external_id: words.text(i),
		type: sql`'order.paid'`,
		occurred_at: sql`${sql.lit(firstRun - 200 * day)} + i * 1000`,
		received_at: sql`${sql.lit(firstRun - 200 * day)} + i * 1000`,
		subject_type: sql`'order'`,
		subject_id: words.text(i),
		subject_title: sql`'Order ' || ${words.text(i)}`,
		cycle: sql`0`,
		attributes: sql`'{}'`,
		customer_id: customer,
		test: sql`0`,
		processed_at: sql.lit(firstRun - 200 * day),
		outcome: sql`'noted'`,
	});
	if (dialect === 'postgres') await sql`vacuum analyze`.execute(db);
	else await sql`pragma wal_checkpoint(truncate)`.execute(db);
	const seconds = ((Date.now() - began) / 1000).toFixed(0);
	say(`${dialect}: ${customers.toLocaleString('en')} customers stored in ${seconds} s`);
}

/** The month or the day of the day that lies so many behind the first run's. */
function partOfDay(dialect: DialectName, part: 'month' | 'day', days: Sql): Sql {
	const first = sql.lit(new Date(firstRun).toISOString().slice(0, 10));
	if (dialect === 'postgres') {
		return sql`extract(${sql.raw(part)} from date ${first} + (${days})::integer)::integer`;
	}
	const format = sql.lit(part === 'month' ? '%m' : '%d');
	return sql`cast(strftime(${format}, ${first}, '+' || (${days}) || ' days') as integer)`;
}
