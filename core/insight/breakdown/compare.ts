import { meanDifference, shareDifference, shareTails } from '../difference';
import type { Interval, NpsCounts } from '../intervals';
import { npsDifference } from '../stats/nps-difference';
import { scaleKey, sizeOf, type Tally } from '../tally';

export type Comparison = {
	/** Of the headline figures, one minus the other, in points: percentage points, or those of the NPS. */
	difference: number;
	/** 95 %; `null` where a group is too small to have one. */
	interval: Interval | null;
	/** Not corrected; `null` where nothing can be tested. */
	p: number | null;
	method: 'newcombe' | 'nps_z' | 'welch';
};

/**
 * The headline figures of two tallies of one metric on one scale: NPS by z on adjusted counts (Rocks 2016), shares
 * of the level high by Newcombe's interval and `shareTails`, an index by `meanDifference`.
 *
 * @returns `null` where one of them has no answers, or they are of different scales
 */
export function compareTallies(one: Tally, other: Tally): Comparison | null {
	const [n, m] = [sizeOf(one), sizeOf(other)];
	if (n === 0 || m === 0 || scaleKey(one) !== scaleKey(other)) return null;
	switch (one.metric) {
		case 'nps': {
			const found = npsDifference(countsOf(one), countsOf(other));
			if (!found) return null;
			const { difference, low, high, p } = found;
			// Waves of one score but of two sizes are drawn towards 0 differently far.
			return {
				difference,
				interval: { low, high },
				p: difference === 0 ? 1 : p,
				method: 'nps_z',
			};
		}
		case 'csat':
		case 'ces': {
			const [share, rest] = [
				{ x: one.high, n },
				{ x: other.high, n: m },
			];
			const { difference, low, high } = shareDifference(share, rest);
			return {
				difference: 100 * difference,
				interval: { low: 100 * low, high: 100 * high },
				// All or none of both: there is no difference to explain.
				p: shareTails(share, rest) ?? 1,
				method: 'newcombe',
			};
		}
		case 'csi':
			return compareMeans(one, other);
	}
}

const countsOf = ({ high, middle, low }: Tally): NpsCounts => ({
	promoters: high,
	passives: middle,
	detractors: low,
});

function compareMeans(one: Tally, other: Tally): Comparison {
	const { min, max, direction } = one.scale;
	const factor = (direction === 'higher_is_better' ? 100 : -100) / (max - min);
	const sums = (tally: Tally) => ({
		n: sizeOf(tally),
		sum: tally.sum,
		sumSquares: tally.sumSquares,
	});
	const plain = factor * (one.sum / sizeOf(one) - other.sum / sizeOf(other));
	const found = meanDifference(sums(one), sums(other));
	if (found) {
		const ends = [factor * found.low, factor * found.high];
		const interval = { low: Math.min(...ends), high: Math.max(...ends) };
		return { difference: plain, interval, p: found.p, method: 'welch' };
	}
	if (Math.min(sizeOf(one), sizeOf(other)) < 2) {
		return { difference: plain, interval: null, p: null, method: 'welch' };
	}
	// Nobody in either group differs from the others in it.
	const p = Math.abs(plain) < 1e-9 ? 1 : 0;
	return { difference: plain, interval: { low: plain, high: plain }, p, method: 'welch' };
}

/** What is left of a tally without a part of it; counts by value are not kept. */
export function subtractTally(all: Tally, part: Tally): Tally {
	return {
		...all,
		low: all.low - part.low,
		middle: all.middle - part.middle,
		high: all.high - part.high,
		sum: all.sum - part.sum,
		// Rounding can leave a trace below zero.
		sumSquares: Math.max(0, all.sumSquares - part.sumSquares),
		values: null,
	};
}
