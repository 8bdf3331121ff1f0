import type { Metric, Scale } from './metric';

/**
 * Answers of one metric on one scale, as a database counts them: how many at each value and level.
 * `sum` and `sumSquares` are of the values as given.
 */
export type Tally = {
	metric: Metric;
	scale: Scale;
	/** The rating from which on they were counted as high. */
	highFrom: number;
	low: number;
	middle: number;
	high: number;
	sum: number;
	sumSquares: number;
	/** Count by value; may be left out where a scale has too many values (CSI, percent). */
	values: ReadonlyArray<{ value: number; count: number }> | null;
};
