import type { INodeExecutionData } from 'n8n-workflow';

import { isObject } from '../../core/model/json';

/** The order of the outputs: wires store an index, so it never changes. */
const outputs = ['low', 'middle', 'high', 'changed'] as const;

/** Answers by the output they leave on: what was changed by that alone, all others by their level. */
export function byOutput(items: readonly INodeExecutionData[]): INodeExecutionData[][] {
	const leaving = items.map((item, index) => ({ ...item, pairedItem: { item: index } }));
	return outputs.map((output) => leaving.filter(({ json }) => outputOf(json) === output));
}

function outputOf({ response, score }: INodeExecutionData['json']): string {
	if (isObject(response) && response.changed === true) return 'changed';
	return isObject(score) && typeof score.level === 'string' ? score.level : 'low';
}
