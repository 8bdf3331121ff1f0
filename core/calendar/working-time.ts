import { InputError, SetupError } from '../model/errors';
import type { CalendarSettings } from '../model/settings';
import { remembered } from '../model/remembered';
import { shown } from '../model/shown';
import type { PublicDay } from './china-days';
import { isTimeZone } from './time-zone';
import { dateOf, dayAt, momentsOf, weekdayOf } from './wall-time';
import type { DayNumber } from './wall-time';
import { specialDay } from './workdays';
import { faultInDays, weekSpans } from './weekly-hours';
import type { MinuteSpan, WeekSpans } from './weekly-hours';

/** Epoch ms, `from` belongs to the span, `to` does not. */
type Span = { from: number; to: number };

/** Working time of a workspace, ready to compute with. Made by `compileCalendar`. */
export type WorkingCalendar = {
	readonly timeZone: string;
	/** The spans of one local day, in order; empty on a day off. */
	readonly spansOf: (day: DayNumber) => readonly Span[];
};

/** After so many days in a row without working time, a search gives up. */
const searchDays = 400;
/** A search never goes on longer than a hundred years, whatever the calendar. */
const longestSearchDays = 36_525;
/** Days kept computed per calendar: more than ten years. */
const cachedDays = 4096;

/**
 * Checks a calendar and makes it ready to compute with.
 *
 * A date is decided by the admin's own list first, then by the built-in public days, then by its
 * weekday. A make-up workday has the hours of its weekday; if that weekday has none (a Saturday),
 * those of Monday, or of the first weekday that has any.
 *
 * @throws SetupError if it has no working time, an impossible time or date, or an unknown zone
 */
export function compileCalendar(settings: CalendarSettings, timeZone: string): WorkingCalendar {
	if (!isTimeZone(timeZone)) {
		throw new SetupError(
			`The working calendar's time zone ${shown(timeZone)} is unknown.`,
			"Set the workspace's time zone to an IANA name, such as 'Asia/Shanghai'.",
		);
	}
	const week = weekSpans(settings.hours);
	if ('message' in week) throw new SetupError(week.message, week.hint);
	const fault = faultInDays(settings.days);
	if (fault) throw new SetupError(fault.message, fault.hint);

	const usual = week.slice(1).find((spans) => spans.length > 0) ?? [];
	const cache = new Map<DayNumber, readonly Span[]>();
	return {
		timeZone,
		spansOf(day) {
			return remembered(cache, cachedDays, day, () => {
				return inTime(timeZone, day, hoursOf(week, usual, day, specialDay(settings, day)));
			});
		},
	};
}

function hoursOf(
	week: WeekSpans,
	usual: readonly MinuteSpan[],
	day: DayNumber,
	special: PublicDay | null,
): readonly MinuteSpan[] {
	if (special?.kind === 'off') return [];
	const own = week[weekdayOf(day)] ?? [];
	return special?.kind === 'work' && own.length === 0 ? usual : own;
}

function inTime(timeZone: string, day: DayNumber, hours: readonly MinuteSpan[]): Span[] {
	if (hours.length === 0) return [];
	const moments = momentsOf(
		timeZone,
		day,
		hours.flatMap(({ from, to }) => [from, to]),
	);
	return hours
		.map((_, index) => ({ from: moments[2 * index] ?? 0, to: moments[2 * index + 1] ?? 0 }))
		.filter(({ from, to }) => from < to);
}

/**
 * Spans from the one that holds or follows `from` on, in order of time. Starts a day early: where
 * clocks are put back over midnight, a day's last minutes lie behind the next day's first.
 */
function* spansFrom(calendar: WorkingCalendar, from: number): Generator<Span, never> {
	const first = dayAt(calendar.timeZone, from) - 1;
	let day = first;
	for (let empty = 0; empty <= searchDays; day++) {
		if (day - first > longestSearchDays) {
			throw new SetupError(
				`The working calendar (${calendar.timeZone}) does not reach that much working time within a hundred years of ${dateOf(first)}.`,
				'Shorten the duration, or give the calendar more working hours.',
			);
		}
		const spans = calendar.spansOf(day);
		empty = spans.length > 0 ? 0 : empty + 1;
		for (const span of spans) if (span.to > from) yield span;
	}
	throw new SetupError(
		`The working calendar (${calendar.timeZone}) has no working time in the ${searchDays} days before ${dateOf(day)}.`,
		'Check its weekly hours and the days that are set to off.',
	);
}

/**
 * The moment at which that much working time has passed since `from`. Zero gives `from` itself; a
 * duration that ends with a working day gives the end of that day, not the next morning.
 *
 * @param from epoch ms
 * @param duration working time, ms, not negative
 * @param pauses in order and apart from each other: working time within them does not count
 * @returns epoch ms
 * @throws InputError for a moment or duration that is none
 * @throws SetupError if 400 days in a row have no working time, or a hundred years are too short
 */
export function addWorkingTime(
	calendar: WorkingCalendar,
	from: number,
	duration: number,
	pauses: readonly Span[] = [],
): number {
	checkMoment(from);
	if (!Number.isFinite(duration) || duration < 0) {
		throw new InputError(
			`A duration of ${duration} ms cannot be counted in working time.`,
			'Use a duration of zero or more.',
		);
	}
	let left = duration;
	if (left === 0) return from;
	for (const span of spansFrom(calendar, from)) {
		for (const part of without(pauses, Math.max(span.from, from), span.to)) {
			if (part.from + left <= part.to) return part.from + left;
			left -= part.to - part.from;
		}
	}
	return from;
}

/** What of a span lies outside the pauses, in order. */
function* without(pauses: readonly Span[], from: number, to: number): Generator<Span> {
	let start = from;
	for (const pause of pauses) {
		if (pause.to <= start || pause.from >= to) continue;
		if (pause.from > start) yield { from: start, to: pause.from };
		start = pause.to;
	}
	if (start < to) yield { from: start, to };
}

function checkMoment(at: number): void {
	// The range of a JavaScript date, less the hundred years a search may go on.
	if (!Number.isFinite(at) || Math.abs(at) > 8.63e15) {
		throw new InputError(
			`${at} is not a moment in time.`,
			'Use milliseconds since 1970-01-01 UTC.',
		);
	}
}

/**
 * The working time between two moments, ms; 0 where the second is not later. Time within pauses does not
 * count.
 *
 * @param from epoch ms
 * @param until epoch ms
 * @param pauses in order and apart from each other
 */
export function workingTimeBetween(
	calendar: WorkingCalendar,
	from: number,
	until: number,
	pauses: readonly Span[] = [],
): number {
	let worked = 0;
	const last = dayAt(calendar.timeZone, until) + 1;
	for (let day = dayAt(calendar.timeZone, from) - 1; day <= last; day++) {
		for (const span of calendar.spansOf(day)) {
			const begun = Math.max(span.from, from);
			const ended = Math.min(span.to, until);
			if (ended <= begun) continue;
			const paused = pauses.reduce(
				(sum, pause) => sum + Math.max(0, Math.min(pause.to, ended) - Math.max(pause.from, begun)),
				0,
			);
			worked += ended - begun - paused;
		}
	}
	return worked;
}
