import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import type { Reading } from '../../../core/loop/answer/score-answer';
import { metrics } from '../../../core/model/metric';
import { readWord, unacceptable } from '../../../core/model/read-input';
import type { ReadParameter } from '../../connection/parameters';

const directions = ['higher_is_better', 'lower_is_better'] as const;

/** Metric, ends and direction of a scale. */
export function scaleFields(displayOptions?: IDisplayOptions): INodeProperties[] {
	const shown = displayOptions && { displayOptions };
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
			...shown,
		},
		{
			displayName: 'Lowest Number',
			name: 'min',
			type: 'number',
			default: 1,
			...shown,
		},
		{
			displayName: 'Highest Number',
			name: 'max',
			type: 'number',
			default: 5,
			...shown,
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
			...shown,
		},
	];
}

/** Where satisfied begins, for answers that may be CSAT; one field wherever it is shown. */
export function satisfiedFromField(displayOptions: IDisplayOptions): INodeProperties {
	return {
		displayName: 'Satisfied From',
		name: 'satisfiedFrom',
		type: 'string',
		default: '',
		placeholder: '4 of 5, 6 of 7, 9 of 10',
		description:
			'CSAT: the first rating that counts as satisfied, such as 5 on 1–7 for the three best. Leave it empty for the cut of the survey of this key on the same scale, else the two best ratings. It is kept with the answer; answers with different cuts are not counted together.',
		displayOptions,
	};
}

/** The first satisfied rating; `null` where nobody chose one. */
export function satisfiedFromOf(parameter: ReadParameter): number | null {
	const given = parameter('satisfiedFrom', '');
	if (given === null || given === undefined || String(given).trim() === '') return null;
	return numberOf(given, 'Satisfied From');
}

/** The scale that the fields describe. */
export function scaleOf(parameter: ReadParameter): Exclude<Reading, string> {
	return {
		metric: readWord(parameter('metric', 'csat'), 'metric', metrics),
		min: numberOf(parameter('min', 1), 'Lowest Number'),
		max: numberOf(parameter('max', 5), 'Highest Number'),
		direction: readWord(parameter('direction', 'higher_is_better'), 'direction', directions),
	};
}

/** A number, or text that is one, as expressions bring it. */
export function numberOf(value: unknown, name: string): number {
	const blank = typeof value === 'string' && value.trim() === '';
	const number = typeof value === 'number' || typeof value === 'string' ? Number(value) : NaN;
	if (Number.isFinite(number) && !blank) return number;
	throw unacceptable(name, value, 'a number');
}
