import { fillItem, type ItemScore } from '../../../core/model/item';
import type { Level, Metric } from '../../../core/model/metric';
import type { Call, Done } from '../../connection/operation';

/** The item with its score, on the output of its level. */
export function scored({ json }: Call, metric: Metric, score: ItemScore): Array<Done<Level>> {
	const text = `${metric.toUpperCase()} ${score.value} of ${score.min}–${score.max}: ${score.band}.`;
	const item = fillItem(json, { outcome: { code: 'scored', text }, score });
	return [{ item, output: score.level }];
}
