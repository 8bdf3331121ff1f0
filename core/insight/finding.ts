import type { Interval } from './intervals';

/**
 * What may be said of a finding:
 *
 * - `unlikely_chance`: p < .05 after correction for all that is shown together
 * - `could_be_chance`: anything else that was tested
 * - `no_change`: a difference that rounds to nothing
 * - `too_few`: below the minimum n, or too little to test; nothing else is said then
 * - `ok`: a figure that nothing is tested about
 */
export const verdicts = [
	'unlikely_chance',
	'could_be_chance',
	'no_change',
	'too_few',
	'ok',
] as const;
export type Verdict = (typeof verdicts)[number];

/** What every item of an insight has. */
export type Finding = {
	/** One sentence, in the reader's language, true for these figures. */
	text: string;
	/** Answers (customers, cases) it stands on. */
	n: number;
	/** 95 %, in the unit of the figure; `null` where nothing can be said. */
	interval: Interval | null;
	verdict: Verdict;
	/** How it was reckoned, in a word of code: `wilson`, `newcombe`, `theil_sen`, … */
	method: string;
};

/**
 * The verdict on a difference.
 *
 * @param p after correction; `null` = could not be tested
 * @param isNothing whether the difference rounds to 0 as it is shown
 */
export function verdictOn(p: number | null, isEnough: boolean, isNothing = false): Verdict {
	if (!isEnough || p === null) return 'too_few';
	if (p < 0.05) return 'unlikely_chance';
	return isNothing ? 'no_change' : 'could_be_chance';
}

/**
 * The same of a difference in points, which are said as whole ones: what is said as none is no change, however many
 * answers prove that it is not exactly none.
 */
export function verdictOnPoints(p: number | null, isEnough: boolean, points: number): Verdict {
	const isNothing = Math.round(points) === 0;
	const verdict = verdictOn(p, isEnough, isNothing);
	return isNothing && verdict === 'unlikely_chance' ? 'no_change' : verdict;
}

/**
 * Nobody reads "unlikely to be chance" beside an interval that holds 0: where the test and the interval part by a hair,
 * the more careful of the two counts.
 */
export const besideInterval = (verdict: Verdict, interval: Interval | null): Verdict =>
	verdict === 'unlikely_chance' && interval !== null && interval.low <= 0 && interval.high >= 0
		? 'could_be_chance'
		: verdict;
