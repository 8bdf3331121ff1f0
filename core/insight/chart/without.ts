import { type Baseline, type ChartKind, type Counted, isBeyond, valueOf } from './control-limits';

/** What one group of a field has to do with a bucket, e.g. the touchpoint ‘Delivery’. */
export type Part<Field extends string = string> = Counted & { field: Field; group: string };

export type Without<Field extends string = string> = {
	field: Field;
	group: string;
	/** Of the bucket without the group, in the unit of the chart. */
	value: number;
	n: number;
};

/**
 * The one group without which a bucket would lie within its limits: the one that leaves it nearest to the
 * centre. This is arithmetic, and no cause.
 *
 * @param whole of `xmr` the sum of all values, and `parts` likewise, so that means can be told apart
 * @param minimumN what is left must have so many answers, and the group as well: of a smaller one the two values
 *   would say what each of its few has answered
 * @returns `null` where no single group explains it
 */
export function withoutOne<Field extends string>(
	kind: ChartKind,
	baseline: Baseline,
	{ whole, parts }: { whole: Counted; parts: ReadonlyArray<Part<Field>> },
	minimumN: number,
): Without<Field> | null {
	let best: (Without<Field> & { distance: number }) | null = null;
	for (const { field, group, x, n } of parts) {
		const sums = { x: whole.x - x, n: whole.n - n };
		if (kind !== 'c' && Math.min(n, sums.n) < Math.max(1, minimumN)) continue;
		if (x === 0 && n === 0) continue;
		const rest = kind === 'xmr' ? { x: sums.x / sums.n, n: sums.n } : sums;
		if (isBeyond(kind, baseline, rest) !== null) continue;
		const value = valueOf(kind, rest);
		const distance = Math.abs(value - baseline.centre);
		if (best === null || distance < best.distance)
			best = { field, group, value, n: rest.n, distance };
	}
	if (best === null) return null;
	const { distance: _, ...found } = best;
	return found;
}
