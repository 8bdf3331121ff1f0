import { chiSquareTail } from './distributions';

/** A series with a value for each step; `null` is a gap. */
export type Series = ReadonlyArray<number | null>;

export type Decomposition = {
	/** Centred moving average over a season; `null` at the ends and beside gaps. */
	trend: Array<number | null>;
	/** What each place of a season adds, by place; they add up to 0. */
	figure: number[];
	/** The series without it. */
	rest: Array<number | null>;
};

/**
 * Classical additive decomposition by a centred moving average, as R's `decompose` does it (Kendall & Stuart
 * 1983, vol. 3, pp. 410–414). A gap leaves the average beside it out, and stays a gap.
 *
 * @param length steps of a season, 2 or more
 * @returns `null` for fewer values than two seasons have, or where a place of the season cannot be told
 */
export function decompose(series: Series, length: number): Decomposition | null {
	if (series.filter((value) => value !== null).length < 2 * length) return null;
	const trend = series.map((_, at) => averageAround(series, at, length));
	const places = Array.from({ length }, () => ({ sum: 0, n: 0 }));
	series.forEach((value, at) => {
		const place = places[at % length];
		const level = trend[at] ?? null;
		if (!place || value === null || level === null) return;
		place.sum += value - level;
		place.n += 1;
	});
	if (places.some(({ n }) => n === 0)) return null;
	const raw = places.map(({ sum, n }) => sum / n);
	const mean = raw.reduce((sum, one) => sum + one, 0) / length;
	const figure = raw.map((one) => one - mean);
	const rest = series.map((value, at) =>
		value === null ? null : value - (figure[at % length] ?? 0),
	);
	return { trend, figure, rest };
}

/** Over a season around a step; where it has an even number of steps, the outermost two count half. */
function averageAround(series: Series, at: number, length: number): number | null {
	const half = Math.floor(length / 2);
	const edge = length % 2 === 0 ? 0.5 : 1;
	let sum = 0;
	for (let near = at - half; near <= at + half; near += 1) {
		const value = series[near] ?? null;
		if (value === null) return null;
		sum += value * (Math.abs(near - at) === half ? edge : 1);
	}
	return sum / length;
}

/**
 * Friedman's test (1937, ties corrected) of whether places of a season differ in the same way season after
 * season. Seasons with a gap are left out.
 *
 * @returns p; `null` for fewer than two whole seasons
 */
export function seasonTest(series: Series, length: number): number | null {
	const seasons: number[][] = [];
	for (let from = 0; from + length <= series.length; from += length) {
		const values = series.slice(from, from + length).filter((value) => value !== null);
		if (values.length === length) seasons.push(values);
	}
	if (seasons.length < 2) return null;
	const sums = new Array<number>(length).fill(0);
	let ties = 0;
	for (const values of seasons) {
		const { ranks, tied } = ranksOf(values);
		ranks.forEach((rank, at) => (sums[at] = (sums[at] ?? 0) + rank));
		ties += tied;
	}
	const b = seasons.length;
	const correction = 1 - ties / (b * length * (length * length - 1));
	if (correction <= 0) return 1;
	const squares = sums.reduce((sum, one) => sum + one * one, 0);
	const statistic = (12 * squares) / (b * length * (length + 1)) - 3 * b * (length + 1);
	return chiSquareTail(statistic / correction, length - 1);
}

function ranksOf(values: readonly number[]): { ranks: number[]; tied: number } {
	let tied = 0;
	const ranks = values.map((value) => {
		const below = values.filter((other) => other < value).length;
		const equal = values.filter((other) => other === value).length;
		// Σ(t³ − t) over ties is Σ(t² − 1) over their members.
		tied += equal * equal - 1;
		return below + (equal + 1) / 2;
	});
	return { ranks, tied };
}
