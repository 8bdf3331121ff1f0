import { fillItem, type ItemScore } from '../../../core/model/item';
import { scoreInWords } from '../../../core/loop/answer/score-words';
import type { Level, Metric } from '../../../core/model/metric';
import type { Call, Done } from '../../connection/operation';

/** The item with its score, on the output of its level. */
export function scored({ json }: Call, metric: Metric, score: ItemScore): Array<Done<Level>> {
	const text = scoreInWords(metric, score, 'en');
	const item = fillItem(json, { outcome: { code: 'scored', text }, score });
	return [{ item, output: score.level }];
}
