import { IANAZone } from 'luxon';

import { remembered } from '../model/remembered';

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** A calendar day as a number: days since 1970-01-01. */
export type DayNumber = number;

/** The day a clock on the wall shows at that moment. */
export function dayAt(timeZone: string, at: number): DayNumber {
	return Math.floor((at + offsetIn(timeZone, at)) / dayMs);
}

/** How far a zone's clocks are ahead of UTC, ms; they are put at full minutes. */
export function offsetIn(timeZone: string, at: number): number {
	const { before, after } = offsetsAround(timeZone, Math.floor(at / dayMs));
	if (before === after) return before;
	const minute = Math.floor(at / minuteMs);
	if (lastAsked.minute !== minute || lastAsked.timeZone !== timeZone) {
		const offset = IANAZone.create(timeZone).offset(minute * minuteMs) * minuteMs;
		lastAsked = { timeZone, minute, offset };
	}
	return lastAsked.offset;
}

/** Offsets of a zone a whole day before a day and behind it, so that both lie clear of any jump of that day, ms. */
type Around = { before: number; after: number };

const around = new Map<string, Map<DayNumber, Around>>();
const mostZones = 600;
const mostDays = 1_000;

/** Asked of `Intl` once for a day: that takes longest of all, and care asks for every customer. */
function offsetsAround(timeZone: string, day: DayNumber): Around {
	const days = remembered(around, mostZones, timeZone, () => new Map<DayNumber, Around>());
	return remembered(days, mostDays, day, () => {
		const zone = IANAZone.create(timeZone);
		const offset = (at: DayNumber) => zone.offset(at * dayMs) * minuteMs;
		return { before: offset(day - 1), after: offset(day + 2) };
	});
}

/** On a day of a jump, the clocks of all cases of a minute start in the same one. */
let lastAsked: { timeZone: string; minute: number; offset: number } = {
	timeZone: '',
	minute: Number.NaN,
	offset: 0,
};

/** The number of a date; `null` for one that no calendar has, such as 30 February. */
export function dayOf(year: number, month: number, day: number): DayNumber | null {
	const at = new Date(Date.UTC(year, month - 1, day));
	const exists = at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
	return exists ? at.getTime() / dayMs : null;
}

/** `YYYY-MM-DD`. */
export function dateOf(day: DayNumber): string {
	return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** ISO weekday, 1 = Monday. */
export function weekdayOf(day: DayNumber): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
	// Day 0 was a Thursday.
	return (((((day + 3) % 7) + 7) % 7) + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7;
}

/**
 * The moments at which a clock on the wall first reaches the given minutes of a day. A time that
 * comes twice (clocks put back) means its first coming, one that is skipped (put forward) the moment
 * of the jump: so two spans that meet on the wall meet in time as well, and none overlap.
 *
 * Luxon's own conversion resolves such times by today's offset, so it would depend on the clock.
 *
 * @param minutes since midnight, 0–1440
 * @returns epoch ms, in the order of `minutes`
 */
export function momentsOf(timeZone: string, day: DayNumber, minutes: readonly number[]): number[] {
	const midnight = day * dayMs;
	// Whatever the offset, and even where a day was skipped at the date line.
	const { before, after } = offsetsAround(timeZone, day);
	const zone = IANAZone.create(timeZone);
	return minutes.map((minute) => {
		const wall = midnight + minute * minuteMs;
		if (before === after) return wall - before;
		const early = wall - before;
		if (zone.offset(early) * minuteMs === before) return early;
		const late = wall - after;
		if (zone.offset(late) * minuteMs === after) return late;
		return jumpBetween(zone, late, early);
	});
}

/** The first moment after `from` with another offset than at `from`; it lies at or before `to`. */
function jumpBetween(zone: IANAZone, from: number, to: number): number {
	const offset = zone.offset(from);
	let low = from;
	let high = to;
	while (high - low > 1) {
		const middle = Math.floor((low + high) / 2);
		if (zone.offset(middle) === offset) low = middle;
		else high = middle;
	}
	return high;
}
