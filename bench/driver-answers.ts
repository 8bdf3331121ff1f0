import { sql } from 'kysely';

import type { House } from '../core/loop/house';
import { itemSet } from '../core/model/rated-items';
import type { Survey } from '../core/model/survey';
import { defineSurvey } from '../core/survey/define';
import { saveSurvey } from '../core/store/repositories/surveys';
import { filling, type Sql, wordsOf } from './fill';

/** Rated items of the survey whose drivers are measured. */
export const items = 8;
/** The days over which its answers lie, up to the last one. */
const days = 720;
/** The moment after the last of them: the first of July 2026. */
export const answersUntil = Date.UTC(2026, 6, 1);

export function driverSurvey(): Survey {
	const questions = Array.from({ length: items }, (_, at) => ({
		kind: 'rating' as const,
		id: `q${at + 1}`,
		text: `Item ${at + 1}`,
	}));
	return defineSurvey({ key: 'drivers', metric: 'csat', questions });
}

/** Answers of two customers of five over two years; three ratings in a hundred are missing. */
export async function fillDriverAnswers(house: House, count: number): Promise<void> {
	const survey = driverSurvey();
	await house.store.transaction(
		async (tx) => await saveSurvey(tx, house.workspace, survey, answersUntil),
	);
	const { db, dialect } = house.store;
	if (dialect === 'sqlite') {
		await sql`pragma cache_size = -800000`.execute(db);
		await sql`pragma synchronous = off`.execute(db);
	}
	const words = wordsOf(house);
	const i = sql`i`;
	// Numbers without a pattern that two items share.
	const mixed = (place: number): Sql =>
		sql`((i * ${sql.lit(40_503 + 2 * place)} + ${sql.lit(place * 7919)}) % 65521 * ${sql.lit(31 + place)} % 1009)`;
	const rated = (place: number): Sql => sql`(1 + (${mixed(place)} * 3 + ${mixed(0)}) / 4 % 5)`;
	const kept = Array.from(
		{ length: items },
		(_, at) => sql`case when ${mixed(at + 20)} < 4 then '' else ${words.text(rated(at + 1))} end`,
	);
	const value = sql`(1 + (2 * ${rated(1)} + ${rated(2)} + ${rated(3)} + ${mixed(30)} % 9 - 4) % 5)`;
	const at = sql`(${sql.lit(answersUntil - days * 86_400_000)} + i * ${sql.lit(Math.floor((days * 86_400_000) / count))})`;
	const into = filling(house);
	await into('response', count, {
		response_id: words.id('rsp', i),
		survey_key: sql.lit(survey.key),
		survey_version: sql.lit(survey.version),
		metric: sql.lit(survey.metric),
		purpose: sql.lit(survey.purpose),
		customer_id: words.id('cus', sql`(i * 7 % ${sql.lit(Math.max(1, Math.floor(count / 2.5)))})`),
		cycle: sql`0`,
		state: sql`'completed'`,
		value,
		scale_min: sql`1`,
		scale_max: sql`5`,
		direction: sql`'higher_is_better'`,
		percent: sql`(${value} - 1) * 25`,
		band: sql`'neutral'`,
		level: sql`'middle'`,
		high_from: sql`4`,
		tags: sql`'[]'`,
		answers: sql`'{"content":{"rating":4,"items":{},"reasons":[],"comment":null,"own":{}},"list":[]}'`,
		item_set: sql.lit(itemSet(survey)?.name ?? ''),
		items: sql.join(kept, sql` || ',' || `),
		language: sql`'en'`,
		answered_at: at,
		completed_at: at,
		updated_at: at,
		handed_over: sql`1`,
		test: sql`0`,
	});
	if (dialect === 'postgres') await sql`vacuum analyze`.execute(db);
	else await sql`pragma wal_checkpoint(truncate)`.execute(db);
}
