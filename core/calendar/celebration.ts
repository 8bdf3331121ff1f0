import type { DayCalendar, KnownDay } from '../model/known-day';
import { dayOfLunar, lunarMonthDays, lunarOf } from './lunar';
import { dateOf, type DayNumber, dayOf } from './wall-time';

/** How a day that not every year has is celebrated. */
export type CelebrationRules = {
	/** 29 February in a common year. */
	leapDay: '02-28' | '03-01';
};

/** A celebration of a day that comes every year. */
export type Celebration = {
	on: DayNumber;
	/** How many years it has been; `null` where the year is not known. */
	years: number | null;
};

/** What a day has to be for its celebration to fall on a date, and which year's that is. */
export type CelebratedKey = {
	calendar: DayCalendar;
	month: number;
	day: number;
	leap: boolean;
	/** The year of the celebration in that calendar: a day of this year or a later one has none yet. */
	year: number;
};

/**
 * The first celebration on or after a day of what comes every year. Each year has one: that of a leap
 * month (闰月) lies in the month of the same number where the year has no such leap month, that of a
 * 30th on the 29th of a short month. The day itself is none.
 *
 * Who has to be told some days before asks from as many days later on.
 *
 * @param from `dayAt` of the person's zone
 * @returns `null` where the day of the month is not known, and of a lunar day behind the year 2100
 */
export function nextCelebration(
	known: KnownDay,
	from: DayNumber,
	rules: CelebrationRules,
): Celebration | null {
	const { calendar, day } = known;
	if (day === null) return null;
	const first = calendar === 'solar' ? yearOf(from) : lunarOf(from)?.year;
	if (first === undefined) return null;
	const begin = known.year === null ? first : Math.max(first, known.year + 1);
	for (const year of [begin, begin + 1]) {
		const on =
			calendar === 'solar'
				? solarCelebration(year, known.month, day, rules)
				: lunarCelebration(year, known.month, day, known.leap);
		if (on !== null && on >= from) {
			return { on, years: known.year === null ? null : year - known.year };
		}
	}
	return null;
}

const yearOf = (day: DayNumber): number => Number(dateOf(day).slice(0, 4));

function solarCelebration(
	year: number,
	month: number,
	day: number,
	{ leapDay }: CelebrationRules,
): DayNumber | null {
	const on = dayOf(year, month, day);
	if (on !== null || month !== 2 || day !== 29) return on;
	return leapDay === '02-28' ? dayOf(year, 2, 28) : dayOf(year, 3, 1);
}

function lunarCelebration(
	year: number,
	month: number,
	day: number,
	leap: boolean,
): DayNumber | null {
	const leapHere = leap && lunarMonthDays(year, month, true) !== null;
	const days = lunarMonthDays(year, month, leapHere) ?? 30;
	return dayOfLunar({ year, month, day: Math.min(day, days), leap: leapHere });
}

/**
 * The days whose celebration falls on a date, so that those who have one are looked up instead of
 * everybody being asked: the inverse of {@link nextCelebration}. Two to six keys.
 */
export function celebratedOn(date: DayNumber, rules: CelebrationRules): CelebratedKey[] {
	return [...solarKeys(date, rules), ...lunarKeys(date)];
}

function solarKeys(date: DayNumber, { leapDay }: CelebrationRules): CelebratedKey[] {
	const [year = 0, month = 0, day = 0] = dateOf(date).split('-').map(Number);
	const key = (month: number, day: number): CelebratedKey => ({
		calendar: 'solar',
		month,
		day,
		leap: false,
		year,
	});
	const keys = [key(month, day)];
	const standsIn = dateOf(date).endsWith(leapDay) && dayOf(year, 2, 29) === null;
	if (standsIn) keys.push(key(2, 29));
	return keys;
}

function lunarKeys(date: DayNumber): CelebratedKey[] {
	const lunar = lunarOf(date);
	if (lunar === null) return [];
	const { year, month, day, leap } = lunar;
	const leaps = leap
		? [true]
		: lunarMonthDays(year, month, true) === null
			? [false, true]
			: [false];
	const last = lunarMonthDays(year, month, leap) === day;
	const days = last && day === 29 ? [29, 30] : [day];
	return leaps.flatMap((leap) =>
		days.map((day) => ({ calendar: 'lunar' as const, month, day, leap, year })),
	);
}
