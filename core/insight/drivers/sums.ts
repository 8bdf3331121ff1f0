/** Customers are sorted into so many heaps; what is uncertain is found by drawing heaps anew. */
export const bucketCount = 128;

/** Which columns of a stored answer are what. */
export type Plan = {
	/** How many ratings a stored answer has. */
	width: number;
	/** The scale of each; a rating beyond its own is none. Left out = any that a scale can have. */
	scales?: ReadonlyArray<{ min: number; max: number }>;
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
	/** Incomplete answers in which at least one driver is rated. */
	incomplete: number;
	/** Of the drivers, each from the incomplete answers in which it is rated. */
	partial: Moments[];
	/** Experience minus expectation, from all who rated both. */
	gaps: Moments[];
	/** Both sides, from the same. */
	sides: Array<{ importance: number; quality: number }>;
	/** Answers that are nobody's so far: each counts as a customer of its own. */
	nameless: number;
	/** Places of the drivers, and room for an answer's: a million answers make no million lists. */
	places: Int32Array;
	row: Float64Array;
};

export const noSums = (plan: Plan): DriverSums => {
	const columns = plan.drivers.length + 1;
	const size = 1 + columns + (columns * (columns + 1)) / 2;
	const moments = (): Moments => ({ n: 0, sum: 0, sumSquares: 0 });
	return {
		plan,
		size,
		buckets: new Float64Array(bucketCount * size),
		incomplete: 0,
		partial: plan.drivers.map(moments),
		gaps: plan.pairs.map(moments),
		sides: plan.pairs.map(() => ({ importance: 0, quality: 0 })),
		nameless: 0,
		places: Int32Array.from(plan.drivers),
		row: new Float64Array(columns),
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
	const { plan, row, places } = sums;
	const last = places.length;
	// `NaN` in anything makes the sum of all one.
	let all = 0;
	for (let at = 0; at < last; at++) {
		const value = values[places[at] ?? 0] ?? Number.NaN;
		row[at] = value;
		all += value;
	}
	const outcome = plan.outcome === null ? headline : (values[plan.outcome] ?? Number.NaN);
	row[last] = outcome;
	if (plan.pairs.length > 0) addGaps(sums, values);
	if (Number.isNaN(all + outcome)) addPart(sums);
	else addProducts(sums, bucket * sums.size);
}

/** Complete answers are counted by their products alone. */
function addPart(sums: DriverSums): void {
	const { row, partial } = sums;
	let isRated = false;
	for (const [at, item] of partial.entries()) {
		const value = row[at] ?? Number.NaN;
		if (Number.isNaN(value)) continue;
		isRated = true;
		item.n += 1;
		item.sum += value;
		item.sumSquares += value * value;
	}
	if (isRated) sums.incomplete += 1;
}

function addProducts({ buckets, row }: DriverSums, from: number): void {
	const columns = row.length;
	let to = from;
	buckets[to] = (buckets[to] ?? 0) + 1;
	to += 1;
	for (let one = 0; one < columns; one++) {
		const x = row[one] ?? 0;
		buckets[to] = (buckets[to] ?? 0) + x;
		to += 1;
		for (let other = one; other < columns; other++) {
			buckets[to] = (buckets[to] ?? 0) + x * (row[other] ?? 0);
			to += 1;
		}
	}
}

/** Answers in which a driver is rated, and each driver from all who rated it. */
export function ratedIn(sums: DriverSums): { rated: number; items: Moments[] } {
	const all = together(sums);
	const n = all[0] ?? 0;
	let from = 1;
	const items = sums.partial.map((part, at): Moments => {
		const item = {
			n: part.n + n,
			sum: part.sum + (all[from] ?? 0),
			sumSquares: part.sumSquares + (all[from + 1] ?? 0),
		};
		from += 1 + sums.row.length - at;
		return item;
	});
	return { rated: sums.incomplete + n, items };
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
		const own = buckets.subarray(bucket * size, (bucket + 1) * size);
		for (let at = 0; at < size; at++) all[at] = (all[at] ?? 0) + often * (own[at] ?? 0);
	}
	return all;
}
