import type { ItemScore } from '../../model/item';
import type { Direction, Metric, Scale } from '../../model/metric';
import type { Survey } from '../../model/survey';
import { normalise } from '../../score/normalise';
import type { Cuts } from '../../score/cut';
import { score } from '../../score/score';

export { mappingNames } from '../../score/mappings';

/** How an answer is read: by a named mapping, or on a scale of one's own. */
export type Reading = string | (Scale & { metric: Metric });

/**
 * Reads an answer from elsewhere and scores it on the scale it was given on.
 *
 * @param cutsOn the cuts that somebody chose for answers on a scale; `null` = those of the sender's own
 * words, else the usual ones
 * @throws InputError for an answer the mapping does not know, naming it; SetupError for an unknown
 * mapping, an impossible scale or a cut that is not on it
 */
export function scoreAnswer(
	reading: Reading,
	raw: unknown,
	cutsOn: (metric: Metric, scale: Scale) => Cuts | null,
): { metric: Metric; score: ItemScore } {
	const rating = normalise(reading, raw);
	const { metric, value } = rating;
	return { metric, score: score(metric, value, rating, cutsOn(metric, rating) ?? rating.cuts) };
}

/** Cuts for CSAT that name the first satisfied rating; other metrics have none of that kind. */
export const cutsFrom =
	(satisfiedFrom: number | null) =>
	(metric: Metric): Cuts | null =>
		metric === 'csat' && satisfiedFrom !== null
			? { lowBelow: null, highFrom: satisfiedFrom }
			: null;

/**
 * The cuts of a survey for an answer that is counted under its key. A CSAT cut is a rating of its
 * scale, so it says nothing about answers that were given on another one.
 */
export const cutsOfSurvey =
	(survey: Survey | undefined) =>
	(metric: Metric, { min, max, direction }: Scale): Cuts | null => {
		if (!survey || survey.metric !== metric) return null;
		const { rating } = survey;
		const same = rating.min === min && rating.max === max && rating.direction === direction;
		return metric === 'csi' || same ? survey.cuts : null;
	};

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
