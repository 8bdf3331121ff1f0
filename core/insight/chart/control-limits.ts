import type { DayNumber } from '../../calendar/wall-time';
import { studentTails } from '../stats/distributions';

/**
 * Control charts, by what is counted (Shewhart 1931; NIST/SEMATECH e-Handbook 6.3):
 *
 * - `p`: share of `n` answers, percent
 * - `u`: events per 100 of `n` answers
 * - `c`: number of events
 * - `xmr`: single values, with limits from the moving range of two
 */
export type ChartKind = 'p' | 'u' | 'c' | 'xmr';

/** What was counted in a bucket: `x` of `n` answers; for `xmr` the value itself. */
export type Counted = { x: number; n: number };

/** From what the limits are reckoned. */
export type Baseline = {
	/** First day of its first and last day of its last bucket. */
	first: DayNumber;
	last: DayNumber;
	/** Buckets it stands on, and answers in them. */
	buckets: number;
	n: number;
	/** In the unit of the chart. */
	centre: number;
	/** Standard deviation of a single value; `null` where it follows from the centre and n. */
	sigma: number | null;
	/** By how much the limits are wider since buckets differ more than chance allows; 1 = not. */
	inflation: number;
	/** First days of buckets that were left out as signals, once. */
	excluded: DayNumber[];
};

export type Limits = { low: number; high: number };

/** E(moving range of two) / σ. */
const d2 = 1.128;

/** A count as the chart shows it. */
export function valueOf(kind: ChartKind, { x, n }: Counted): number {
	return kind === 'p' || kind === 'u' ? (100 * x) / n : x;
}

/** Three-sigma limits of a bucket with `n` answers; shares stay within 0–100, counts above 0. */
export function limitsOf(kind: ChartKind, baseline: Baseline, n: number, sigmas = 3): Limits {
	const reach = sigmas * deviationOf(kind, baseline, n);
	const { centre } = baseline;
	const most = kind === 'p' ? 100 : Infinity;
	const least = kind === 'xmr' ? -Infinity : 0;
	return { low: Math.max(least, centre - reach), high: Math.min(most, centre + reach) };
}

/**
 * Where a bucket with `n` answers usually lies: two sigma round the centre, which holds about 19 of 20 where nothing
 * changes. Counts are whole; a mean is one of the scale in percent, and lies on it.
 */
export function usualOf(kind: ChartKind, baseline: Baseline, n: number): Limits {
	const { low, high } = limitsOf(kind, baseline, n, 2);
	if (kind === 'c') return { low: Math.ceil(low), high: Math.floor(high) };
	return kind === 'xmr' ? { low: Math.max(0, low), high: Math.min(100, high) } : { low, high };
}

export function deviationOf(
	kind: ChartKind,
	{ centre, sigma, inflation }: Pick<Baseline, 'centre' | 'sigma' | 'inflation'>,
	n: number,
): number {
	switch (kind) {
		case 'p':
			return inflation * Math.sqrt((centre * (100 - centre)) / n);
		case 'u':
			return inflation * Math.sqrt((100 * centre) / n);
		case 'c':
			return inflation * Math.sqrt(centre);
		case 'xmr':
			return sigma ?? 0;
	}
}

/** Below this many answers a bucket on average, more spread than chance allows is a signal, not the rule. */
export const largeN = 100;
/** How much wider than chance the spread may be before limits follow it. */
const mostInflation = 1.2;

/** Centre and spread of some buckets, none of them left out. */
export function centreOf(
	kind: ChartKind,
	counts: readonly Counted[],
): Pick<Baseline, 'centre' | 'sigma' | 'inflation'> {
	const x = sumOf(counts.map((one) => one.x));
	const n = sumOf(counts.map((one) => one.n));
	if (kind === 'c') return { centre: x / counts.length, sigma: null, inflation: 1 };
	if (kind === 'xmr') {
		const range = meanRange(counts.map((one) => one.x));
		return { centre: x / counts.length, sigma: range / d2, inflation: 1 };
	}
	const centre = (100 * x) / n;
	const plain = { centre, sigma: null, inflation: 1 };
	if (n / counts.length < largeN) return plain;
	// Laney (2002): at large n the binomial limits are too narrow for days that differ among themselves.
	const z = counts.map((one) => (valueOf(kind, one) - centre) / deviationOf(kind, plain, one.n));
	const inflation = meanRange(z) / d2;
	return { ...plain, inflation: inflation > mostInflation ? inflation : 1 };
}

/** Mean distance of neighbours. */
function meanRange(values: readonly number[]): number {
	const ranges = values.slice(1).map((value, at) => Math.abs(value - (values[at] ?? 0)));
	return ranges.length === 0 ? 0 : sumOf(ranges) / ranges.length;
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0);

/** As rare as a normal value beyond three sigma, on both sides. */
const rare = 0.0027;

/** Degrees of freedom of a spread that is known from so many moving ranges, for each value (Wheeler 1995). */
const freedom = 0.62;

/**
 * Whether a count lies beyond the limits. One that is on the limit is not. Where few events are expected, three
 * sigma are crossed far more often than the normal curve says: the exact tail must be as rare, too. So must a single
 * value by Student's t, since its centre and spread are known from the few values of the baseline alone.
 */
export function isBeyond(
	kind: ChartKind,
	baseline: Baseline,
	counted: Counted,
): 'above' | 'below' | null {
	const { low, high } = limitsOf(kind, baseline, counted.n);
	const value = valueOf(kind, counted);
	const slack = 1e-9 * Math.max(1, Math.abs(value));
	const side = value > high + slack ? 'above' : value < low - slack ? 'below' : null;
	if (side === null) return null;
	if (kind === 'xmr') {
		const { centre, sigma, buckets } = baseline;
		const apart = (value - centre) / ((sigma ?? 0) * Math.sqrt(1 + 1 / buckets));
		return studentTails(apart, Math.max(1, freedom * (buckets - 1))) < rare ? side : null;
	}
	if (baseline.inflation > 1) return side;
	return exactTail(kind, baseline, counted, side) < rare ? side : null;
}

/** Probability of `x` or farther out on its side: binomial for shares, Poisson for counts. */
function exactTail(
	kind: 'p' | 'u' | 'c',
	{ centre }: Baseline,
	{ x, n }: Counted,
	side: 'above' | 'below',
): number {
	const expected = kind === 'c' ? centre : (centre * n) / 100;
	const p = centre / 100;
	let term = kind === 'p' ? n * Math.log1p(-p) : -expected;
	let upTo = Math.exp(term);
	let below = 0;
	for (let at = 1; at <= x; at += 1) {
		below = upTo;
		term += kind === 'p' ? Math.log(((n - at + 1) * p) / (at * (1 - p))) : Math.log(expected / at);
		upTo += Math.exp(term);
	}
	return side === 'below' ? upTo : 1 - below;
}
