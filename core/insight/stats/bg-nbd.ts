import { logGamma } from './distributions';
import { atOnce, type InSteps } from './in-steps';
import { fitRhythms, type Rhythm, type WeighedRhythm } from './rhythm-fit';

/** Orders come at a rate that is spread as gamma(r, α); after each, somebody leaves for good: beta(a, b). */
export type BgNbd = { r: number; alpha: number; a: number; b: number; logLikelihood: number };

/**
 * Fits the BG/NBD model of customers without a contract (Fader, Hardie & Lee 2005).
 *
 * @param rhythms with a weight each where many are the same
 * @returns `null` where nobody has ordered again: nothing tells how often they do
 */
export const fitBgNbd = (rhythms: readonly WeighedRhythm[]): BgNbd | null =>
	atOnce(bgNbdInSteps(rhythms));

/** The same in steps, each of them one look at all customers. */
export function* bgNbdInSteps(rhythms: readonly WeighedRhythm[]): InSteps<BgNbd | null> {
	const found = yield* fitRhythms(rhythms, 2_000, ([r, alpha, a, b], one) =>
		logLikelihoodOf({ r, alpha, a, b }, one),
	);
	if (found === null) return null;
	const [r, alpha, a, b] = found.at;
	return { r, alpha: alpha * found.unit, a, b, logLikelihood: found.logLikelihood };
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

/**
 * Orders to be expected in a time to come, in the unit of the rhythms: the published formula (Fader, Hardie & Lee
 * 2005, equation 10) as the mean that it is, over the probabilities p of leaving after an order. Its series has no
 * value where all order or leave alike, since r, α, a or b is large there.
 */
export function expectedOrders(model: Parameters, rhythm: Rhythm, within: number): number {
	const { r, alpha, a, b } = model;
	const { repeats: x, age } = rhythm;
	const growth = within / (alpha + age);
	// Of somebody who has not left, at one p.
	const orders = (p: number) =>
		p === 0 ? (r + x) * growth : -Math.expm1(-(r + x) * Math.log1p(p * growth)) / p;
	return betaMean(a, b + x, orders) / (1 + oddsOfGone(model, rhythm));
}

/** Behind it p is 0 or 1, in logits. */
const farLogit = 50;

/**
 * The mean of a smooth function of p where p is spread as beta(a, b), by the trapezoidal rule over the logit of p:
 * the density is smooth there whatever a and b are, and falls off exponentially, which is what lies behind the ends.
 */
function betaMean(a: number, b: number, of: (p: number) => number): number {
	const peak = Math.log(a / b);
	const spread = Math.sqrt(1 / a + 1 / b);
	const first = Math.max(peak - 9 * spread - 40 / a, Math.min(peak, 0) - farLogit);
	const last = Math.min(peak + 9 * spread + 40 / b, Math.max(peak, 0) + farLogit);
	const parts = Math.ceil((last - first) / Math.min(spread / 2.5, 0.25));
	const step = (last - first) / parts;
	const top = densityOf(a, b, peak);
	const density = (logit: number) => Math.exp(densityOf(a, b, logit) - top);
	let [weight, sum] = [0, 0];
	const add = (share: number, value: number) => {
		weight += share;
		sum += share * value;
	};
	for (let at = 0; at <= parts; at += 1) {
		const logit = first + at * step;
		const isEnd = at === 0 || at === parts;
		add(density(logit) * step * (isEnd ? 0.5 : 1), of(1 / (1 + Math.exp(-logit))));
	}
	add(density(first) / a, of(1 / (1 + Math.exp(-first))));
	add(density(last) / b, of(1 / (1 + Math.exp(-last))));
	return sum / weight;
}

/** The logarithm of the density of beta(a, b) over the logit, but for what is the same everywhere. */
const densityOf = (a: number, b: number, logit: number): number =>
	logit < 0
		? a * logit - (a + b) * Math.log1p(Math.exp(logit))
		: -b * logit - (a + b) * Math.log1p(Math.exp(-logit));
