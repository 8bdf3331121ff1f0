import { logGamma } from './distributions';
import { atOnce, type InSteps } from './in-steps';
import { descent } from './nelder-mead';

/** What somebody has spent: how many orders, and their mean. */
export type Spending = { orders: number; mean: number };

export type GammaGamma = { p: number; q: number; v: number };

const farthest = 12;

/**
 * Fits the Gamma-Gamma model of what an order is worth (Fader & Hardie, note 025): who has ordered seldom is
 * drawn towards what all spend. It holds only where how much somebody spends does not hang on how often.
 *
 * @returns `null` with fewer than two customers, or where all have spent the same
 */
export const fitGammaGamma = (spendings: readonly Spending[]): GammaGamma | null =>
	atOnce(gammaGammaInSteps(spendings));

/** The same in steps, each of them one look at all customers. */
export function* gammaGammaInSteps(spendings: readonly Spending[]): InSteps<GammaGamma | null> {
	const known = spendings.filter(({ orders, mean }) => orders > 0 && mean > 0);
	const [first] = known;
	if (!first || known.every(({ mean }) => mean === first.mean)) return null;
	// In units of the mean, so that all parameters are of the size of 1.
	const unit = known.reduce((sum, { mean }) => sum + mean, 0) / known.length;
	const scaled = known.map(({ orders, mean }) => ({ orders, mean: mean / unit }));
	const { at } = yield* descent(
		(logs) => {
			if (logs.some((one) => Math.abs(one) > farthest)) return Infinity;
			const [p = 1, q = 1, v = 1] = logs.map(Math.exp);
			return -scaled.reduce((sum, one) => sum + logLikelihoodOf({ p, q, v }, one), 0);
		},
		[0, 0, 0],
		2_000,
	);
	const [p = 1, q = 1, v = 1] = at.map(Math.exp);
	return { p, q, v: v * unit };
}

function logLikelihoodOf({ p, q, v }: GammaGamma, { orders: x, mean: m }: Spending): number {
	const px = p * x;
	return (
		logGamma(px + q) -
		logGamma(px) -
		logGamma(q) +
		q * Math.log(v) +
		(px - 1) * Math.log(m) +
		px * Math.log(x) -
		(px + q) * Math.log(x * m + v)
	);
}

/** What an order of theirs is worth on the long run; `null` where the model has no mean. */
export function expectedWorth({ p, q, v }: GammaGamma, { orders, mean }: Spending): number | null {
	const below = p * orders + q - 1;
	return below > 0 ? (p * (v + orders * mean)) / below : null;
}

/** Pearson's correlation; `null` where one of them is the same everywhere, or there are fewer than three. */
export function correlation(pairs: ReadonlyArray<readonly [number, number]>): number | null {
	const n = pairs.length;
	if (n < 3) return null;
	const mean = (of: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[of], 0) / n;
	const [x, y] = [mean(0), mean(1)];
	let [xx, yy, xy] = [0, 0, 0];
	for (const [one, other] of pairs) {
		xx += (one - x) ** 2;
		yy += (other - y) ** 2;
		xy += (one - x) * (other - y);
	}
	return xx === 0 || yy === 0 ? null : xy / Math.sqrt(xx * yy);
}
