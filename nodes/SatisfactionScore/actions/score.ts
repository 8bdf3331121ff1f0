import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { scoreValue } from '../../../core/loop/answer/score-answer';
import { fillItem } from '../../../core/model/item';
import { numberOf, scaleFields, scaleOf } from './scale-fields';

const displayOptions = { show: { operation: ['score'] } };
const ofIndex = { show: { operation: ['score'], metric: ['csi'] } };

export const scoreFields: INodeProperties[] = [
	{
		displayName: 'Value',
		name: 'value',
		type: 'number',
		default: 0,
		required: true,
		description: 'The rating on the scale below',
		displayOptions,
	},
	...scaleFields(displayOptions),
	{
		displayName: 'Dissatisfied Below (Percent)',
		name: 'lowBelow',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 100 },
		default: 60,
		displayOptions: ofIndex,
	},
	{
		displayName: 'Satisfied From (Percent)',
		name: 'highFrom',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 100 },
		default: 80,
		displayOptions: ofIndex,
	},
];

/** The item with its score filled in. */
export function scoreOf(context: IExecuteFunctions, index: number): IDataObject {
	const said = (name: string) => context.getNodeParameter(name, index);
	const { metric, ...scale } = scaleOf(context, index);
	const cuts =
		metric === 'csi'
			? {
					lowBelow: numberOf(said('lowBelow'), 'Dissatisfied Below'),
					highFrom: numberOf(said('highFrom'), 'Satisfied From'),
				}
			: null;
	const score = scoreValue(metric, numberOf(said('value'), 'Value'), scale, cuts);
	const text = `${metric.toUpperCase()} ${score.value} of ${score.min}–${score.max}: ${score.band}.`;
	const { json } = context.getInputData()[index] ?? { json: {} };
	return fillItem(json, { outcome: { code: 'scored', text }, score }) as IDataObject;
}
