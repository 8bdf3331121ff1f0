import { celebratedOn, type CelebrationRules, nextCelebration } from '../calendar/celebration';
import { lunarOf } from '../calendar/lunar';
import { dateOf, type DayNumber } from '../calendar/wall-time';
import type { KnownDay } from '../model/known-day';
import type { Audience, Search } from '../model/care-audience';
import type { Occasion, Window } from './occasion';

type YearlyDay = {
	on: DayNumber;
	/** Of the celebration, in the calendar of the day. */
	year: number;
	years: number | null;
};

/** Every celebration of a day that lies in a window. */
export function celebrations(
	known: KnownDay | undefined,
	{ firstDay, lastDay }: Pick<Window, 'firstDay' | 'lastDay'>,
	rules: CelebrationRules,
): YearlyDay[] {
	const found: YearlyDay[] = [];
	if (known === undefined) return found;
	for (let from = firstDay; from <= lastDay;) {
		const next = nextCelebration(known, from, rules);
		if (next === null || next.on > lastDay) break;
		const { on, years } = next;
		const year = known.calendar === 'lunar' ? lunarOf(on)?.year : Number(dateOf(on).slice(0, 4));
		found.push({ on, years, year: year ?? 0 });
		from = on + 1;
	}
	return found;
}

/** Whether a day is still celebrated when an occasion says. */
export function isStillOn(
	known: KnownDay | undefined,
	{ anchor }: Occasion,
	rules: CelebrationRules,
): boolean {
	if (anchor.kind !== 'day') return true;
	const { day } = anchor;
	return celebrations(known, { firstDay: day, lastDay: day }, rules).length > 0;
}

/** Who has a day of that name which is celebrated on one of the days. */
export const yearlyAudience = (
	name: string,
	{ days }: Search,
	rules: CelebrationRules,
): Audience[] =>
	days.map((one) => ({
		by: 'yearly',
		name,
		zones: one.zones,
		keys: one.days.flatMap((day) => celebratedOn(day, rules)),
	}));
