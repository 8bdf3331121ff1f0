import { logGamma } from './distributions';

/** How many of how many, in two groups. */
type Count = { x: number; n: number };

/** Below this an expected count is too small for a curve that knows no whole numbers (Cochran 1954). */
const fewestExpected = 5;
/** Beyond this the chances of the two sides are too unlike for a curve that has one shape on both. */
const mostSkewed = 0.1;

/**
 * Whether the normal curve says rightly how likely the counts of two groups are: not where few are expected, and
 * not where a small group stands beside a large one and nearly all (or nearly none) are counted.
 */
export function isNearlyNormal(one: Count, other: Count): boolean {
	const all = one.n + other.n;
	const counted = one.x + other.x;
	const left = all - counted;
	if (Math.min(one.n, other.n) * Math.min(counted, left) < fewestExpected * all) return false;
	const skewness =
		((left - counted) * (other.n - one.n) * Math.sqrt(all - 1)) /
		((all - 2) * Math.sqrt(one.n * other.n) * Math.sqrt(counted * left));
	return Math.abs(skewness) <= mostSkewed;
}

/**
 * How likely two shares lie as far apart or farther if they were one, given what was counted in both together:
 * the exact chance (Fisher 1935), of which what was seen itself counts half (mid-P: Lancaster 1961), and twice that
 * of the side on which it lies.
 *
 * @param one counts with 0 ≤ x ≤ n
 * @returns at most 1; 1 where nothing can differ
 */
export function exactTails(one: Count, other: Count): number {
	const all = one.n + other.n;
	const counted = one.x + other.x;
	const isAbove = one.x * other.n > other.x * one.n;
	const least = Math.max(0, counted - other.n);
	const most = Math.min(one.n, counted);
	let chance = Math.exp(
		choices(counted, one.x) + choices(all - counted, one.n - one.x) - choices(all, one.n),
	);
	let tail = chance / 2;
	// Away from what is expected chances fall: what is left is soon nothing.
	for (let x = one.x; isAbove ? x < most : x > least; x += isAbove ? 1 : -1) {
		const [rising, falling] = isAbove
			? [(counted - x) * (one.n - x), (x + 1) * (all - counted - one.n + x + 1)]
			: [x * (all - counted - one.n + x), (counted - x + 1) * (one.n - x + 1)];
		chance *= rising / falling;
		tail += chance;
		if (chance <= tail * 1e-15) break;
	}
	return Math.min(1, 2 * tail);
}

/** ln of the number of ways to choose. */
const choices = (from: number, many: number): number =>
	logGamma(from + 1) - logGamma(many + 1) - logGamma(from - many + 1);
