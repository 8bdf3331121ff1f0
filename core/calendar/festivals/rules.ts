import { dayOfLunar, lunarMonthDays } from '../lunar';
import { type DayNumber, dayOf, weekdayOf } from '../wall-time';

/** The days of a solar year on which something falls: mostly one, of the moon's years none or two. */
export type FestivalRule = (year: number) => DayNumber[];

const present = (days: ReadonlyArray<DayNumber | null>): DayNumber[] =>
	days.filter((day) => day !== null);

/** The same day every year. */
export const fixed =
	(month: number, day: number): FestivalRule =>
	(year) =>
		present([dayOf(year, month, day)]);

/** The days of a list, `YYYY-MM-DD` with spaces between; outside its years none is known. */
export function listed(...lines: string[]): FestivalRule {
	const days = lines
		.flatMap((line) => line.split(' '))
		.map((date) => ({ year: Number(date.slice(0, 4)), day: Date.parse(date) / 86_400_000 }));
	return (year) => days.filter((one) => one.year === year).map(({ day }) => day);
}

/** ISO weekdays. */
export const monday = 1;
export const thursday = 4;
export const sunday = 7;

/** The first, second, … such weekday of a month; `after` more days on. */
export const nth =
	(count: number, weekday: number, month: number, after = 0): FestivalRule =>
	(year) => {
		const first = dayOf(year, month, 1);
		if (first === null) return [];
		const ahead = (weekday - weekdayOf(first) + 7) % 7;
		return [first + ahead + (count - 1) * 7 + after];
	};

/** The last such weekday of a month. */
export const last =
	(weekday: number, month: number): FestivalRule =>
	(year) => {
		const [end] = present([dayOf(month === 12 ? year + 1 : year, (month % 12) + 1, 1)]);
		if (end === undefined) return [];
		return [end - 1 - ((weekdayOf(end - 1) - weekday + 7) % 7)];
	};

/** So many days after Easter Sunday of the western churches. */
export const easter =
	(after = 0): FestivalRule =>
	(year) =>
		present([easterSunday(year)]).map((day) => day + after);

/** The anonymous Gregorian computus (Nature, 20 April 1876, p. 487). */
function easterSunday(year: number): DayNumber | null {
	const a = year % 19;
	const b = Math.floor(year / 100);
	const c = year % 100;
	const g = Math.floor((8 * b + 13) / 25);
	const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
	const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
	const m = Math.floor((a + 11 * h + 19 * l) / 433);
	const month = Math.floor((h + l - 7 * m + 90) / 25);
	return dayOf(year, month, (h + l - 7 * m + 33 * month + 19) % 32);
}

/** The last Sunday in May, but for Whit Sunday: then the first one in June. */
export const motherDayOfFrance: FestivalRule = (year) => {
	const [whitSunday] = easter(49)(year);
	return last(sunday, 5)(year).map((day) => (day === whitSunday ? day + 7 : day));
};

/** A day of the Chinese calendar, never of a leap month; `after` more days on. Years 1900 to 2100. */
export const lunar =
	(month: number, day: number, after = 0): FestivalRule =>
	(year) =>
		present(
			[year - 1, year].map((lunarYear) => {
				const days = lunarMonthDays(lunarYear, month, false) ?? 0;
				const on = dayOfLunar({ year: lunarYear, month, day: Math.min(day, days), leap: false });
				return on === null ? null : on + after;
			}),
		).filter((on) => on >= (dayOf(year, 1, 1) ?? 0) && on < (dayOf(year + 1, 1, 1) ?? 0));

/**
 * Qingming, when the sun stands at 15°: the tropical year against the leap days, which gives the day in
 * Beijing from 2000 to 2099; no other year is known.
 */
export const qingming: FestivalRule = (year) => {
	if (year < 2000 || year > 2099) return [];
	const inCentury = year - 2000;
	return present([
		dayOf(year, 4, Math.floor(inCentury * 0.2422 + 4.81) - Math.floor(inCentury / 4)),
	]);
};
