import { boundsOf } from '../../calendar/days-within';
import type { DayNumber } from '../../calendar/wall-time';
import type { GroupField } from '../../model/group-field';
import { answerCounts, talliesFrom } from './answer-counts';
import { dailyTallies, isCountedDaily } from './daily-tallies';
import { freshDays, type TallyDays } from './fresh-days';
import { groupOf, type GroupTally, groupValue } from './group-tally';
import { responseRows, type SummaryScope } from './summary';

export type { TallyDays } from './fresh-days';
export type { GroupTally } from './group-tally';

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
	const counts = await answerCounts(store, responseRows({ ...scope, period }), groups);
	const tallies = talliesFrom(counts, (cell, at) => groupValue(fields[at] ?? 'survey', cell));
	return tallies.map(({ cells, ...tally }) => ({ day, groups: cells, ...tally }));
}
