import type { CalendarSettings, ClockTime } from '../model/settings';
import { shown } from '../model/shown';

/** Minutes since midnight, `from < to <= 1440`. */
export type MinuteSpan = { from: number; to: number };

/** Index 1–7 = ISO weekday; index 0 is unused. */
export type WeekSpans = readonly MinuteSpan[][];

/** What is wrong with a calendar, in words for the person who set it. */
export type CalendarFault = { message: string; hint: string };

const clockTime = /^([01]\d|2[0-3]):([0-5]\d)$/;
const calendarDate = /^\d{4}-\d{2}-\d{2}$/;
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
const dayNames = ['', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** Minutes since midnight of `HH:MM` (24 h; `24:00` is the end of the day), or `null`. */
export function minutesOf(text: ClockTime): number | null {
	if (text === '24:00') return 1440;
	const match = clockTime.exec(text);
	return match ? Number(match[1]) * 60 + Number(match[2]) : null;
}

/** The weekly hours in minutes, sorted within each day, or the first fault. */
export function weekSpans(hours: CalendarSettings['hours']): WeekSpans | CalendarFault {
	const week: MinuteSpan[][] = [[], [], [], [], [], [], [], []];
	for (const weekday of weekdays) {
		const spans: MinuteSpan[] = [];
		for (const span of hours[weekday] ?? []) {
			const from = minutesOf(span.from);
			const to = minutesOf(span.to);
			const written = shown(`${span.from}–${span.to}`);
			if (from === null || to === null) {
				return {
					message: `The working hours of ${dayNames[weekday]} hold ${written}, which is not two times.`,
					hint: "Write both as HH:MM on a 24-hour clock, such as '09:00' and '18:00'.",
				};
			}
			if (from >= to) {
				return {
					message: `The working hours of ${dayNames[weekday]} end before they begin: ${written}.`,
					hint: "Split a night shift at midnight: one span that ends at '24:00', one on the next day.",
				};
			}
			spans.push({ from, to });
		}
		spans.sort((a, b) => a.from - b.from);
		if (spans.some((span, index) => index > 0 && span.from < (spans[index - 1]?.to ?? 0))) {
			return {
				message: `The working hours of ${dayNames[weekday]} overlap.`,
				hint: 'Give each day spans that follow one another.',
			};
		}
		week[weekday] = spans;
	}
	if (week.every((spans) => spans.length === 0)) {
		return {
			message: 'The working calendar has no working time on any weekday.',
			hint: 'Give at least one weekday hours, for example Monday to Friday 09:00–18:00.',
		};
	}
	return week;
}

/** Whether all time is working time, so that an hour of it is an hour. */
export function isRoundTheClock({ hours, publicDays, days }: CalendarSettings): boolean {
	if (publicDays !== 'none' || days.some(({ kind }) => kind === 'off')) return false;
	const week = weekSpans(hours);
	if ('message' in week) return false;
	return week
		.slice(1)
		.every((spans) => spans.reduce((sum, { from, to }) => sum + to - from, 0) === 1440);
}

/** The first fault in the list of dates, or `null`. */
export function faultInDays(days: CalendarSettings['days']): CalendarFault | null {
	const seen = new Set<string>();
	for (const { date } of days) {
		if (!isDate(date)) {
			return {
				message: `The working calendar lists ${shown(date)}, which is not a date.`,
				hint: "Write dates as YYYY-MM-DD, such as '2026-10-01'.",
			};
		}
		if (seen.has(date)) {
			return {
				message: `The working calendar lists ${date} twice.`,
				hint: 'Keep one line for each date, either off or work.',
			};
		}
		seen.add(date);
	}
	return null;
}

function isDate(text: string): boolean {
	const time = calendarDate.test(text) ? Date.parse(text) : NaN;
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
