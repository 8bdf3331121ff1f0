import { type Interval, z95 } from './intervals';
import { summariseScale } from './summary';
import { addTallies, sizeOf, type Tally } from './tally';

/**
 * Between what a score would lie whatever those who were asked and stayed silent would have said: all of
 * them at the bad end, all of them at the good one (Manski, Identification Problems, 1995). In the unit of
 * the headline figure; no assumption, so it is wide.
 *
 * @param silent how many were asked and did not answer, 0 or more
 * @returns `null` where nobody was asked
 */
export function worstCase(tally: Tally, silent: number): Interval | null {
	if (sizeOf(tally) + silent === 0) return null;
	const { min, max, direction } = tally.scale;
	const ends = direction === 'higher_is_better' ? { low: min, high: max } : { low: max, high: min };
	const endingAt = (level: 'low' | 'high'): number =>
		valueOf({
			...tally,
			[level]: tally[level] + silent,
			sum: tally.sum + silent * ends[level],
			sumSquares: tally.sumSquares + silent * ends[level] ** 2,
			values: null,
		}) ?? 0;
	return { low: endingAt('low'), high: endingAt('high') };
}

const valueOf = (tally: Tally): number | null => summariseScale(tally, 0)[0]?.value ?? null;

/** The answers of one group, and how many of it were asked. */
export type Stratum = { name: string | null; asked: number; tally: Tally };

/** A score in which each group weighs as much as it was asked, not as much as it answered. */
export type WeightedScore = {
	/** In the unit of the headline figure. */
	value: number;
	/** 95 %. */
	interval: Interval;
	n: number;
	/** Groups that were taken together since too few of them answered; `null` among them = not known. */
	merged: Array<string | null>;
	/** Whether a weight was cut to the largest allowed one. */
	capped: boolean;
};

/** Nobody speaks for more than so many times as many as they are. */
export const largestWeight = 5;
/** Of fewer answers nobody knows how they spread. */
const fewestAnswers = 5;

/**
 * A score weighted back to who was asked (post-stratification; Holt & Smith, JRSS A 1979): groups that answer
 * seldom count as much as they were asked. Weights are at most five; groups of fewer than five answers are
 * taken together.
 *
 * @returns `null` where fewer than two groups are left: nothing could be weighted
 */
export function weightedScore(strata: readonly Stratum[]): WeightedScore | null {
	const { groups, merged } = sizedStrata(strata);
	if (groups.length < 2) return null;
	const n = total(groups.map(({ tally }) => sizeOf(tally)));
	const asked = total(groups.map((group) => group.asked));
	const raw = groups.map((group) => (group.asked / asked) * (n / sizeOf(group.tally)));
	const shares = groups.map(
		({ tally }, at) => (Math.min(largestWeight, raw[at] ?? 1) * sizeOf(tally)) / n,
	);
	const whole = total(shares);
	let value = 0;
	let variance = 0;
	groups.forEach(({ tally }, at) => {
		const share = (shares[at] ?? 0) / whole;
		const spread = spreadOf(tally);
		value += share * spread.mean;
		variance += share ** 2 * spread.error;
	});
	const half = z95 * Math.sqrt(variance);
	const { low, high } = rangeOf(groups[0]?.tally);
	return {
		value,
		interval: { low: Math.max(low, value - half), high: Math.min(high, value + half) },
		n,
		merged,
		capped: raw.some((weight) => weight > largestWeight),
	};
}

/** Small groups together; where they still are too few, with the smallest of the others. */
function sizedStrata(strata: readonly Stratum[]): {
	groups: Stratum[];
	merged: Array<string | null>;
} {
	const asked = strata.filter((one) => one.asked > 0 || sizeOf(one.tally) > 0);
	const groups = asked.filter(({ tally }) => sizeOf(tally) >= fewestAnswers);
	const small = asked.filter(({ tally }) => sizeOf(tally) < fewestAnswers);
	if (small.length === 0) return { groups, merged: [] };
	const answered = total(small.map(({ tally }) => sizeOf(tally)));
	if (answered < fewestAnswers) {
		groups.sort((a, b) => sizeOf(a.tally) - sizeOf(b.tally));
		const smallest = groups.shift();
		if (smallest) small.push(smallest);
	}
	const [first, ...others] = small;
	if (!first) return { groups, merged: [] };
	const pool = others.reduce(
		(all, one) => ({
			name: null,
			asked: all.asked + one.asked,
			tally: addTallies(all.tally, one.tally),
		}),
		first,
	);
	return { groups: [...groups, pool], merged: small.map(({ name }) => name) };
}

/** The headline figure as a mean over answers, in its unit, and its squared standard error. */
function spreadOf(tally: Tally): { mean: number; error: number } {
	const n = sizeOf(tally);
	const mean = valueOf(tally) ?? 0;
	const own = variance(tally, n);
	const spread = own > 1e-9 ? own : variance(withDoubt(tally), n + 4);
	return { mean, error: spread / Math.max(1, n - 1) };
}

/** Answers that are all the same do not say that all would be: two more at each end (Agresti & Coull 1998). */
function withDoubt(tally: Tally): Tally {
	const { min, max } = tally.scale;
	return {
		...tally,
		low: tally.low + 2,
		high: tally.high + 2,
		sum: tally.sum + 2 * (min + max),
		sumSquares: tally.sumSquares + 2 * (min ** 2 + max ** 2),
	};
}

function variance(tally: Tally, n: number): number {
	const [p, d] = [tally.high / n, tally.low / n];
	switch (tally.metric) {
		case 'nps':
			return 1e4 * (p + d - (p - d) ** 2);
		case 'csat':
		case 'ces':
			return 1e4 * p * (1 - p);
		case 'csi': {
			const spread = Math.max(0, tally.sumSquares / n - (tally.sum / n) ** 2);
			return 1e4 * (spread / (tally.scale.max - tally.scale.min) ** 2);
		}
	}
}

const rangeOf = (tally: Tally | undefined): Interval =>
	tally?.metric === 'nps' ? { low: -100, high: 100 } : { low: 0, high: 100 };

const total = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0);
