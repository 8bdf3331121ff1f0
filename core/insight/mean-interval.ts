import { InputError } from '../model/errors';
import { type Interval, wilson } from './intervals';
import { studentBeyond } from './stats/distributions';

/**
 * Mean and its 95 % t interval from the sums a database gives, clamped to the scale. With fewer than
 * two answers nothing is known about their spread: the interval is the whole scale. Answers that are all the same say
 * that few others are otherwise, not that nobody is: with as many at an end of the scale as Wilson's interval still
 * believes of none of `n`. On a scale of two steps that is the interval of the share.
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
	// What is left of rounding is no spread: a step of the widest scale is more.
	if (variance <= 1e-12 * Math.max(1, sumSquares / n)) {
		const others = wilson(0, n).high;
		return {
			mean,
			low: mean - others * (mean - range.min),
			high: mean + others * (range.max - mean),
		};
	}
	const half = studentBeyond(0.05, n - 1) * Math.sqrt(variance / n);
	return {
		mean,
		low: Math.max(range.min, mean - half),
		high: Math.min(range.max, mean + half),
	};
}
