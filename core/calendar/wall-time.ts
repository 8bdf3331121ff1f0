import { IANAZone } from 'luxon';

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** A calendar day as a number: days since 1970-01-01. */
export type DayNumber = number;

/** The day a clock on the wall shows at that moment. */
export function dayAt(timeZone: string, at: number): DayNumber {
	return Math.floor((at + offsetIn(timeZone, Math.floor(at / minuteMs))) / dayMs);
}

/** How far a zone's clocks are ahead of UTC in a minute since 1970, ms; they are put at full minutes. */
function offsetIn(timeZone: string, minute: number): number {
	if (lastAsked.minute !== minute || lastAsked.timeZone !== timeZone) {
		const offset = IANAZone.create(timeZone).offset(minute * minuteMs) * minuteMs;
		lastAsked = { timeZone, minute, offset };
	}
	return lastAsked.offset;
}

/** The clocks of all cases of a minute start in the same one; asking `Intl` takes longest of all. */
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
	const zone = IANAZone.create(timeZone);
	const midnight = day * dayMs;
	// A whole day before and behind, so that both lie clear of any jump of this day, whatever the
	// offset, and even where a day was skipped at the date line.
	const before = zone.offset(midnight - dayMs) * minuteMs;
	const after = zone.offset(midnight + 2 * dayMs) * minuteMs;
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
