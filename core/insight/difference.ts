import { InputError } from '../model/errors';
import { type Interval, wilson, z95 } from './intervals';
import { normalTails, studentBeyond, studentTails } from './stats/distributions';
import { exactTails, isNearlyNormal } from './stats/exact-shares';

/** How many of how many. */
export type Share = { x: number; n: number };

/** Sums of `n` amounts, as a database gives them. */
export type Sums = { n: number; sum: number; sumSquares: number };

export type Difference = Interval & { difference: number };

/**
 * The difference of two shares and its 95 % interval from Wilson's two (Newcombe 1998, method 10).
 *
 * @throws InputError for counts that are none
 */
export function shareDifference(one: Share, other: Share, z = z95): Difference {
	const [first, second] = [wilson(one.x, one.n, z), wilson(other.x, other.n, z)];
	const [p, q] = [shareOf(one), shareOf(other)];
	const difference = p - q;
	return {
		difference,
		low: difference - Math.hypot(p - first.low, second.high - q),
		high: difference + Math.hypot(first.high - p, q - second.low),
	};
}

/** How many times the one share is of the other, with its 95 % interval; `null` where either is none. */
export function shareRatio(
	one: Share,
	other: Share,
	z = z95,
): (Interval & { ratio: number }) | null {
	if (one.x === 0 || other.x === 0) return null;
	const ratio = shareOf(one) / shareOf(other);
	const error = Math.sqrt(1 / one.x - 1 / one.n + 1 / other.x - 1 / other.n);
	return { ratio, low: ratio * Math.exp(-z * error), high: ratio * Math.exp(z * error) };
}

/**
 * How many times as high the odds of the one are as those of the other, with the 95 % interval (Woolf 1955);
 * `null` where one of the four counts is none.
 */
export function oddsRatio(
	one: Share,
	other: Share,
	z = z95,
): (Interval & { ratio: number }) | null {
	const counts = [one.x, one.n - one.x, other.x, other.n - other.x] as const;
	if (counts.some((count) => count <= 0)) return null;
	const [a, b, c, d] = counts;
	const ratio = (a * d) / (b * c);
	const error = Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d);
	return { ratio, low: ratio * Math.exp(-z * error), high: ratio * Math.exp(z * error) };
}

/** How many standard errors two shares lie apart if they were one; `null` where nothing differs. */
export function pooledZ(one: Share, other: Share): number | null {
	const pooled = shareOf({ x: one.x + other.x, n: one.n + other.n });
	const error = Math.sqrt(pooled * (1 - pooled) * (1 / one.n + 1 / other.n));
	return error > 0 ? (shareOf(one) - shareOf(other)) / error : null;
}

/**
 * How likely two shares lie as far apart, or farther, if they were one: by the pooled z, and where the normal curve
 * does not fit (few are expected, or a small group beside a large one at a share near 0 or 1) no less than by the
 * exact chance. Where one customer in twenty is displeased, the curve
 * takes three of ten for forty times rarer than they are.
 *
 * @returns `null` where nothing differs
 */
export function shareTails(one: Share, other: Share): number | null {
	const z = pooledZ(one, other);
	if (z === null) return null;
	const p = normalTails(z);
	return isNearlyNormal(one, other) ? p : Math.max(p, exactTails(one, other));
}

const shareOf = ({ x, n }: Share): number => (n === 0 ? 0 : x / n);

/** 80 % quantile of the normal distribution: a difference that is there is found four times of five. */
export const z80 = 0.8416212335729143;

/**
 * How many the second group needs for a difference of two shares to be found (two-sided, 5 %), as R's
 * `power.prop.test` has it for groups of one size.
 *
 * @param times so many times as large as the second the first group is
 * @param power quantile of the normal distribution; four of five unless given
 * @returns not rounded; `null` where the shares are one
 */
export function neededFor(p: number, q: number, times = 1, power = z80): number | null {
	if (p === q) return null;
	const mean = (times * p + q) / (times + 1);
	const together = (1 + 1 / times) * mean * (1 - mean);
	const apart = (p * (1 - p)) / times + q * (1 - q);
	return ((z95 * Math.sqrt(together) + power * Math.sqrt(apart)) / (p - q)) ** 2;
}

/**
 * How many the second group needs for a difference of two means, or of two Net Promoter Scores, to be found
 * (two-sided, 5 %, four times of five).
 *
 * @param variances of one amount, in the first group and in the second
 * @param times so many times as large as the second the first group is
 * @returns not rounded; `null` where nothing differs
 */
export function neededForMeans(
	difference: number,
	variances: readonly [number, number],
	times = 1,
): number | null {
	if (difference === 0) return null;
	const [first, second] = variances;
	return ((z95 + z80) ** 2 * (first / times + second)) / difference ** 2;
}

/**
 * The difference of two means and its 95 % interval: with unequal variances (Welch 1947), or with the variance of
 * both together (Student 1908) where that makes it less sure. By luck a few answers may be nearly all the same, and
 * their own variance would then say that they cannot be a few of the many.
 *
 * @returns `null` where a group has fewer than two amounts, or none of them differ
 * @throws InputError for sums that cannot be
 */
export function meanDifference(
	one: Sums,
	other: Sums,
): (Difference & { t: number; degrees: number; p: number }) | null {
	const [first, second] = [meanOf(one), meanOf(other)];
	if (first === null || second === null) return null;
	const error = Math.sqrt(first.error + second.error);
	if (error === 0) return null;
	const degrees =
		(first.error + second.error) ** 2 /
		(first.error ** 2 / (one.n - 1) + second.error ** 2 / (other.n - 1));
	const difference = first.mean - second.mean;
	const of = (spread: number, freedom: number) => {
		const t = difference / spread;
		const half = studentBeyond(0.05, freedom) * spread;
		return {
			difference,
			low: difference - half,
			high: difference + half,
			t,
			degrees: freedom,
			p: studentTails(t, freedom),
		};
	};
	const welch = of(error, degrees);
	const both = one.n + other.n - 2;
	const pooled =
		(first.error * one.n * (one.n - 1) + second.error * other.n * (other.n - 1)) / both;
	const student = of(Math.sqrt(pooled * (1 / one.n + 1 / other.n)), both);
	return student.high - student.low > welch.high - welch.low ? student : welch;
}

/** The variance of one amount; 0 where there are fewer than two. */
export function varianceOf({ n, sum, sumSquares }: Sums): number {
	// Rounding can leave a trace below zero where all amounts are equal.
	return n < 2 ? 0 : Math.max(0, (sumSquares - (sum * sum) / n) / (n - 1));
}

/** The mean and its squared standard error. */
function meanOf({ n, sum, sumSquares }: Sums): { mean: number; error: number } | null {
	if (!(Number.isInteger(n) && n >= 0 && Number.isFinite(sum) && sumSquares >= 0)) {
		throw new InputError(
			`A sum of ${sum} (squares ${sumSquares}) cannot come from ${n} amounts.`,
			'Give the number of amounts, their sum and the sum of their squares.',
		);
	}
	if (n < 2) return null;
	return { mean: sum / n, error: varianceOf({ n, sum, sumSquares }) / n };
}
