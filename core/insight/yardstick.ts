import type { Interval } from './intervals';
import { normalTails, studentBeyond, studentTails } from './stats/distributions';
import type { IntervalMethod } from './summary';

/** How far a figure lies from a value that is given. */
export type Away = {
	/** The figure minus that value, in its unit. */
	change: number;
	/** 95 %. */
	interval: Interval;
	/** Before any correction. */
	p: number;
};

/**
 * How far a figure lies from a target or a benchmark, which is taken as it is: it has no interval of its own. The test
 * is that of the figure's interval, by its half on the side of the value, so that what is drawn and what is said never
 * part: p is below .05 where the value lies outside of the interval.
 *
 * @param figure.interval 95 %, in the unit of the value
 */
export function awayFrom(
	figure: { value: number; n: number; interval: Interval & { method: IntervalMethod } },
	given: number,
): Away {
	const { value, n, interval } = figure;
	const change = value - given;
	const half = change < 0 ? interval.high - value : value - interval.low;
	const isWithin = given >= interval.low && given <= interval.high;
	return {
		change,
		interval: { low: interval.low - given, high: interval.high - given },
		p: half <= 0 ? Number(isWithin) : tailsAt(change / half, { method: interval.method, n }),
	};
}

/** How likely chance is at so many half intervals. */
function tailsAt(halves: number, { method, n }: { method: IntervalMethod; n: number }): number {
	if (method !== 'student_t' || n < 2) return normalTails(halves * normalBeyond);
	return studentTails(halves * studentBeyond(0.05, n - 1), n - 1);
}

/** Beyond it on both sides lie 5 % of the normal curve. */
const normalBeyond = 1.959963984540054;
