import { dayAt, type DayNumber, momentsOf } from './wall-time';

/** A stretch of time, epoch ms; `from` belongs to it, `until` does not. */
export type Stretch = { from: number; until: number };

/**
 * The days of a zone of which some part lies in one of the stretches, as `momentsOf` bounds them: where clocks
 * are put back over midnight, the second coming of the last hour belongs to the day that has begun. A day that a
 * zone has left out is none.
 *
 * @param stretches by their beginning
 */
export function daysWithin(timeZone: string, stretches: Iterable<Stretch>): DayNumber[] {
	const days = new Set<DayNumber>();
	let last: Stretch = { from: 0, until: 0 };
	for (const { from, until } of stretches) {
		// Mostly in the same day as the one before.
		if (from >= last.from && until <= last.until) continue;
		for (let day = dayAt(timeZone, from) - 1; day <= dayAt(timeZone, until) + 1; day += 1) {
			const whole = boundsOf(timeZone, day);
			const isLeftOut = whole.from >= whole.until;
			if (isLeftOut || whole.from >= until || whole.until <= from) continue;
			days.add(day);
			last = whole;
		}
	}
	return [...days].sort((a, b) => a - b);
}

/** When a day begins and ends. */
export function boundsOf(timeZone: string, day: DayNumber): Stretch {
	const [from = 0] = momentsOf(timeZone, day, [0]);
	const [until = 0] = momentsOf(timeZone, day + 1, [0]);
	return { from, until };
}
