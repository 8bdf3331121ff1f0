import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { scoreAnswer } from '../../../core/loop/answer/score-answer';
import { fillItem } from '../../../core/model/item';
import { mappingOptions, ownScaleOption } from './mapping-options';
import { scaleFields, scaleOf } from './scale-fields';

const displayOptions = { show: { operation: ['normalise'] } };

export const normaliseFields: INodeProperties[] = [
	{
		displayName: 'Answer',
		name: 'answer',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 4, very satisfied, 满意 or 😀',
		description: 'The answer as the other system has it',
		displayOptions,
	},
	{
		displayName: 'Mapping',
		name: 'mapping',
		type: 'options',
		options: [...mappingOptions, ownScaleOption],
		default: 'csat_1_5',
		description: 'How the answer is read. An answer it does not know is an error that names it.',
		displayOptions,
	},
	...scaleFields({ show: { operation: ['normalise'], mapping: ['own'] } }),
];

/** The item with its score filled in. */
export function normaliseOf(context: IExecuteFunctions, index: number): IDataObject {
	const mapping = context.getNodeParameter('mapping', index) as string;
	const reading = mapping === 'own' ? scaleOf(context, index) : mapping;
	const answer = context.getNodeParameter('answer', index);
	const { metric, score } = scoreAnswer(reading, answer, null);
	const text = `${metric.toUpperCase()} ${score.value} of ${score.min}–${score.max}: ${score.band}.`;
	const { json } = context.getInputData()[index] ?? { json: {} };
	return fillItem(json, { outcome: { code: 'scored', text }, score }) as IDataObject;
}
