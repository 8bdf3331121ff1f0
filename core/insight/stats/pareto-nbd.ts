import { logGamma } from './distributions';
import { atOnce, type InSteps } from './in-steps';
import { fitRhythms, type Rhythm, type WeighedRhythm } from './rhythm-fit';

/** Orders come at a rate that is spread as gamma(r, α); somebody may leave at any time, at a rate that is gamma(s, β). */
export type ParetoNbd = {
	r: number;
	alpha: number;
	s: number;
	beta: number;
	logLikelihood: number;
};

type Parameters = Omit<ParetoNbd, 'logLikelihood'>;

/** Looked up once: they are asked for millions of times. */
const { exp, log } = Math;

/**
 * Fits the Pareto/NBD model of customers without a contract (Schmittlein, Morrison & Colombo 1987): unlike BG/NBD it
 * doubts those who have ordered once, too.
 *
 * @param rhythms with a weight each where many are the same
 * @returns `null` where nobody has ordered again: nothing tells how often they do
 */
export const fitParetoNbd = (rhythms: readonly WeighedRhythm[]): ParetoNbd | null =>
	atOnce(paretoNbdInSteps(rhythms));

/** The same in steps, each of them one look at all customers. */
export function* paretoNbdInSteps(rhythms: readonly WeighedRhythm[]): InSteps<ParetoNbd | null> {
	const found = yield* fitRhythms(rhythms, 1_000, ([r, alpha, s, beta], one) =>
		logLikelihoodOf({ r, alpha, s, beta }, one),
	);
	if (found === null) return null;
	const { unit, logLikelihood } = found;
	const [r, alpha, s, beta] = found.at;
	return { r, alpha: alpha * unit, s, beta: beta * unit, logLikelihood };
}

function logLikelihoodOf(model: Parameters, rhythm: Rhythm): number {
	const { r, alpha, s, beta } = model;
	const { repeats: x, age } = rhythm;
	const rate = logGamma(r + x) - logGamma(r) + r * Math.log(alpha) + s * Math.log(beta);
	const there = -(r + x) * Math.log(alpha + age) - s * Math.log(beta + age);
	const gone = logOddsOfGone(model, rhythm);
	// log(1 + odds), of odds that may be larger than any number.
	return rate + there + Math.max(gone, 0) + Math.log1p(exp(-Math.abs(gone)));
}

/** Gauss–Legendre on [−1, 1], ten points: the places on one side with their weights (Abramowitz & Stegun 25.4). */
const places = [
	[0.1488743389816312, 0.2955242247147529],
	[0.4333953941292472, 0.2692667193099963],
	[0.6794095682990244, 0.219086362515982],
	[0.8650633666889845, 0.1494513491505806],
	[0.9739065285171717, 0.0666713443086881],
] as const;

/**
 * How many times as likely it is that they have left as that they have not, as a logarithm: of who ordered a hundred
 * times in a week and never again it is larger than any number. The published difference of two Gaussian
 * hypergeometric functions is the integral over the moment τ at which they left, of
 * s · ((α+T)/(α+τ))^(r+x) · ((β+T)/(β+τ))^s / (β+τ), which is positive all along, so that no digits are lost.
 */
function logOddsOfGone(
	{ r, alpha, s, beta }: Parameters,
	{ repeats: x, recency, age }: Rhythm,
): number {
	if (recency >= age) return -Infinity;
	// It falls off from the last order on, at first at this rate; so it is smooth over the logarithm of the time since.
	const scale = 1 / ((r + x) / (alpha + recency) + (s + 1) / (beta + recency));
	const whole = Math.log1p((age - recency) / scale);
	const parts = Math.ceil(whole / 2.5);
	const half = whole / parts / 2;
	const first = (r + x) * log(alpha + recency) + (s + 1) * log(beta + recency);
	// As a share of what it is at first, when it is largest.
	const at = (u: number): number => {
		const growth = exp(u);
		const since = recency + scale * (growth - 1);
		return growth * exp(first - (r + x) * log(alpha + since) - (s + 1) * log(beta + since));
	};
	let sum = 0;
	for (let part = 0; part < parts; part += 1) {
		const middle = (2 * part + 1) * half;
		for (const [place, weight] of places) {
			sum += weight * (at(middle - place * half) + at(middle + place * half));
		}
	}
	const top = (r + x) * log(alpha + age) + s * log(beta + age);
	return top - first + log(s * scale * half * sum);
}

/** The probability that somebody has not left, 0–1. */
export const probabilityThere = (model: Parameters, rhythm: Rhythm): number =>
	1 / (1 + exp(logOddsOfGone(model, rhythm)));

/** Orders to be expected in a time to come, in the unit of the rhythms (Fader & Hardie 2005, note 009). */
export function ordersToCome(model: Parameters, rhythm: Rhythm, within: number): number {
	const { r, alpha, s, beta } = model;
	const { repeats: x, age } = rhythm;
	const growth = Math.log1p(within / (beta + age));
	// (1 − e^(−(s−1)g)) / (s−1), which is g where s is 1.
	const time = Math.abs(s - 1) < 1e-9 ? growth : -Math.expm1((1 - s) * growth) / (s - 1);
	const rate = (r + x) / (alpha + age);
	return rate * (beta + age) * time * probabilityThere(model, rhythm);
}
