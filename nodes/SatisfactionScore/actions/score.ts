import { cutsFrom, scoreValue } from '../../../core/loop/answer/score-answer';
import type { Level } from '../../../core/model/metric';
import type { Operation } from '../../connection/operation';
import {
	numberOf,
	satisfiedFromField,
	satisfiedFromOf,
	scaleFields,
	scaleOf,
} from './scale-fields';
import { scored } from './scored';

const ofIndex = { displayOptions: { show: { metric: ['csi'] } } };

/** Scores a number that is on its scale already. */
export const score: Operation<Level> = {
	value: 'score',
	name: 'Score',
	action: 'Score a number',
	description: 'Score a number that is on its scale already, without storing it',
	// Normalise does the same, and reads words, too.
	tool: null,
	fields: [
		{
			displayName: 'Value',
			name: 'value',
			type: 'number',
			default: 0,
			required: true,
			description: 'The rating on the scale below',
		},
		...scaleFields(),
		satisfiedFromField({ show: { metric: ['csat'] } }),
		{
			displayName: 'Dissatisfied Below (Percent)',
			name: 'lowBelow',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 100 },
			default: 60,
			...ofIndex,
		},
		{
			displayName: 'Satisfied From (Percent)',
			name: 'highFrom',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 100 },
			default: 80,
			...ofIndex,
		},
	],
	store: false,
	async execute(call) {
		const { parameter } = call;
		const { metric, ...scale } = scaleOf(parameter);
		const cuts =
			metric === 'csi'
				? {
						lowBelow: numberOf(parameter('lowBelow', 60), 'Dissatisfied Below'),
						highFrom: numberOf(parameter('highFrom', 80), 'Satisfied From'),
					}
				: cutsFrom(satisfiedFromOf(parameter))(metric);
		const value = numberOf(parameter('value', 0), 'Value');
		return await Promise.resolve(scored(call, metric, scoreValue(metric, value, scale, cuts)));
	},
};
