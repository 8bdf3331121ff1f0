import { sql } from 'kysely';

import type { House } from '../core/loop/house';
import { filling, type Sql, wordsOf } from './fill';

const monthCount = 24;
const segments = 10;

/** The first answer; months are those of UTC. */
export const firstAnswer = Date.UTC(2024, 0, 1);

/** Two years, month by month. */
export const months = { ms: Date.UTC(2024, monthCount, 1) - firstAnswer };

/** What the i-th answer is, in words that all three databases know. */
export function answerFormula(rows: number, dialect: 'sqlite' | 'postgres' | 'duckdb') {
	// DuckDB divides whole numbers to fractions.
	const div = dialect === 'duckdb' ? '//' : '/';
	const value = `(1 + (i * 7919 ${div} 3) % 5)`;
	return {
		at: `(${firstAnswer} + i * ${Math.floor(months.ms / rows)})`,
		segment: `'segment ' || cast((i * 31 ${div} 7) % ${segments} as varchar(9))`,
		owner: `'{"id":"own-' || cast((i * 31 ${div} 7) % ${segments} as varchar(9)) || '","name":"Somebody of the House","email":"somebody@house.example","team":"care","channels":{}}'`,
		value,
		level: `case when ${value} <= 2 then 'low' when ${value} = 3 then 'middle' else 'high' end`,
	};
}

/** Fills an empty store with answers of 10 segments over 24 months, in the order in which they came. */
export async function fillAnswers(house: House, rows: number): Promise<void> {
	const { db, dialect } = house.store;
	if (dialect === 'sqlite') {
		await sql`pragma cache_size = -400000`.execute(db);
		await sql`pragma synchronous = off`.execute(db);
	}
	const words = wordsOf(house);
	const i = sql`i`;
	const formula = answerFormula(rows, dialect);
	const of = (name: keyof typeof formula): Sql => sql.raw(formula[name]);
	await filling(house)('response', rows, {
		response_id: words.id('rsp', i),
		source: sql`'sheet'`,
		external_id: words.text(i),
		survey_key: sql`'after-service'`,
		metric: sql`'csat'`,
		purpose: sql`'transactional'`,
		customer_id: words.id('cus', sql`(i % 50000)`),
		subject_source: sql`'zendesk'`,
		subject_type: sql`'ticket'`,
		subject_id: words.text(i),
		cycle: sql`0`,
		touchpoint: sql`'use'`,
		segment: of('segment'),
		owner: of('owner'),
		state: sql`'completed'`,
		value: of('value'),
		scale_min: sql`1`,
		scale_max: sql`5`,
		direction: sql`'higher_is_better'`,
		percent: sql.raw(`(${formula.value} - 1) * 25`),
		band: sql`'neutral'`,
		level: of('level'),
		high_from: sql`4`,
		tags: sql`'[]'`,
		answers: sql`'{"content":{"rating":4,"items":{},"reasons":[],"comment":null,"own":{}},"list":[]}'`,
		answered_at: of('at'),
		completed_at: of('at'),
		updated_at: of('at'),
		handed_over: sql`1`,
		told_levels: sql`''`,
		test: sql`0`,
	});
	if (dialect === 'postgres') {
		await sql`vacuum analyze`.execute(db);
		// What was filled is on disk, as in SQLite: whoever reads first would write it there.
		await sql`checkpoint`.execute(db);
	} else await sql`pragma wal_checkpoint(truncate)`.execute(db);
}
