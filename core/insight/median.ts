import { InputError } from '../model/errors';

/**
 * Median of values counted by value, from low to high: for sets too large to hold one by one. The mean
 * of the two middle ones at an even number, `null` for none.
 *
 * @throws InputError for counts that are none, or values out of order
 */
export function medianOfHistogram(
	bins: ReadonlyArray<{ value: number; count: number }>,
): number | null {
	let n = 0;
	let previous = -Infinity;
	for (const { value, count } of bins) {
		if (!(value >= previous) || !Number.isInteger(count) || count < 0) {
			throw new InputError(
				`A median needs values in order and whole counts; found ${count} × ${value} after ${previous}.`,
				'Sort the values from low to high first.',
			);
		}
		previous = value;
		n += count;
	}
	if (n === 0) return null;
	const lower = valueAt(bins, Math.floor((n - 1) / 2));
	const upper = valueAt(bins, Math.floor(n / 2));
	return lower + (upper - lower) / 2;
}

/** The value at a position counted from 0. */
function valueAt(bins: ReadonlyArray<{ value: number; count: number }>, position: number): number {
	let passed = 0;
	for (const { value, count } of bins) {
		passed += count;
		if (position < passed) return value;
	}
	return NaN;
}
