import type { ItemScore } from '../../model/item';
import type { Direction, Metric, Scale } from '../../model/metric';
import { normalise } from '../../score/normalise';
import { type Cuts, score } from '../../score/score';

export { mappingNames } from '../../score/mappings';

/** How an answer is read: by a named mapping, or on a scale of one's own. */
export type Reading = string | (Scale & { metric: Metric });

/**
 * Reads an answer from elsewhere and scores it on the scale it was given on.
 *
 * @throws InputError for an answer the mapping does not know, naming it; SetupError for an unknown
 * mapping or an impossible scale
 */
export function scoreAnswer(
	reading: Reading,
	raw: unknown,
	cuts: Cuts | null,
): { metric: Metric; score: ItemScore } {
	const rating = normalise(reading, raw);
	return { metric: rating.metric, score: score(rating.metric, rating.value, rating, cuts) };
}

/**
 * Scores a value that is on its scale already.
 *
 * @throws InputError for a value outside the scale; SetupError for an impossible scale
 */
export function scoreValue(
	metric: Metric,
	value: number,
	scale: { min: number; max: number; direction: Direction },
	cuts: Cuts | null,
): ItemScore {
	return score(metric, value, scale, cuts);
}
