import type { Interval } from '../intervals';
import { z95 } from '../intervals';
import { betaQuantile } from './distributions';

/** A group as it was measured: its value and how many answers that stands on. */
export type Measured = { value: number; n: number };

/** A group's value, drawn towards the mean of all by as much as chance alone would scatter it. */
export type Shrunk = Interval & {
	value: number;
	/** How much of its own value is kept, 0–1; the rest is the mean of all. */
	kept: number;
};

/** Fewer groups say nothing about how much groups differ: nothing is drawn anywhere then. */
export const leastGroups = 4;

/**
 * Empirical Bayes for shares, beta-binomial: group i has p_i ~ Beta with mean μ and
 * ρ = 1/(α + β + 1), and x_i of n_i ~ Binomial(p_i).
 *
 * μ and ρ by moments: μ = Σ w_i p_i / Σ w_i and ρ ≥ 0 such that Σ w_i (p_i − μ)² = k − 1, where
 * 1/w_i = μ(1 − μ)(1/n_i + ρ(1 − 1/n_i)) (Kleinman, JASA 1973; Williams, Applied Statistics 1982). Kept of the
 * own share is 1 − B_i with B_i = (k − 3)/(k − 1) · (1 − ρ)/(1 − ρ + n_i ρ), Morris's factor against drawing
 * too far. The interval is that of the beta distribution with the mean and the variance of the posterior,
 * the latter with the uncertainty of μ and ρ in it (Morris, JASA 1983).
 *
 * @param groups shares, 0–1, each of at least one answer
 * @returns in the order given; `null` for fewer than four groups
 */
export function shrinkShares(groups: readonly Measured[]): Shrunk[] | null {
	if (groups.length < leastGroups) return null;
	let middle = meanOf(groups, ({ n }) => n);
	let between = 0;
	for (let round = 0; round < mostRounds; round += 1) {
		const spread = middle * (1 - middle);
		if (spread === 0) return groups.map(({ value }) => ({ ...whole(value), kept: 1 }));
		between = momentRoot(groups, (n, rho) => spread * ((1 - rho) / n + rho), 1);
		const before = middle;
		middle = meanOf(groups, ({ n }) => 1 / ((1 - between) / n + between));
		if (Math.abs(middle - before) < 1e-12) break;
	}
	const spread = middle * (1 - middle);
	const posteriors = posteriorsOf(groups, middle, {
		within: (n) => (spread * (1 - between)) / n,
		between: spread * between,
	});
	return posteriors.map((posterior, at) => {
		const { value, kept, drawn, doubt } = posterior;
		const n = groups[at]?.n ?? 0;
		// n of its own and what the mean of all weighs, in answers.
		const answers = drawn === 0 ? n : n / kept;
		const variance = Math.min(
			(value * (1 - value)) / (answers + 1) + doubt,
			// A beta distribution has no more than this.
			value * (1 - value) * (1 - 1e-9),
		);
		if (variance <= 0) return { ...whole(value), kept };
		const size = (value * (1 - value)) / variance - 1;
		const [alpha, beta] = [value * size, (1 - value) * size];
		return {
			value,
			low: betaQuantile(0.025, alpha, beta),
			high: betaQuantile(0.975, alpha, beta),
			kept,
		};
	});
}

/**
 * Empirical Bayes for means, normal–normal: group i has θ_i ~ N(μ, τ²), and its mean y_i ~ N(θ_i, σ²/n_i).
 *
 * μ and τ² by moments: Σ w_i (y_i − μ)² = k − 1 with w_i = 1/(σ²/n_i + τ²), τ² ≥ 0 (Paule & Mandel 1982). Kept
 * of the own mean is 1 − B_i with B_i = (k − 3)/(k − 1) · (σ²/n_i)/(σ²/n_i + τ²); with groups of one size that is
 * the estimator of James and Stein (Efron & Morris, JASA 1975). Interval: ± 1.96 s_i, Morris, JASA 1983.
 *
 * @param variance σ² of one answer within the groups, in the square of their unit
 * @param range the estimates and intervals lie within
 * @returns in the order given; `null` for fewer than four groups
 */
export function shrinkMeans(
	groups: readonly Measured[],
	variance: number,
	range: { min: number; max: number },
): Shrunk[] | null {
	if (groups.length < leastGroups) return null;
	if (variance <= 0) return groups.map(({ value }) => ({ ...whole(value), kept: 1 }));
	const within = (n: number) => variance / n;
	const between = momentRoot(groups, (n, tau) => within(n) + tau, (range.max - range.min) ** 2);
	const middle = meanOf(groups, ({ n }) => 1 / (within(n) + between));
	return posteriorsOf(groups, middle, { within, between }).map(
		({ value, kept, drawn, doubt }, at) => {
			const own = within(groups[at]?.n ?? 1);
			const half = z95 * Math.sqrt(own * (1 - drawn) + doubt);
			return {
				value,
				low: Math.max(range.min, value - half),
				high: Math.min(range.max, value + half),
				kept,
			};
		},
	);
}

const mostRounds = 100;

const whole = (value: number) => ({ value, low: value, high: value });

function meanOf(groups: readonly Measured[], weigh: (group: Measured) => number): number {
	let [sum, weights] = [0, 0];
	for (const group of groups) {
		const weight = weigh(group);
		sum += weight * group.value;
		weights += weight;
	}
	return sum / weights;
}

/**
 * How much groups differ beyond chance: where their weighted squared distances are as many as they should be, k −
 * 1; 0 where chance alone scatters them as far. The sum falls as the answer grows.
 */
function momentRoot(
	groups: readonly Measured[],
	variance: (n: number, between: number) => number,
	most: number,
): number {
	const excess = (between: number): number => {
		const weigh = ({ n }: Measured) => 1 / variance(n, between);
		const middle = meanOf(groups, weigh);
		const sum = groups.reduce(
			(total, group) => total + weigh(group) * (group.value - middle) ** 2,
			0,
		);
		return sum - (groups.length - 1);
	};
	if (excess(0) <= 0) return 0;
	let [low, high] = [0, most];
	for (let round = 0; round < mostRounds; round += 1) {
		const half = (low + high) / 2;
		if (excess(half) > 0) low = half;
		else high = half;
	}
	return (low + high) / 2;
}

type Posterior = {
	value: number;
	kept: number;
	/** Share of the mean of all in it: 1 − kept. */
	drawn: number;
	/** Variance that comes from not knowing the mean of all and how much groups differ. */
	doubt: number;
};

/** Morris, JASA 1983: estimates and the part of their variance that naive empirical Bayes forgets. */
function posteriorsOf(
	groups: readonly Measured[],
	middle: number,
	{ within, between }: { within: (n: number) => number; between: number },
): Posterior[] {
	const k = groups.length;
	const factor = (k - 3) / (k - 1);
	let [weights, weighted] = [0, 0];
	for (const { n } of groups) {
		const weight = 1 / (within(n) + between);
		weights += weight;
		weighted += weight * within(n);
	}
	const typical = weighted / weights;
	return groups.map(({ value, n }) => {
		const total = within(n) + between;
		const drawn = factor * (within(n) / total);
		const ofMiddle = drawn ** 2 / weights;
		const ofBetween =
			((2 / (k - 3)) * drawn ** 2 * (value - middle) ** 2 * (typical + between)) / total;
		return {
			value: drawn * middle + (1 - drawn) * value,
			kept: 1 - drawn,
			drawn,
			doubt: ofMiddle + ofBetween,
		};
	});
}
