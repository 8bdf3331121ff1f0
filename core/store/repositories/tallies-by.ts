import { sql } from 'kysely';

import { boundsOf } from '../../calendar/days-within';
import type { DayNumber } from '../../calendar/wall-time';
import type { GroupField } from '../../model/group-field';
import { dailyTallies, isCountedDaily } from './daily-tallies';
import { freshDays, type TallyDays } from './fresh-days';
import { groupOf, type GroupTally, groupValue } from './group-tally';
import { valueOnSteps } from './steps';
import { nothing, responseRows, type SummaryScope, withStep } from './summary';

export type { TallyDays } from './fresh-days';
export type { GroupTally, RawOwner } from './group-tally';

/** How often the roll-up is read where others count meanwhile, before the answers themselves are. */
const mostTries = 3;

/**
 * Counts the answers of some days by fields, and by day where it is asked for; survey, purpose, scale and cut
 * are always told apart. Test rows are left out. Where the daily roll-up has all the fields it is brought up to
 * date and read: the cost is that of the days, not of the answers.
 */
export async function talliesBy(
	scope: SummaryScope,
	days: TallyDays,
	by: { fields: readonly GroupField[]; eachDay: boolean },
): Promise<GroupTally[]> {
	if (by.fields.every(isCountedDaily)) {
		for (let tries = 0; tries < mostTries; tries += 1) {
			const rollUp = await freshDays(scope.place, days);
			const found = rollUp && (await dailyTallies(scope, rollUp, days, by));
			if (found) return found;
		}
	}
	return await talliesOfRows(scope, days, by);
}

/** The same, answer by answer. */
export async function talliesOfRows(
	scope: SummaryScope,
	days: TallyDays,
	by: { fields: readonly GroupField[]; eachDay: boolean },
): Promise<GroupTally[]> {
	const spans = by.eachDay
		? Array.from({ length: days.last - days.first + 1 }, (_, at) => days.first + at)
		: [null];
	const found: GroupTally[] = [];
	for (const day of spans) {
		const { from } = boundsOf(days.timeZone, day ?? days.first);
		const { until } = boundsOf(days.timeZone, day ?? days.last);
		found.push(...(await talliesWithin(scope, { from, until }, day, by.fields)));
	}
	return found;
}

async function talliesWithin(
	scope: SummaryScope,
	period: { from: number; until: number },
	day: DayNumber | null,
	fields: readonly GroupField[],
): Promise<GroupTally[]> {
	const { store } = scope.place;
	const groups = fields.map((field) => groupOf(store.dialect, field));
	const own = [
		'survey_key',
		'purpose',
		'metric',
		'scale_min',
		'scale_max',
		'direction',
		'high_from',
		'level',
	] as const;
	const rows = await store.analyse(
		responseRows({ ...scope, period })
			.select(({ fn }) => [
				...own,
				valueOnSteps.as('step'),
				...groups.map((group, at) => group.as(`group_${at}`)),
				fn.countAll<number>().as('n'),
				fn.sum<number>('value').as('sum'),
				sql<number>`sum(value * value)`.as('sum_squares'),
			])
			.groupBy([
				...own,
				...Array.from({ length: groups.length + 1 }, (_, at) =>
					sql.raw(String(own.length + at + 1)),
				),
			])
			.orderBy('survey_key'),
	);
	const tallies = new Map<string, GroupTally>();
	for (const row of rows) {
		const { scale_min: min, scale_max: max, direction } = row;
		const values = fields.map((field, at) =>
			groupValue(field, (row as Record<string, unknown>)[`group_${at}`]),
		);
		const head = { surveyKey: row.survey_key, purpose: row.purpose };
		const scale = { metric: row.metric, scale: { min, max, direction }, highFrom: row.high_from };
		const key = JSON.stringify([head, scale, values]);
		const known = tallies.get(key) ?? {
			day,
			groups: values,
			...head,
			tally: { ...scale, ...nothing() },
		};
		const n = Number(row.n);
		const { tally } = known;
		tally[row.level] += n;
		tally.sum += Number(row.sum);
		tally.sumSquares += Number(row.sum_squares);
		tally.values = withStep(tally.values, row.step, n);
		tallies.set(key, known);
	}
	return [...tallies.values()];
}
