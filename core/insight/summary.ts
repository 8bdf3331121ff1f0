import { InputError } from '../model/errors';
import type { Metric, Scale } from '../model/metric';
import { adjustedWaldNps, netPromoter, wilson } from './intervals';
import type { Interval } from './intervals';
import { meanInterval } from './mean-interval';
import { addTallies, scaleKey, sizeOf } from './tally';
import type { Tally } from './tally';

/**
 * Which figure a row holds; one set of answers tells several stories, so each is named.
 *
 * - `nps`: promoters minus detractors, points −100…100
 * - `satisfied_share`: CSAT top box, share of the level high, percent
 * - `easy_share`: CES share of the level high, percent
 * - `mean_percent`: mean position on the scale, percent, direction applied
 * - `mean`: mean on the scale as asked
 * - `easy_minus_hard`: CES on seven steps, the two easiest minus the three hardest, points
 * - `response_rate`: answered of asked, percent
 */
export type Variant =
	| 'nps'
	| 'satisfied_share'
	| 'easy_share'
	| 'mean_percent'
	| 'mean'
	| 'easy_minus_hard'
	| 'response_rate';

export type IntervalMethod = 'adjusted_wald' | 'wilson' | 'student_t';

/** One figure with all that belongs to it. */
export type Figure = {
	variant: Variant;
	/** What the figure is counted in. */
	unit: 'points' | 'percent' | 'scale';
	n: number;
	/** `null` at n = 0. */
	value: number | null;
	/** 95 %, in the unit of the figure. */
	interval: Interval & { method: IntervalMethod };
	/** Below the minimum n a figure is shown, but nobody should act on it. */
	verdict: 'ok' | 'too_few';
};

export type SummaryRow = Figure & {
	metric: Metric;
	scale: Scale;
	/** The rating from which on an answer counted as high: satisfied, easy, a promoter. */
	highFrom: number;
	/** Answers by level: for NPS detractors, passives, promoters. */
	distribution: { low: number; middle: number; high: number };
	/** Count by value, where it is known. */
	values: Tally['values'];
};

/**
 * The figures of a period: for each metric on each scale its rows, the headline first. Tallies of
 * the same metric, scale and cut are added up; others stay apart, nothing is averaged over them.
 *
 * @param minimumN smallest n for a verdict
 * @throws InputError for counts that are none or contradict each other
 */
export function summarise(tallies: readonly Tally[], minimumN: number): SummaryRow[] {
	const byScale = new Map<string, Tally>();
	for (const tally of tallies) {
		const key = scaleKey(tally);
		const known = byScale.get(key);
		byScale.set(key, known ? addTallies(known, tally) : tally);
	}
	return [...byScale.values()].flatMap((tally) => summariseScale(tally, minimumN));
}

/** The rows of one metric on one scale with one cut, the headline first. */
export function summariseScale(tally: Tally, minimumN: number): SummaryRow[] {
	checkCounts(tally);
	const { metric, scale, highFrom, low, middle, high, values } = tally;
	return figuresOf(tally, minimumN).map((figure) => ({
		metric,
		scale,
		highFrom,
		...figure,
		distribution: { low, middle, high },
		values,
	}));
}

function figuresOf(tally: Tally, minimumN: number): Figure[] {
	const n = sizeOf(tally);
	switch (tally.metric) {
		case 'nps':
			return [netFigure('nps', tally.high, tally.low, n, minimumN)];
		case 'csat':
			return [
				shareFigure('satisfied_share', tally.high, n, minimumN),
				meanPercentFigure(tally, minimumN),
			];
		case 'ces':
			return [
				shareFigure('easy_share', tally.high, n, minimumN),
				meanFigure(tally, minimumN),
				...easyMinusHard(tally, minimumN),
			];
		case 'csi':
			return [meanPercentFigure(tally, minimumN)];
	}
}

/**
 * Share of the customers asked who answered, percent, with Wilson's interval.
 *
 * @throws InputError if more answered than were asked
 */
export function responseRate(answered: number, asked: number, minimumN: number): Figure {
	return shareFigure('response_rate', answered, asked, minimumN);
}

function shareFigure(variant: Variant, x: number, n: number, minimumN: number): Figure {
	const { low, high } = wilson(x, n);
	return {
		variant,
		unit: 'percent',
		n,
		value: n === 0 ? null : (100 * x) / n,
		interval: { low: 100 * low, high: 100 * high, method: 'wilson' },
		verdict: verdictOf(n, minimumN),
	};
}

function netFigure(
	variant: Variant,
	promoters: number,
	detractors: number,
	n: number,
	minimumN: number,
): Figure {
	const counts = { promoters, passives: n - promoters - detractors, detractors };
	const { low, high } = adjustedWaldNps(counts);
	return {
		variant,
		unit: 'points',
		n,
		value: netPromoter(counts)?.nps ?? null,
		interval: { low, high, method: 'adjusted_wald' },
		verdict: verdictOf(n, minimumN),
	};
}

function meanFigure(tally: Tally, minimumN: number): Figure {
	const n = sizeOf(tally);
	const { mean, low, high } = meanInterval(n, tally.sum, tally.sumSquares, tally.scale);
	return {
		variant: 'mean',
		unit: 'scale',
		n,
		value: mean,
		interval: { low, high, method: 'student_t' },
		verdict: verdictOf(n, minimumN),
	};
}

function meanPercentFigure(tally: Tally, minimumN: number): Figure {
	const figure = meanFigure(tally, minimumN);
	const { min, max, direction } = tally.scale;
	const percent = (value: number) => {
		const share = (value - min) / (max - min);
		return 100 * (direction === 'higher_is_better' ? share : 1 - share);
	};
	const ends = [percent(figure.interval.low), percent(figure.interval.high)];
	return {
		...figure,
		variant: 'mean_percent',
		unit: 'percent',
		value: figure.value === null ? null : percent(figure.value),
		interval: { low: Math.min(...ends), high: Math.max(...ends), method: 'student_t' },
	};
}

/** Only on seven steps, and only where the count by value is known. */
function easyMinusHard(tally: Tally, minimumN: number): Figure[] {
	const { scale, values } = tally;
	if (values === null || scale.min !== 1 || scale.max !== 7) return [];
	let easy = 0;
	let hard = 0;
	for (const { value, count } of values) {
		const agreement = scale.direction === 'higher_is_better' ? value : 8 - value;
		if (agreement >= 6) easy += count;
		if (agreement <= 3) hard += count;
	}
	return [netFigure('easy_minus_hard', easy, hard, sizeOf(tally), minimumN)];
}

function verdictOf(n: number, minimumN: number): 'ok' | 'too_few' {
	return n > 0 && n >= minimumN ? 'ok' : 'too_few';
}

function checkCounts(tally: Tally): void {
	const counts = [tally.low, tally.middle, tally.high];
	const byValue = tally.values?.reduce((sum, { count }) => sum + count, 0) ?? sizeOf(tally);
	if (counts.every((count) => Number.isInteger(count) && count >= 0) && byValue === sizeOf(tally)) {
		return;
	}
	throw new InputError(
		`The counts of '${scaleKey(tally)}' contradict each other: ${counts.join(' + ')} by level, ${byValue} by value.`,
		'Count every answer once by its level and once by its value.',
	);
}
