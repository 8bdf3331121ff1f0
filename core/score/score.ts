import { InputError, SetupError } from '../model/errors';
import type { Band, Level, Metric, Scale, Score } from '../model/metric';
import { type Cuts, defaultCsiCuts, highFromOf, reaches } from './cut';
import { percentOf, positionOn } from './scale';

const bandsOf: Record<Metric, Record<Level, Band>> = {
	csat: { low: 'dissatisfied', middle: 'neutral', high: 'satisfied' },
	nps: { low: 'detractor', middle: 'passive', high: 'promoter' },
	ces: { low: 'hard', middle: 'neutral', high: 'easy' },
	csi: { low: 'dissatisfied', middle: 'neutral', high: 'satisfied' },
};

/** Shares that differ by less than rounding are the same. */
const epsilon = 1e-9;

/**
 * Scores one rating: its percent, the metric's band, the level, and from where on it is high.
 *
 * - NPS: 0–6 detractor, 7–8 passive, 9–10 promoter, on 0–10 and on nothing else.
 * - CSAT: satisfied from `cuts.highFrom` on, by default the top two boxes (see `usualSatisfiedFrom`).
 * - CES: the upper third of the scale is easy, 5–7 on 1–7.
 * - CSAT and CES: the lower third is dissatisfied (hard), what is left is neutral:
 *
 *   | scale | low | middle | high (CSAT) | high (CES) |
 *   |---|---|---|---|---|
 *   | 1–3 | 1 | 2 | 3 | |
 *   | 1–4 | 1–2 | | 3–4 | |
 *   | 1–5 | 1–2 | 3 | 4–5 | 4–5 |
 *   | 1–7 | 1–3 | 4–5 (CES 4) | 6–7 | 5–7 |
 *   | 1–10 | 1–4 | 5–8 | 9–10 | |
 *   | 0–10 | 0–3 | 4–8 | 9–10 | |
 *   | 0–100 | up to 33⅓ | between | from 66⅔ | |
 *
 *   A cut inside the lower third makes high what lies above it. Where lower is better the scale is
 *   mirrored: effort 1–3 of 7 is easy.
 * - CSI: by `cuts` on its percent, below 60 low and from 80 on high unless set otherwise.
 *
 * @param cuts for CSAT and CSI; `null` means the usual ones
 * @throws InputError for a value outside the scale, or a fraction as NPS
 * @throws SetupError for an impossible scale, NPS on another scale than 0–10, or impossible cuts
 */
export function score(metric: Metric, value: number, scale: Scale, cuts?: Cuts | null): Score {
	const share = positionOn(scale, value);
	const highFrom = highFromOf(metric, scale, cuts ?? null);
	const level = levelOf(metric, value, share, scale, { highFrom, cuts: cuts ?? null });
	return {
		value,
		min: scale.min,
		max: scale.max,
		direction: scale.direction,
		percent: percentOf(share),
		band: bandsOf[metric][level],
		level,
		highFrom,
	};
}

function levelOf(
	metric: Metric,
	value: number,
	share: number,
	scale: Scale,
	{ highFrom, cuts }: { highFrom: number; cuts: Cuts | null },
): Level {
	switch (metric) {
		case 'nps':
			return npsLevel(value, scale);
		case 'csi':
			return csiLevel(share, cuts ?? defaultCsiCuts);
		case 'csat':
		case 'ces':
			if (reaches(value, highFrom, scale)) return 'high';
			// The border belongs to the lower third.
			return share <= 1 / 3 + epsilon ? 'low' : 'middle';
	}
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

function csiLevel(share: number, cuts: Cuts): Level {
	const { highFrom } = cuts;
	const lowBelow = cuts.lowBelow ?? Math.min(defaultCsiCuts.lowBelow, highFrom);
	if (!(lowBelow >= 0 && lowBelow <= highFrom && highFrom <= 100)) {
		throw new SetupError(
			`The CSI cut points ${lowBelow} and ${highFrom} are impossible.`,
			'Give both in percent, 0–100, the lower one first.',
		);
	}
	if (share >= highFrom / 100 - epsilon) return 'high';
	return share < lowBelow / 100 - epsilon ? 'low' : 'middle';
}
