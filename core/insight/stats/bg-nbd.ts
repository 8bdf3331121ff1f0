import { logGamma } from './distributions';
import { atOnce, type InSteps } from './in-steps';
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

/** Orders come at a rate that is spread as gamma(r, α); after each, somebody leaves for good: beta(a, b). */
export type BgNbd = { r: number; alpha: number; a: number; b: number; logLikelihood: number };

const farthest = 12;

/**
 * Fits the BG/NBD model of customers without a contract (Fader, Hardie & Lee 2005).
 *
 * @param rhythms with a weight each where many are the same
 * @returns `null` where nobody has ordered again: nothing tells how often they do
 */
export const fitBgNbd = (rhythms: ReadonlyArray<Rhythm & { n?: number }>): BgNbd | null =>
	atOnce(bgNbdInSteps(rhythms));

/** The same in steps, each of them one look at all customers. */
export function* bgNbdInSteps(
	rhythms: ReadonlyArray<Rhythm & { n?: number }>,
): InSteps<BgNbd | null> {
	if (!rhythms.some(({ repeats }) => repeats > 0)) return null;
	const n = rhythms.reduce((sum, one) => sum + (one.n ?? 1), 0);
	// In units of the mean age, so that α is of the size of 1, too.
	const unit = rhythms.reduce((sum, one) => sum + (one.n ?? 1) * one.age, 0) / n || 1;
	const scaled = rhythms.map((one) => ({
		n: one.n ?? 1,
		repeats: one.repeats,
		recency: one.recency / unit,
		age: one.age / unit,
	}));
	const { at, value } = yield* descent(
		(logs) => {
			if (logs.some((one) => Math.abs(one) > farthest)) return Infinity;
			const [r = 1, alpha = 1, a = 1, b = 1] = logs.map(Math.exp);
			return -scaled.reduce(
				(sum, one) => sum + one.n * logLikelihoodOf({ r, alpha, a, b }, one),
				0,
			);
		},
		[0, 0, 0, 0],
		2_000,
	);
	const [r = 1, alpha = 1, a = 1, b = 1] = at.map(Math.exp);
	// A density over time shrinks with its unit, once for each order.
	const repeats = scaled.reduce((sum, one) => sum + one.n * one.repeats, 0);
	return { r, alpha: alpha * unit, a, b, logLikelihood: -value - repeats * Math.log(unit) };
}

type Parameters = Omit<BgNbd, 'logLikelihood'>;

function logLikelihoodOf(
	{ r, alpha, a, b }: Parameters,
	{ repeats: x, recency, age }: Rhythm,
): number {
	const start = logGamma(r + x) - logGamma(r) + r * Math.log(alpha);
	const stayed = logGamma(a + b) + logGamma(b + x) - logGamma(b) - logGamma(a + b + x);
	const alive = -(r + x) * Math.log(alpha + age);
	if (x === 0) return start + stayed + alive;
	const gone = Math.log(a) - Math.log(b + x - 1) - (r + x) * Math.log(alpha + recency);
	const most = Math.max(alive, gone);
	return start + stayed + most + Math.log(Math.exp(alive - most) + Math.exp(gone - most));
}

/** How many times as likely it is that they have left as that they have not. */
function oddsOfGone({ r, alpha, a, b }: Parameters, { repeats: x, recency, age }: Rhythm): number {
	if (x === 0) return 0;
	return (
		(a / (b + x - 1)) * Math.exp((r + x) * (Math.log(alpha + age) - Math.log(alpha + recency)))
	);
}

/** The probability that somebody will order again some day, 0–1. Of one order alone the model believes it. */
export const probabilityAlive = (model: Parameters, rhythm: Rhythm): number =>
	1 / (1 + oddsOfGone(model, rhythm));

/** Orders to be expected in a time to come, in the unit of the rhythms. */
export function expectedOrders(model: Parameters, rhythm: Rhythm, within: number): number {
	const { r, alpha, b } = model;
	// The formula divides by a − 1, and its other factor is 0 there.
	const a = Math.abs(model.a - 1) < 1e-6 ? 1 + 1e-6 : model.a;
	const { repeats: x, age } = rhythm;
	const z = within / (alpha + age + within);
	// Euler's transformation of the published formula: its series falls where that one's grows.
	const series = hypergeometric(a + b - 1 - r, a - 1, a + b + x - 1, z);
	const left = 1 - Math.exp((a - 1) * Math.log1p(-z)) * series;
	return Math.max(0, (((a + b + x - 1) / (a - 1)) * left) / (1 + oddsOfGone(model, rhythm)));
}

/** Gauss's series ₂F₁(a, b; c; z), 0 ≤ z < 1. */
function hypergeometric(a: number, b: number, c: number, z: number): number {
	let term = 1;
	let sum = 1;
	for (let n = 0; n < 20_000; n += 1) {
		term *= (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z;
		sum += term;
		if (Math.abs(term) < 1e-13 * Math.abs(sum)) break;
	}
	return sum;
}
