/** Customers are sorted into so many heaps; what is uncertain is found by drawing heaps anew. */
export const bucketCount = 128;

/** Which columns of a stored answer are what. */
export type Plan = {
	/** How many ratings a stored answer has. */
	width: number;
	/** Places of the drivers among them. */
	drivers: readonly number[];
	/** Place of what is explained; `null` = the headline score. */
	outcome: number | null;
	/** Places of how important and how good, for each pair. */
	pairs: ReadonlyArray<{ importance: number; quality: number }>;
};

/** Count, sum and sum of squares. */
export type Moments = { n: number; sum: number; sumSquares: number };

export type DriverSums = {
	plan: Plan;
	/** Numbers that a bucket takes: n, the sums, the products of each two (outcome last). */
	size: number;
	/** Of complete answers. */
	buckets: Float64Array;
	/** Answers in which at least one driver is rated. */
	rated: number;
	/** Of the drivers, each from all who rated it. */
	items: Moments[];
	/** Experience minus expectation, from all who rated both. */
	gaps: Moments[];
	/** Both sides, from the same. */
	sides: Array<{ importance: number; quality: number }>;
	/** Answers that are nobody's so far: each counts as a customer of its own. */
	nameless: number;
};

export const noSums = (plan: Plan): DriverSums => {
	const columns = plan.drivers.length + 1;
	const size = 1 + columns + (columns * (columns + 1)) / 2;
	const moments = (): Moments => ({ n: 0, sum: 0, sumSquares: 0 });
	return {
		plan,
		size,
		buckets: new Float64Array(bucketCount * size),
		rated: 0,
		items: plan.drivers.map(moments),
		gaps: plan.pairs.map(moments),
		sides: plan.pairs.map(() => ({ importance: 0, quality: 0 })),
		nameless: 0,
	};
};

/**
 * Adds an answer. One that lacks a driver or the outcome counts for the drivers it has, and for none of the
 * products.
 *
 * @param values ratings in the order of the set, `NaN` where there is none
 */
export function addAnswer(
	sums: DriverSums,
	values: Float64Array,
	headline: number,
	bucket: number,
): void {
	const { plan, buckets, items } = sums;
	const { drivers } = plan;
	let isComplete = true;
	let isRated = false;
	for (let at = 0; at < drivers.length; at++) {
		const value = values[drivers[at] ?? 0] ?? Number.NaN;
		const item = items[at];
		if (Number.isNaN(value) || !item) {
			isComplete = false;
			continue;
		}
		isRated = true;
		item.n += 1;
		item.sum += value;
		item.sumSquares += value * value;
	}
	if (isRated) sums.rated += 1;
	addGaps(sums, values);
	const outcome = plan.outcome === null ? headline : (values[plan.outcome] ?? Number.NaN);
	if (!isComplete || Number.isNaN(outcome)) return;
	let to = bucket * sums.size;
	buckets[to] = (buckets[to] ?? 0) + 1;
	to += 1;
	const columns = drivers.length + 1;
	for (let one = 0; one < columns; one++) {
		const x = one === drivers.length ? outcome : (values[drivers[one] ?? 0] ?? 0);
		buckets[to] = (buckets[to] ?? 0) + x;
		to += 1;
		for (let other = one; other < columns; other++) {
			const y = other === drivers.length ? outcome : (values[drivers[other] ?? 0] ?? 0);
			buckets[to] = (buckets[to] ?? 0) + x * y;
			to += 1;
		}
	}
}

function addGaps({ plan, gaps, sides }: DriverSums, values: Float64Array): void {
	for (let at = 0; at < plan.pairs.length; at++) {
		const pair = plan.pairs[at];
		const [gap, side] = [gaps[at], sides[at]];
		if (!pair || !gap || !side) continue;
		const importance = values[pair.importance] ?? Number.NaN;
		const quality = values[pair.quality] ?? Number.NaN;
		const difference = quality - importance;
		if (Number.isNaN(difference)) continue;
		gap.n += 1;
		gap.sum += difference;
		gap.sumSquares += difference * difference;
		side.importance += importance;
		side.quality += quality;
	}
}

/** All buckets together, or as often as each was drawn. */
export function together(sums: DriverSums, times: ArrayLike<number> | null = null): Float64Array {
	const { size, buckets } = sums;
	const all = new Float64Array(size);
	for (let bucket = 0; bucket < bucketCount; bucket++) {
		const often = times === null ? 1 : (times[bucket] ?? 0);
		if (often === 0) continue;
		const from = bucket * size;
		for (let at = 0; at < size; at++) all[at] = (all[at] ?? 0) + often * (buckets[from + at] ?? 0);
	}
	return all;
}
