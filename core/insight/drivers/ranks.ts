import type { Interval } from '../intervals';

/** Places by size, the largest is 1; equal ones share the better place. */
export function ranksOf(values: readonly number[]): number[] {
	return values.map((value) => 1 + values.filter((other) => other > value + tiny).length);
}

/** Shares of R² that differ by less are the same. */
const tiny = 1e-12;

/**
 * Kendall's τ-b of two lists: 1 where they order everything alike, −1 where they order it the other way round.
 *
 * @returns `null` where either orders nothing
 */
export function kendall(one: readonly number[], other: readonly number[]): number | null {
	let [agreeing, inOne, inOther] = [0, 0, 0];
	for (let i = 0; i < one.length; i++) {
		for (let j = 0; j < i; j++) {
			const x = signOf((one[i] ?? 0) - (one[j] ?? 0));
			const y = signOf((other[i] ?? 0) - (other[j] ?? 0));
			agreeing += x * y;
			inOne += x * x;
			inOther += y * y;
		}
	}
	return inOne * inOther === 0 ? null : agreeing / Math.sqrt(inOne * inOther);
}

const signOf = (difference: number): number =>
	Math.abs(difference) <= tiny ? 0 : Math.sign(difference);

/** Two ways of weighing say the same: the same first, and order all else much alike. */
export function agreementOf(
	one: readonly number[],
	other: readonly number[],
): { agree: boolean; tau: number | null } {
	const tau = kendall(one, other);
	const top = (weights: readonly number[]) => firstOf(ranksOf(weights));
	const alike = one.length < 2 || tau === null ? true : tau >= 0.8;
	return { agree: alike && top(one) === top(other), tau };
}

const firstOf = (ranks: readonly number[]): string =>
	ranks.flatMap((rank, at) => (rank === 1 ? [at] : [])).join();

/** The middle 95 % of what was drawn. */
export function middleOf(drawn: readonly number[]): Interval | null {
	if (drawn.length === 0) return null;
	const sorted = [...drawn].sort((a, b) => a - b);
	const last = sorted.length - 1;
	const low = sorted[Math.floor(0.025 * last)] ?? 0;
	return { low, high: sorted[Math.ceil(0.975 * last)] ?? 0 };
}
