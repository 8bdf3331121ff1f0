import { logGamma } from './distributions';
import { atOnce, type InSteps } from './in-steps';
import { descent } from './nelder-mead';

/** How many were lost in each period of their time as customers, and how many are still there behind so many. */
export type Lifetimes = {
	/** `lost[0]`: within the first period. */
	lost: readonly number[];
	/** `still[t]`: there after `t` whole periods, and nobody knows for how much longer. */
	still: readonly number[];
};

export type ShiftedBetaGeometric = { alpha: number; beta: number; logLikelihood: number };

/** Beyond e^±12 the parameters of people who all behave alike run away, and nothing is gained by it. */
const farthest = 12;

/**
 * Fits the shifted beta-geometric model (Fader & Hardie 2007): each customer leaves with a probability of their
 * own at the end of each period, and these are spread as a beta distribution.
 *
 * @returns `null` where nothing can be fitted: nobody was lost, nobody stayed, or nobody was seen for more than one period
 */
export const fitShiftedBetaGeometric = (lifetimes: Lifetimes): ShiftedBetaGeometric | null =>
	atOnce(shiftedBetaGeometricInSteps(lifetimes));

/** The same in steps, each of them one look at all lifetimes. */
export function* shiftedBetaGeometricInSteps(
	lifetimes: Lifetimes,
): InSteps<ShiftedBetaGeometric | null> {
	const { lost, still } = lifetimes;
	const sum = (list: readonly number[]) => list.reduce((all, one) => all + one, 0);
	const stayed = sum(still.slice(1)) + sum(lost.slice(1));
	const periods = Math.max(
		lost.reduce((last, n, at) => (n > 0 ? at + 1 : last), 0),
		still.reduce((last, n, at) => (n > 0 ? at : last), 0),
	);
	if (sum(lost) === 0 || stayed === 0 || periods < 2) return null;
	const { at, value } = yield* descent(
		([a = 0, b = 0]) =>
			Math.max(Math.abs(a), Math.abs(b)) > farthest
				? Infinity
				: -likelihood(lifetimes, Math.exp(a), Math.exp(b)),
		[0, 0],
	);
	const [a = 0, b = 0] = at;
	return { alpha: Math.exp(a), beta: Math.exp(b), logLikelihood: -value };
}

function likelihood({ lost, still }: Lifetimes, alpha: number, beta: number): number {
	let all = 0;
	lost.forEach((n, period) => {
		if (n > 0)
			all +=
				n * (logSurvival(alpha, beta, period) + Math.log(alpha) - Math.log(alpha + beta + period));
	});
	still.forEach((n, periods) => {
		if (n > 0 && periods > 0) all += n * logSurvival(alpha, beta, periods);
	});
	return all;
}

/** ln B(α, β + t) − ln B(α, β). */
function logSurvival(alpha: number, beta: number, periods: number): number {
	return (
		logGamma(beta + periods) +
		logGamma(alpha + beta) -
		logGamma(beta) -
		logGamma(alpha + beta + periods)
	);
}

/** The share of customers who are still there after so many whole periods, 0–1. */
export const survivalAfter = (
	{ alpha, beta }: Pick<ShiftedBetaGeometric, 'alpha' | 'beta'>,
	periods: number,
): number => Math.exp(logSurvival(alpha, beta, periods));
