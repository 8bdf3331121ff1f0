import type { ItemScore } from '../../model/item';
import type { Metric } from '../../model/metric';
import { sayIn } from '../../language/say';

/** A score with its scale and band, as one sentence. */
export function scoreInWords(
	metric: Metric,
	{ value, min, max, band }: Pick<ItemScore, 'value' | 'min' | 'max' | 'band'>,
	language: string,
): string {
	const say = sayIn(language);
	const name = metric.toUpperCase();
	return say('score.scored', { metric: name, value, min, max, band: say(`band.${band}`) });
}
