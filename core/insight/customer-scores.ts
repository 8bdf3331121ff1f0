import type { Band, Level, Metric, Scale } from '../model/metric';
import type { Interval } from './intervals';
import { meanInterval } from './mean-interval';

/** An answer of one customer. */
export type GivenScore = Scale & {
	metric: Metric;
	value: number;
	percent: number;
	band: Band;
	level: Level;
	/** Epoch ms. */
	at: number;
};

/** What one customer has answered to one metric on one scale. */
export type CustomerScore = {
	metric: Metric;
	scale: Scale;
	/** How many answers. */
	n: number;
	last: { value: number; percent: number; band: Band; level: Level; at: number };
	/** The last ones, oldest first. */
	values: number[];
	/** The last answer beside the one before it, towards the good end; `null` = there is one alone. */
	trend: 'better' | 'worse' | 'same' | null;
	/** On the scale as asked, with the 95 % interval. */
	mean: Interval & { value: number };
	/** Of the mean: with fewer answers than the minimum nobody should act on it. */
	verdict: 'ok' | 'too_few';
};

/** So many values show where somebody is heading. */
const shown = 5;

/**
 * A customer's scores, each metric on each scale for itself: nothing is averaged over them.
 *
 * @param answers newest first
 * @param minimumN smallest n for a verdict
 */
export function customerScores(answers: readonly GivenScore[], minimumN: number): CustomerScore[] {
	const byScale = new Map<string, GivenScore[]>();
	for (const answer of answers) {
		const { metric, min, max, direction } = answer;
		const key = [metric, min, max, direction].join(' ');
		const known = byScale.get(key);
		if (known) known.push(answer);
		else byScale.set(key, [answer]);
	}
	return [...byScale.values()].flatMap((own) => scoreOf(own, minimumN));
}

function scoreOf(own: readonly GivenScore[], minimumN: number): CustomerScore[] {
	const [last, before] = own;
	if (!last) return [];
	const n = own.length;
	const { metric, min, max, direction, value, percent, band, level, at } = last;
	const sum = own.reduce((all, one) => all + one.value, 0);
	const squares = own.reduce((all, one) => all + one.value ** 2, 0);
	const { mean, low, high } = meanInterval(n, sum, squares, { min, max });
	return [
		{
			metric,
			scale: { min, max, direction },
			n,
			last: { value, percent, band, level, at },
			values: own
				.slice(0, shown)
				.map((one) => one.value)
				.reverse(),
			trend: before ? trendOf(last.percent - before.percent) : null,
			mean: { value: mean ?? value, low, high },
			verdict: n >= minimumN ? 'ok' : 'too_few',
		},
	];
}

function trendOf(change: number): 'better' | 'worse' | 'same' {
	if (change === 0) return 'same';
	return change > 0 ? 'better' : 'worse';
}
