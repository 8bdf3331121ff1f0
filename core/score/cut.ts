import { SetupError } from '../model/errors';
import type { Metric, Scale } from '../model/metric';

/**
 * Where the levels of a metric part. CSI: both in percent. CSAT: `highFrom` is the first satisfied
 * rating on the scale itself, counted from the bad end; `lowBelow` is `null`, since low is the lower
 * third whatever counts as satisfied. Other metrics have none of their own.
 */
export type Cuts = { lowBelow: number | null; highFrom: number };

export const defaultCsiCuts = { lowBelow: 60, highFrom: 80 } as const satisfies Cuts;

/** Scales of at most so many steps are rated step by step; longer ones are percents. */
const mostSteps = 11;

const isStepped = ({ min, max }: Scale): boolean =>
	Number.isInteger(min) && Number.isInteger(max) && max - min < mostSteps;

/** Kept to four decimals, so that a cut that was stored and one that is worked out are the same. */
const kept = (value: number): number => Math.round(value * 1e4) / 1e4;

/** So much of the way from the bad end to the good one, on the scale. */
function at({ min, max, direction }: Scale, share: number): number {
	return direction === 'higher_is_better' ? min + share * (max - min) : max - share * (max - min);
}

/** The rating from which on the upper third of a scale begins: 5 on 1–7, 4 on 1–5, 66⅔ on 0–100. */
export function upperThird(scale: Scale): number {
	const third = kept(at(scale, 2 / 3));
	if (!isStepped(scale)) return third;
	return scale.direction === 'higher_is_better' ? Math.ceil(third) : Math.floor(third);
}

/**
 * The rating from which on a customer counts as satisfied unless a survey says otherwise: the top two
 * boxes, the form in which CSAT is reported. Its reference is 4–5 on 1–5, where "satisfied" and "very
 * satisfied" are the two best of five; the same two boxes are 6–7 on 1–7 and 9–10 on 1–10. Three of
 * seven or four of ten, which some tools count, give a higher share on the same answers.
 *
 * Scales of three steps and fewer have one good one (happy, neutral, unhappy; yes, no). Percents have
 * no boxes: there it is the upper third.
 */
export function usualSatisfiedFrom(scale: Scale): number {
	if (!isStepped(scale)) return upperThird(scale);
	const boxes = scale.max - scale.min >= 3 ? 2 : 1;
	return scale.direction === 'higher_is_better' ? scale.max - boxes + 1 : scale.min + boxes - 1;
}

/**
 * The rating from which on, towards the good end, a rating of the metric is of the level high.
 *
 * @param cuts `null` = the usual ones
 * @throws SetupError for a CSAT cut that is not on the scale, or at its bad end
 */
export function highFromOf(metric: Metric, scale: Scale, cuts: Cuts | null): number {
	switch (metric) {
		case 'nps':
			return 9;
		case 'csi':
			return kept(at(scale, (cuts ?? defaultCsiCuts).highFrom / 100));
		case 'ces':
			return upperThird(scale);
		case 'csat':
			return cuts ? satisfiedFrom(scale, cuts.highFrom) : usualSatisfiedFrom(scale);
	}
}

function satisfiedFrom(scale: Scale, from: number): number {
	const worst = scale.direction === 'higher_is_better' ? scale.min : scale.max;
	if (from >= scale.min && from <= scale.max && from !== worst) return kept(from);
	throw new SetupError(
		`"Satisfied from ${from}" parts nothing on the scale ${scale.min}–${scale.max}.`,
		`Name a rating of the scale other than ${worst}, its bad end.`,
	);
}

/** Whether a value lies at a cut or beyond it, towards the good end. */
export function reaches(value: number, cut: number, { direction }: Scale): boolean {
	// A percent that was reckoned from a mean may miss its cut by less than rounding.
	const beyond = direction === 'higher_is_better' ? value - cut : cut - value;
	return beyond >= -1e-9;
}

/** The ratings of the level high as people write them: `4–5`, `3`, `1–3` where lower is better. */
export function highRange({ min, max, direction }: Scale, highFrom: number): string {
	const [from, until] = direction === 'higher_is_better' ? [highFrom, max] : [min, highFrom];
	return from === until ? String(from) : `${from}–${until}`;
}
