import type { INodeExecutionData } from 'n8n-workflow';

import { answerOutput, answerOutputs } from '../../core/loop/answer/answer-output';
import type { SatisfactionItem } from '../../core/model/item';

/** Answers by the output they leave on. */
export function byOutput(items: readonly INodeExecutionData[]): INodeExecutionData[][] {
	const leaving = items.map((item, index) => ({ ...item, pairedItem: { item: index } }));
	const outputOf = (json: unknown) => answerOutput(json as SatisfactionItem);
	return answerOutputs.map((output) => leaving.filter(({ json }) => outputOf(json) === output));
}
