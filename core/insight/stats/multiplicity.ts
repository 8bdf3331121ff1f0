/**
 * P-values corrected for how many were looked at together (Holm 1979): the chance of even one false alarm
 * stays below the level.
 *
 * @returns in the order given; never below the p-value itself, at most 1
 */
export function holm(values: readonly number[]): number[] {
	let most = 0;
	return stepped(values, (p, rank, m) => {
		most = Math.max(most, (m - rank) * p);
		return Math.min(1, most);
	});
}

/**
 * P-values corrected so that of those called findings the expected share of false ones stays below the level
 * (Benjamini & Hochberg 1995).
 *
 * @param tests where more were made: those that are left out have larger p-values than all of these
 * @returns in the order given, at most 1
 */
export function benjaminiHochberg(
	values: readonly number[],
	tests: number = values.length,
): number[] {
	const order = ascending(values);
	const corrected = new Array<number>(values.length).fill(1);
	let least = 1;
	for (let rank = order.length - 1; rank >= 0; rank -= 1) {
		const at = order[rank] ?? 0;
		least = Math.min(least, ((values[at] ?? 1) * tests) / (rank + 1));
		corrected[at] = least;
	}
	return corrected;
}

/** From so many tests on false alarms are counted as a share of the findings. */
export const mostForHolm = 10;

/** Which correction belongs to so many tests: Holm's up to ten, Benjamini and Hochberg's above. */
export function corrected(values: readonly number[]): { method: 'holm' | 'bh'; values: number[] } {
	return values.length <= mostForHolm
		? { method: 'holm', values: holm(values) }
		: { method: 'bh', values: benjaminiHochberg(values) };
}

function ascending(values: readonly number[]): number[] {
	return values.map((_, at) => at).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
}

function stepped(
	values: readonly number[],
	next: (p: number, rank: number, m: number) => number,
): number[] {
	const result = new Array<number>(values.length).fill(1);
	ascending(values).forEach((at, rank) => {
		result[at] = next(values[at] ?? 1, rank, values.length);
	});
	return result;
}
