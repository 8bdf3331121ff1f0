import type { Level, Metric, Purpose, Scale } from '../../model/metric';
import { scaleKey, type Tally } from '../tally';

/** Answers of one survey on one scale with one cut. */
export type ScaleTally = { surveyKey: string; purpose: Purpose; tally: Tally };

/** One answer, or several with the same level. */
export type Counted = {
	surveyKey: string;
	purpose: Purpose;
	metric: Metric;
	scale: Scale;
	highFrom: number;
	level: Level;
	n: number;
	sum: number;
	sumSquares: number;
};

/** Tallies by survey, purpose, scale and cut: nothing is averaged over them. */
export type ScaleTallies = Map<string, ScaleTally>;

/** Adds answers to those of their scale. */
export function addCounted(tallies: ScaleTallies, one: Counted): void {
	const { surveyKey, purpose, metric, scale, highFrom, level, n, sum, sumSquares } = one;
	const key = `${surveyKey} ${purpose} ${scaleKey({ metric, scale, highFrom })}`;
	const known = tallies.get(key) ?? {
		surveyKey,
		purpose,
		tally: {
			metric,
			scale,
			highFrom,
			low: 0,
			middle: 0,
			high: 0,
			sum: 0,
			sumSquares: 0,
			values: null,
		},
	};
	known.tally[level] += n;
	known.tally.sum += sum;
	known.tally.sumSquares += sumSquares;
	tallies.set(key, known);
}

/** The answers of a scale that are not among these. */
export function without(all: Tally, part: Tally): Tally {
	return {
		...all,
		low: all.low - part.low,
		middle: all.middle - part.middle,
		high: all.high - part.high,
		sum: all.sum - part.sum,
		sumSquares: Math.max(0, all.sumSquares - part.sumSquares),
		values: null,
	};
}
