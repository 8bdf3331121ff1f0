import type { Metric } from '../../model/metric';
import { summariseScale } from '../summary';
import { sizeOf, type Tally } from '../tally';
import type { ChartKind, Counted } from './control-limits';

/** What a chart watches. */
export const measures = ['low_share', 'high_share', 'mean', 'case_rate', 'case_count'] as const;
export type Measure = (typeof measures)[number];

/**
 * The charts of a metric. NPS is watched by the shares of its detractors and of its promoters, not by the score
 * itself: the score is one less the other, so whatever moves it moves one of them, and a share knows how many
 * answers it stands on while a chart of single values would take twelve answers for as sure as twelve hundred.
 */
export function measuresOf(metric: Metric): Measure[] {
	return metric === 'csi' ? ['mean'] : ['low_share', 'high_share'];
}

export const kindOf: Readonly<Record<Measure, ChartKind>> = {
	low_share: 'p',
	high_share: 'p',
	mean: 'xmr',
	case_rate: 'u',
	case_count: 'c',
};

/** The side on which a signal is bad news. */
export const worseSide: Readonly<Record<Measure, 'above' | 'below'>> = {
	low_share: 'above',
	high_share: 'below',
	mean: 'below',
	case_rate: 'above',
	case_count: 'above',
};

/** The answers of a bucket as a chart counts them: a mean as itself, percent of the scale. */
export function countedIn(measure: Measure, tally: Tally | null): Counted {
	const n = tally === null ? 0 : sizeOf(tally);
	if (tally === null || n === 0) return { x: 0, n: 0 };
	if (measure === 'low_share') return { x: tally.low, n };
	if (measure === 'high_share') return { x: tally.high, n };
	const [headline] = summariseScale(tally, 0);
	return { x: headline?.value ?? 0, n };
}

/** The same as sums, from which a part can be taken away. */
export function sumIn(measure: Measure, tally: Tally | null): Counted {
	const { x, n } = countedIn(measure, tally);
	return measure === 'mean' ? { x: x * n, n } : { x, n };
}
