import { InputError } from '../model/errors';
import type { Interval } from './intervals';
import { z95 } from './intervals';

/** 97.5 % quantiles of Student's t for 1–30 degrees of freedom, as in any printed table. */
const studentTable = [
	12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.306, 2.2622, 2.2281, 2.201, 2.1788,
	2.1604, 2.1448, 2.1314, 2.1199, 2.1098, 2.1009, 2.093, 2.086, 2.0796, 2.0739, 2.0687, 2.0639,
	2.0595, 2.0555, 2.0518, 2.0484, 2.0452, 2.0423,
];

/**
 * 97.5 % quantile of Student's t: from the table up to 30 degrees of freedom, beyond it by the
 * expansion of Cornish and Fisher (Abramowitz & Stegun 26.7.5), right to four decimals.
 */
export function student95(degrees: number): number {
	const known = studentTable[degrees - 1];
	if (known !== undefined) return known;
	const z = z95;
	const g1 = (z ** 3 + z) / 4;
	const g2 = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
	const g3 = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384;
	return z + g1 / degrees + g2 / degrees ** 2 + g3 / degrees ** 3;
}

/**
 * Mean and its 95 % t interval from the sums a database gives, clamped to the scale. With fewer than
 * two answers nothing is known about their spread: the interval is the whole scale.
 *
 * @param sum Σx of `n` values within `range`
 * @param sumSquares Σx² of the same values
 * @returns `mean` is `null` at n = 0
 * @throws InputError if `n` is no count or the sums cannot come from values within the range
 */
export function meanInterval(
	n: number,
	sum: number,
	sumSquares: number,
	range: { min: number; max: number },
): Interval & { mean: number | null } {
	const whole = { low: range.min, high: range.max };
	if (n === 0) return { ...whole, mean: null };
	const mean = sum / n;
	const slack = 1e-9 * Math.max(1, Math.abs(range.min), Math.abs(range.max));
	if (
		!(Number.isInteger(n) && n > 0) ||
		!(mean >= range.min - slack && mean <= range.max + slack) ||
		!(sumSquares >= 0)
	) {
		throw new InputError(
			`A sum of ${sum} (squares ${sumSquares}) cannot come from ${n} values of ${range.min}–${range.max}.`,
			'Sum only answers that were given on this scale.',
		);
	}
	if (n === 1) return { ...whole, mean };
	// Rounding can leave a trace below zero where all values are equal.
	const variance = Math.max(0, (sumSquares - sum * mean) / (n - 1));
	const half = student95(n - 1) * Math.sqrt(variance / n);
	return {
		mean,
		low: Math.max(range.min, mean - half),
		high: Math.min(range.max, mean + half),
	};
}
