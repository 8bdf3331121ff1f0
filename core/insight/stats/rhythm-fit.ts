import type { InSteps } from './in-steps';
import { descent } from './nelder-mead';

/** What is known of how somebody orders, all times in one unit. */
export type Rhythm = {
	/** Orders after the first one. */
	repeats: number;
	/** From the first order to the last; 0 without repeats. */
	recency: number;
	/** From the first order until now. */
	age: number;
};

/** With a weight where many are the same. */
export type WeighedRhythm = Rhythm & { n?: number };

type Four = readonly [number, number, number, number];

/** How far from 1 a parameter is looked for, as a logarithm. */
const farthest = 12;

/**
 * Fits a model of four positive parameters to how people order, each step one look at all of them. Times are in units
 * of the mean age meanwhile, so that parameters of the size of time are of the size of 1, too.
 *
 * @param logLikelihoodOf of one rhythm, as a density over the moments of its orders
 * @returns the parameters in units of the mean age, and that age; `null` where nobody has ordered again: nothing tells
 *   how often they do
 */
export function* fitRhythms(
	rhythms: readonly WeighedRhythm[],
	mostSteps: number,
	logLikelihoodOf: (parameters: Four, rhythm: Rhythm) => number,
): InSteps<{ at: Four; unit: number; logLikelihood: number } | null> {
	if (!rhythms.some(({ repeats }) => repeats > 0)) return null;
	const n = rhythms.reduce((sum, one) => sum + (one.n ?? 1), 0);
	const unit = rhythms.reduce((sum, one) => sum + (one.n ?? 1) * one.age, 0) / n || 1;
	const scaled = rhythms.map((one) => ({
		n: one.n ?? 1,
		repeats: one.repeats,
		recency: one.recency / unit,
		age: one.age / unit,
	}));
	const parametersOf = ([a = 0, b = 0, c = 0, d = 0]: readonly number[]): Four => [
		Math.exp(a),
		Math.exp(b),
		Math.exp(c),
		Math.exp(d),
	];
	const { at, value } = yield* descent(
		(logs) => {
			if (logs.some((one) => Math.abs(one) > farthest)) return Infinity;
			const parameters = parametersOf(logs);
			return -scaled.reduce((sum, one) => sum + one.n * logLikelihoodOf(parameters, one), 0);
		},
		[0, 0, 0, 0],
		mostSteps,
	);
	// A density over time shrinks with its unit, once for each order.
	const repeats = scaled.reduce((sum, one) => sum + one.n * one.repeats, 0);
	return { at: parametersOf(at), unit, logLikelihood: -value - repeats * Math.log(unit) };
}
