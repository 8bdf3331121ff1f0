import { InputError, SetupError } from '../model/errors';
import type { Band, Level, Metric, Scale, Score } from '../model/metric';
import { percentOf, positionOn } from './scale';

/** Cut points of a CSI in percent: dissatisfied below `lowBelow`, satisfied from `highFrom` on. */
export type Cuts = { lowBelow: number; highFrom: number };

export const defaultCsiCuts: Cuts = { lowBelow: 60, highFrom: 80 };

const bandsOf: Record<Metric, Record<Level, Band>> = {
	csat: { low: 'dissatisfied', middle: 'neutral', high: 'satisfied' },
	nps: { low: 'detractor', middle: 'passive', high: 'promoter' },
	ces: { low: 'hard', middle: 'neutral', high: 'easy' },
	csi: { low: 'dissatisfied', middle: 'neutral', high: 'satisfied' },
};

/** Shares that differ by less than rounding are the same. */
const epsilon = 1e-9;

/**
 * Scores one rating: its percent, the metric's band and the level.
 *
 * - NPS: 0–6 detractor, 7–8 passive, 9–10 promoter, on 0–10 and on nothing else.
 * - CSAT and CES: the *thirds* rule. The upper third of the scale is satisfied (easy), the lower
 *   third dissatisfied (hard), the rest neutral, so that one rule gives the usual cuts:
 *
 *   | scale | low | middle | high |
 *   |---|---|---|---|
 *   | 1–3 | 1 | 2 | 3 |
 *   | 1–4 | 1–2 | | 3–4 |
 *   | 1–5 | 1–2 | 3 | 4–5 |
 *   | 1–7 | 1–3 | 4 | 5–7 |
 *   | 1–10 | 1–4 | 5–6 | 7–10 |
 *   | 0–10 | 0–3 | 4–6 | 7–10 |
 *   | 0–100 | up to 33⅓ | between | from 66⅔ |
 *
 *   Where lower is better the scale is mirrored: effort 1–3 of 7 is easy.
 * - CSI: by `cuts` on its percent, below 60 low and from 80 on high unless set otherwise.
 *
 * @param cuts for CSI only; `null` means the default
 * @throws InputError for a value outside the scale, or a fraction as NPS
 * @throws SetupError for an impossible scale, NPS on another scale than 0–10, or impossible cuts
 */
export function score(metric: Metric, value: number, scale: Scale, cuts?: Cuts | null): Score {
	const share = positionOn(scale, value);
	const level = levelOf(metric, value, share, scale, cuts ?? defaultCsiCuts);
	return {
		value,
		min: scale.min,
		max: scale.max,
		direction: scale.direction,
		percent: percentOf(share),
		band: bandsOf[metric][level],
		level,
	};
}

function levelOf(metric: Metric, value: number, share: number, scale: Scale, cuts: Cuts): Level {
	switch (metric) {
		case 'nps':
			return npsLevel(value, scale);
		case 'csi':
			return csiLevel(share, cuts);
		case 'csat':
		case 'ces':
			return thirdOf(share);
	}
}

/** The borders belong to the outer thirds. */
function thirdOf(share: number): Level {
	if (share >= 2 / 3 - epsilon) return 'high';
	return share <= 1 / 3 + epsilon ? 'low' : 'middle';
}

function npsLevel(value: number, scale: Scale): Level {
	if (scale.min !== 0 || scale.max !== 10 || scale.direction !== 'higher_is_better') {
		throw new SetupError(
			`NPS is defined on 0–10 with 10 as the best, not on ${scale.min}–${scale.max} (${scale.direction}).`,
			'Ask the question on 0–10, or score these answers as CSAT.',
		);
	}
	if (!Number.isInteger(value)) {
		throw new InputError(
			`The rating ${value} is no NPS answer.`,
			'NPS takes whole numbers from 0 to 10. Score each answer by itself, never their average.',
		);
	}
	if (value >= 9) return 'high';
	return value >= 7 ? 'middle' : 'low';
}

function csiLevel(share: number, { lowBelow, highFrom }: Cuts): Level {
	if (!(lowBelow >= 0 && lowBelow <= highFrom && highFrom <= 100)) {
		throw new SetupError(
			`The CSI cut points ${lowBelow} and ${highFrom} are impossible.`,
			'Give both in percent, 0–100, the lower one first.',
		);
	}
	if (share >= highFrom / 100 - epsilon) return 'high';
	return share < lowBelow / 100 - epsilon ? 'low' : 'middle';
}
