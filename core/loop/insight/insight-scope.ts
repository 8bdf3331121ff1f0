import { dayAt, type DayNumber, momentsOf } from '../../calendar/wall-time';
import type { Settings } from '../../model/settings';
import { listPeople } from '../../store/repositories/people';
import type { SummaryScope } from '../../store/repositories/summary';
import type { SummaryFilters } from '../../store/repositories/summary-scope';
import { loadSettings } from '../../store/repositories/workspaces';
import type { House } from '../house';
import { type Period, periodOf } from './period';
import { responsibleScope } from './scope';

/** What a node says an insight is about. */
export type InsightInput = {
	period: unknown;
	from: unknown;
	until: unknown;
	filters: SummaryFilters;
	/** BCP 47 tag of the texts; `null` = the workspace's first language. */
	language: string | null;
};

/** Whole calendar days in the workspace's zone; both belong to the span. */
export type DaySpan = { first: DayNumber; last: DayNumber };

/** What every insight works on. */
export type InsightScope = SummaryScope & {
	period: Period;
	/** The days that lie in the period; the one it ends in counts as far as it has come. */
	days: DaySpan;
	settings: Settings;
	language: string;
};

/**
 * Reads what an insight is about.
 *
 * @throws InputError for a period that is none; NotFoundError for an owner who is not in the team
 */
export async function insightScope(
	house: House,
	now: number,
	input: InsightInput,
): Promise<InsightScope> {
	const { db } = house.store;
	const settings = await loadSettings(db, house.workspace);
	const { filters } = input;
	const period = periodOf(input.period, input, settings.timeZone, now);
	const limited = filters.team !== null || filters.owner !== null;
	const people = limited ? await listPeople(db, house.workspace) : [];
	return {
		place: house,
		period,
		days: daysOf(period),
		filters,
		responsible: await responsibleScope(house, people, filters),
		now,
		settings,
		language: input.language ?? settings.languages[0] ?? 'en',
	};
}

/** The days of a period: one that it begins in the middle of is left out, the one it ends in is not. */
export function daysOf({ from, until, timeZone }: Period): DaySpan {
	const begun = dayAt(timeZone, from);
	const [midnight = from] = momentsOf(timeZone, begun, [0]);
	const last = dayAt(timeZone, until - 1);
	return { first: Math.min(midnight < from ? begun + 1 : begun, last), last };
}

/** How many days those are: today counts as one, however early it is. */
export function dayCount(period: Period): number {
	const { first, last } = daysOf(period);
	return Math.max(1, last - first + 1);
}

/** The same number of days just before. */
export function daysBefore({ first, last }: DaySpan): DaySpan {
	return { first: first - (last - first + 1), last: first - 1 };
}
