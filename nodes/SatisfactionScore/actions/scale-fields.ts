import type { IDisplayOptions, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import type { Reading } from '../../../core/loop/answer/score-answer';
import { metrics } from '../../../core/model/metric';
import { readWord, unacceptable } from '../../../core/model/read-input';

const directions = ['higher_is_better', 'lower_is_better'] as const;

/** Metric, ends and direction of a scale. */
export function scaleFields(displayOptions: IDisplayOptions): INodeProperties[] {
	return [
		{
			displayName: 'Metric',
			name: 'metric',
			type: 'options',
			options: [
				{ name: 'CES', value: 'ces', description: 'Customer effort' },
				{ name: 'CSAT', value: 'csat', description: 'Satisfaction with one occasion' },
				{ name: 'CSI', value: 'csi', description: 'Index over several questions' },
				{ name: 'NPS', value: 'nps', description: 'Recommendation, always 0–10' },
			],
			default: 'csat',
			displayOptions,
		},
		{
			displayName: 'Lowest Number',
			name: 'min',
			type: 'number',
			default: 1,
			displayOptions,
		},
		{
			displayName: 'Highest Number',
			name: 'max',
			type: 'number',
			default: 5,
			displayOptions,
		},
		{
			displayName: 'Direction',
			name: 'direction',
			type: 'options',
			options: [
				{ name: 'Higher Is Better', value: 'higher_is_better' },
				{ name: 'Lower Is Better', value: 'lower_is_better' },
			],
			default: 'higher_is_better',
			description: 'Which end of the scale is good for the customer',
			displayOptions,
		},
	];
}

/** The scale that the fields describe. */
export function scaleOf(context: IExecuteFunctions, index: number): Exclude<Reading, string> {
	const said = (name: string) => context.getNodeParameter(name, index);
	return {
		metric: readWord(said('metric'), 'metric', metrics),
		min: numberOf(said('min'), 'Lowest Number'),
		max: numberOf(said('max'), 'Highest Number'),
		direction: readWord(said('direction'), 'direction', directions),
	};
}

/** A number, or text that is one, as expressions bring it. */
export function numberOf(value: unknown, name: string): number {
	const blank = typeof value === 'string' && value.trim() === '';
	const number = typeof value === 'number' || typeof value === 'string' ? Number(value) : NaN;
	if (Number.isFinite(number) && !blank) return number;
	throw unacceptable(name, value, 'a number');
}
