import { InputError } from '../model/errors';
import type { Tally } from '../model/tally';

export type { Tally } from '../model/tally';

/** How many answers. */
export function sizeOf({ low, middle, high }: Tally): number {
	return low + middle + high;
}

/** Metric, scale and cut as one text: tallies with the same one may be added, others never. */
export function scaleKey({
	metric,
	scale,
	highFrom,
}: Pick<Tally, 'metric' | 'scale' | 'highFrom'>): string {
	return `${metric} ${scale.min}–${scale.max} ${scale.direction}, high from ${highFrom}`;
}

/**
 * Adds two tallies of one metric on one scale with one cut.
 *
 * @throws InputError for different metrics, scales or cuts: nothing is averaged across them
 */
export function addTallies(a: Tally, b: Tally): Tally {
	if (scaleKey(a) !== scaleKey(b)) {
		throw new InputError(
			`Answers of '${scaleKey(a)}' and '${scaleKey(b)}' cannot be added up.`,
			'Show each scale and cut as a row of its own.',
		);
	}
	return {
		metric: a.metric,
		scale: a.scale,
		highFrom: a.highFrom,
		low: a.low + b.low,
		middle: a.middle + b.middle,
		high: a.high + b.high,
		sum: a.sum + b.sum,
		sumSquares: a.sumSquares + b.sumSquares,
		values: a.values && b.values ? addValues([...a.values, ...b.values]) : null,
	};
}

function addValues(
	values: ReadonlyArray<{ value: number; count: number }>,
): Array<{ value: number; count: number }> {
	const counts = new Map<number, number>();
	for (const { value, count } of values) counts.set(value, (counts.get(value) ?? 0) + count);
	return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => a.value - b.value);
}
