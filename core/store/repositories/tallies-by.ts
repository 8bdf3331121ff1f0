import { bucketsOver, type BucketUnit } from '../../calendar/bucket';
import { boundsOf } from '../../calendar/days-within';
import type { DayNumber } from '../../calendar/wall-time';
import type { GroupField } from '../../model/group-field';
import { answerCounts, talliesFrom } from './answer-counts';
import { dailyTallies, isCountedDaily } from './daily-tallies';
import type { Store } from '../store';
import type { RollUp } from './daily-scores';
import { freshDays, type TallyDays } from './fresh-days';
import { groupOf, type GroupTally, groupValue } from './group-tally';
import { responseRows, type SummaryScope } from './summary';

export type { TallyDays } from './fresh-days';
export type { GroupTally } from './group-tally';

/** By what answers are told apart; `null`: by no time. */
export type TalliesAsked = { fields: readonly GroupField[]; each: BucketUnit | null };

/** How often the roll-up is read where others count meanwhile, before the answers themselves are. */
const mostTries = 3;

/**
 * Counts the answers of some days by fields, and by day, week, month or quarter where it is asked for; survey, purpose, scale and cut
 * are always told apart. Test rows are left out. Where the daily roll-up has all the fields it is brought up to
 * date and read: the cost is that of the days, not of the answers.
 */
export async function talliesBy(
	scope: SummaryScope,
	days: TallyDays,
	by: TalliesAsked,
): Promise<GroupTally[]> {
	return (
		(by.fields.every(isCountedDaily) ? await talliesOfDays(scope, days, by) : null) ??
		(await talliesOfRows(scope, days, by))
	);
}

/** How a workspace was counted when this process last looked: where nothing has changed, one question is all. */
const lastSeen = new WeakMap<Store, Map<string, RollUp>>();

async function talliesOfDays(
	scope: SummaryScope,
	days: TallyDays,
	by: TalliesAsked,
): Promise<GroupTally[] | null> {
	const { store, workspace } = scope.place;
	const seen = lastSeen.get(store) ?? new Map<string, RollUp>();
	lastSeen.set(store, seen);
	const before = seen.get(workspace);
	if (before?.zone === days.timeZone) {
		const found = await dailyTallies(scope, before, days, { ...by, unchanged: true });
		if (found) return found;
	}
	for (let tries = 0; tries < mostTries; tries += 1) {
		const rollUp = await freshDays(scope.place, days);
		if (!rollUp) continue;
		seen.set(workspace, rollUp);
		const found = await dailyTallies(scope, rollUp, days, { ...by, unchanged: false });
		if (found) return found;
	}
	return null;
}

/** The same, answer by answer. */
export async function talliesOfRows(
	scope: SummaryScope,
	days: TallyDays,
	by: TalliesAsked,
): Promise<GroupTally[]> {
	const buckets = by.each === null ? [null] : bucketsOver(by.each, days);
	const found: GroupTally[] = [];
	for (const bucket of buckets) {
		const { first, last } = bucket ?? days;
		const { from } = boundsOf(days.timeZone, Math.max(first, days.first));
		const { until } = boundsOf(days.timeZone, Math.min(last, days.last));
		const day = bucket?.first ?? null;
		found.push(...(await talliesWithin(scope, { from, until }, day, by.fields)));
	}
	return found;
}

/** The answers of the scope's own period, to the moment, by fields and answer by answer. */
export async function talliesOfMoments(
	scope: SummaryScope,
	fields: readonly GroupField[],
): Promise<GroupTally[]> {
	return await talliesWithin(scope, scope.period, null, fields);
}

/** Whether anybody answered in a stretch of time; `from` belongs to it, `until` does not, epoch ms. */
export async function hasAnswers(
	{ store, workspace }: SummaryScope['place'],
	{ from, until }: { from: number; until: number },
): Promise<boolean> {
	if (from >= until) return false;
	const row = await store.db
		.selectFrom('response')
		.select('response_id')
		.where('workspace_id', '=', workspace)
		.where('test', '=', 0)
		.where('answered_at', '>=', from)
		.where('answered_at', '<', until)
		.limit(1)
		.executeTakeFirst();
	return row !== undefined;
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
