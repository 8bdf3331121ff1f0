import { type Interval, wilson, z95 } from '../intervals';

/** So many with one predicted probability (or score), and how many of them it happened to. */
export type Predicted = { score: number; n: number; happened: number };

/**
 * The probability that somebody it happened to had a higher score than somebody it did not happen to, ties counted
 * half (the area under the ROC curve), with the 95 % interval of DeLong, DeLong & Clarke-Pearson (1988).
 *
 * @returns `null` where it happened to nobody, or to all
 */
export function discrimination(
	predicted: readonly Predicted[],
): (Interval & { area: number }) | null {
	const levels = byScore(predicted);
	const positives = levels.reduce((sum, one) => sum + one.happened, 0);
	const negatives = levels.reduce((sum, one) => sum + one.n - one.happened, 0);
	if (positives === 0 || negatives === 0) return null;
	// Of each level: the share of the others that lie below it, ties counted half.
	let [lostBelow, keptBelow] = [0, 0];
	const places = levels.map(({ n, happened }) => {
		const kept = n - happened;
		const place = {
			happened,
			kept,
			ofKept: (keptBelow + kept / 2) / negatives,
			ofLost: 1 - (lostBelow + happened / 2) / positives,
		};
		lostBelow += happened;
		keptBelow += kept;
		return place;
	});
	const area = places.reduce((sum, one) => sum + one.happened * one.ofKept, 0) / positives;
	const variance = (of: (one: (typeof places)[number]) => [number, number], n: number) =>
		n < 2
			? 0
			: places.reduce((sum, one) => {
					const [count, value] = of(one);
					return sum + count * (value - area) ** 2;
				}, 0) /
				(n - 1) /
				n;
	const half =
		z95 *
		Math.sqrt(
			variance((one) => [one.happened, one.ofKept], positives) +
				variance((one) => [one.kept, one.ofLost], negatives),
		);
	return { area, low: Math.max(0, area - half), high: Math.min(1, area + half) };
}

/** One part of a calibration table: what was predicted, and what came. */
export type Calibrated = { predicted: number; observed: number; n: number; interval: Interval };

/**
 * What was predicted beside what came, in parts of about equal size from the lowest prediction to the highest; who
 * has the same prediction is in the same part, so there may be fewer parts.
 */
export function calibration(predicted: readonly Predicted[], parts = 10): Calibrated[] {
	const levels = byScore(predicted);
	const n = levels.reduce((sum, one) => sum + one.n, 0);
	const table: Array<{ sum: number; happened: number; n: number }> = [];
	let before = 0;
	let part = -1;
	for (const { score, n: count, happened } of levels) {
		// By its middle: a level that fills two parts is in the one in which most of it lies.
		const own = Math.min(parts - 1, Math.floor((parts * (before + count / 2)) / n));
		if (own !== part) table.push({ sum: 0, happened: 0, n: 0 });
		part = own;
		const row = table.at(-1);
		if (row) {
			row.sum += score * count;
			row.happened += happened;
			row.n += count;
		}
		before += count;
	}
	return table.map((row) => ({
		predicted: row.sum / row.n,
		observed: row.happened / row.n,
		n: row.n,
		interval: wilson(row.happened, row.n),
	}));
}

function byScore(predicted: readonly Predicted[]): Predicted[] {
	const levels = new Map<number, Predicted>();
	for (const { score, n, happened } of predicted) {
		if (n === 0) continue;
		const known = levels.get(score) ?? { score, n: 0, happened: 0 };
		levels.set(score, { score, n: known.n + n, happened: known.happened + happened });
	}
	return [...levels.values()].sort((a, b) => a.score - b.score);
}
