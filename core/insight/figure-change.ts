import type { Verdict } from './finding';
import { besideInterval, verdictOnPoints } from './finding';
import { meanDifference, shareDifference, shareTails } from './difference';
import type { Interval } from './intervals';
import type { Variant } from './summary';
import { npsDifference } from './stats/nps-difference';
import { sizeOf, type Tally } from './tally';

/** How a headline figure differs between two groups of answers on one scale with one cut. */
export type FigureChange = {
	/** One minus the other, in the unit of the figure: points, percentage points or steps of the scale. */
	change: number;
	/** 95 %. */
	interval: Interval;
	/** Before any correction; `null` = nothing differs within the groups, so nothing can be tested. */
	p: number | null;
	method: 'nps_z' | 'newcombe' | 'welch';
};

/** The figure that a metric is known by. */
export function headlineOf(metric: Tally['metric']): Variant {
	switch (metric) {
		case 'nps':
			return 'nps';
		case 'csat':
			return 'satisfied_share';
		case 'ces':
			return 'easy_share';
		case 'csi':
			return 'mean_percent';
	}
}

/**
 * The difference of the headline figures of two tallies of one metric, scale and cut: NPS on adjusted
 * counts (Rocks 2016), shares by Newcombe's method 10 with `shareTails`, means by `meanDifference`.
 *
 * @returns `null` where one of them is too small to say anything
 */
export function figureChange(one: Tally, other: Tally): FigureChange | null {
	if (sizeOf(one) === 0 || sizeOf(other) === 0) return null;
	switch (one.metric) {
		case 'nps': {
			const found = npsDifference(npsCounts(one), npsCounts(other));
			if (!found) return null;
			const { difference: change, low, high, p } = found;
			return { change, interval: { low, high }, p, method: 'nps_z' };
		}
		case 'csat':
		case 'ces':
			return shareChange(one, other);
		case 'csi':
			return meanChange(one, other);
	}
}

function shareChange(one: Tally, other: Tally): FigureChange {
	const [first, second] = [one, other].map((tally) => ({ x: tally.high, n: sizeOf(tally) })) as [
		{ x: number; n: number },
		{ x: number; n: number },
	];
	const { difference, low, high } = shareDifference(first, second);
	return {
		change: 100 * difference,
		interval: { low: 100 * low, high: 100 * high },
		p: shareTails(first, second),
		method: 'newcombe',
	};
}

/** In percent of the scale, its direction applied. */
function meanChange(one: Tally, other: Tally): FigureChange | null {
	const found = meanDifference({ ...one, n: sizeOf(one) }, { ...other, n: sizeOf(other) });
	if (!found) return null;
	const { min, max, direction } = one.scale;
	const percent = (steps: number) =>
		((direction === 'higher_is_better' ? 1 : -1) * 100 * steps) / (max - min);
	const ends = [percent(found.low), percent(found.high)];
	return {
		change: percent(found.difference),
		interval: { low: Math.min(...ends), high: Math.max(...ends) },
		p: found.p,
		method: 'welch',
	};
}

/** The verdict on a change, its p corrected before; what rounds to 0 as it is shown is no change. */
export function changeVerdict(
	{ change, interval = null }: Pick<FigureChange, 'change'> & { interval?: Interval | null },
	p: number | null,
	isEnough: boolean,
): Verdict {
	return besideInterval(verdictOnPoints(p ?? 1, isEnough, change), interval);
}

const npsCounts = ({ low, middle, high }: Tally) => ({
	promoters: high,
	passives: middle,
	detractors: low,
});
