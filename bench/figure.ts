/** The middle of some measurements and how far they lie apart. */
export type Figure = { median: number; min: number; max: number; rounds: number[] };

/** The median; the mean of the two middle ones of an even number. NaN for none. */
export function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	const upper = sorted[middle] ?? Number.NaN;
	return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** A figure from its rounds, to four significant digits. */
export function figureOf(rounds: readonly number[]): Figure {
	return {
		median: rounded(median(rounds)),
		min: rounded(Math.min(...rounds)),
		max: rounded(Math.max(...rounds)),
		rounds: rounds.map(rounded),
	};
}

export function rounded(value: number): number {
	return Number.isFinite(value) ? Number(value.toPrecision(4)) : value;
}

/** `1.04 (0.98–1.11)` */
export function spoken({ median: middle, min, max }: Figure): string {
	return `${middle} (${min}–${max})`;
}

/**
 * The order of two sides in a round: who goes first changes from round to round, so that neither has
 * the warmer or the quieter machine throughout.
 */
export function alternately<T>(round: number, one: T, other: T): [T, T] {
	return round % 2 === 0 ? [one, other] : [other, one];
}
