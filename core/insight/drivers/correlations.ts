/** How drivers go together with each other and with what they explain, from sums of products. */
export type Correlations = {
	n: number;
	means: number[];
	/** Of the drivers with each other: symmetric, 1 on the diagonal. */
	among: number[][];
	/** Of each driver with the outcome; 0 where either is constant. */
	with: number[];
	/** Places of the drivers that everybody rated alike. */
	constant: number[];
	isOutcomeConstant: boolean;
};

/**
 * @param all n, then for each column its sum and its products with itself and those after it (see `sums.ts`)
 * @param columns drivers and the outcome, which is the last
 */
export function correlationsOf(all: Float64Array, columns: number): Correlations {
	const n = all[0] ?? 0;
	const sums: number[] = [];
	const products: number[][] = Array.from({ length: columns }, () =>
		new Array<number>(columns).fill(0),
	);
	let from = 1;
	for (let one = 0; one < columns; one++) {
		sums.push(all[from] ?? 0);
		from += 1;
		for (let other = one; other < columns; other++) {
			set(products, one, other, all[from] ?? 0);
			from += 1;
		}
	}
	const means = sums.map((sum) => (n === 0 ? 0 : sum / n));
	const spread = (one: number, other: number) =>
		get(products, one, other) - (sums[one] ?? 0) * (means[other] ?? 0);
	// What rounding leaves of numbers that are all the same.
	const isConstant = (at: number) =>
		n < 2 || spread(at, at) <= 1e-11 * Math.max(1, get(products, at, at));
	const last = columns - 1;
	const constant = means.map((_, at) => isConstant(at));
	const deviations = means.map((_, at) => Math.sqrt(Math.max(0, spread(at, at))));
	const correlation = (one: number, other: number): number => {
		if (constant[one] || constant[other]) return 0;
		const found = spread(one, other) / ((deviations[one] ?? 1) * (deviations[other] ?? 1));
		return Math.max(-1, Math.min(1, found));
	};
	const among: number[][] = Array.from({ length: last }, () => new Array<number>(last).fill(0));
	for (let one = 0; one < last; one++) {
		for (let other = one; other < last; other++) {
			set(among, one, other, one === other ? 1 : correlation(one, other));
		}
	}
	return {
		n,
		means: means.slice(0, last),
		among,
		with: Array.from({ length: last }, (_, at) => correlation(at, last)),
		constant: Array.from({ length: last }, (_, at) => at).filter((at) => constant[at]),
		isOutcomeConstant: constant[last] ?? true,
	};
}

/** The part of some drivers, in their order. */
export function partOf(whole: Correlations, places: readonly number[]): Correlations {
	return {
		...whole,
		means: places.map((at) => whole.means[at] ?? 0),
		among: places.map((one) => places.map((other) => get(whole.among, one, other))),
		with: places.map((at) => whole.with[at] ?? 0),
		constant: places.flatMap((at, place) => (whole.constant.includes(at) ? [place] : [])),
	};
}

const get = (matrix: readonly number[][], row: number, column: number): number =>
	matrix[row]?.[column] ?? 0;

/** Both halves at once: what is symmetric but for rounding is refused by solvers. */
function set(matrix: number[][], row: number, column: number, value: number): void {
	const [upper, lower] = [matrix[row], matrix[column]];
	if (!upper || !lower) return;
	upper[column] = value;
	lower[row] = value;
}
