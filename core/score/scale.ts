import { InputError, SetupError } from '../model/errors';
import type { Scale } from '../model/metric';

/**
 * Where a value lies on its scale: 0 (worst) to 1 (best), direction applied. The source of every
 * percent in scoring: (value − min) / (max − min), mirrored where lower is better.
 *
 * @throws SetupError for a scale without width
 * @throws InputError for a value outside the scale
 */
export function positionOn(scale: Scale, value: number): number {
	const { min, max, direction } = scale;
	if (!Number.isFinite(min) || !Number.isFinite(max) || min >= max) {
		throw new SetupError(
			`A scale from ${min} to ${max} cannot hold a rating.`,
			'Give the scale a minimum that is smaller than its maximum.',
		);
	}
	if (!Number.isFinite(value) || value < min || value > max) {
		throw new InputError(
			`The rating ${value} lies outside the scale ${min}–${max}.`,
			'Check that the answer was given on this scale, or choose the mapping of the scale it was given on.',
		);
	}
	const share = (value - min) / (max - min);
	return direction === 'higher_is_better' ? share : 1 - share;
}

/** A share as a percent, rounded to four decimals so that items stay readable. */
export function percentOf(share: number): number {
	return Math.round(share * 1e6) / 1e4;
}
