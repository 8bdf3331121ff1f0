import { sayIn } from '../language/say';
import { highRange } from '../score/cut';
import type { Tally } from './tally';

/** What a figure counts; a share says nothing without its cut, NPS and an index do. */
export function measuredText(
	{ metric, scale, highFrom }: Pick<Tally, 'metric' | 'scale' | 'highFrom'>,
	language: string,
): string {
	const say = sayIn(language);
	const name = say(`insight.metric.${metric}`);
	if (metric === 'nps' || metric === 'csi') return name;
	return say('insight.cut', { metric: name, range: highRange(scale, highFrom), max: scale.max });
}
