import type { INodeProperties } from 'n8n-workflow';

import { comparisons } from '../../../core/loop/insight/period';
import { summarisePeriod } from '../../../core/loop/insight/summarise';
import { readWord } from '../../../core/model/read-input';
import type { Operation } from '../../connection/operation';
import {
	filtersField,
	languageField,
	periodFieldsOver,
	readScope,
	scopeTools,
} from './scope-fields';

const comparisonField: INodeProperties = {
	displayName: 'Compare With',
	name: 'comparison',
	type: 'options',
	options: [
		{ name: 'Nothing', value: 'none' },
		{
			name: 'The Period Before',
			value: 'before',
			description: 'As many days, months or quarters just before it',
		},
		{ name: 'The Year Before', value: 'year_before', description: 'The same days a year earlier' },
	],
	default: 'before',
	description: 'What the scores are compared with, and whether the difference could be chance',
};

/** All figures of the period, and nothing of the incoming item. */
export const summary: Operation = {
	value: 'summary',
	name: 'Summary',
	action: 'Summarise a period',
	description: 'Get all figures of a period as one item',
	resource: 'score',
	tool: {
		description:
			'Sums up a period. Returns scores with the number of answers and their 95 % interval, response rate, who was not asked and why, figures about cases, and all of it as one paragraph.',
		inputs: scopeTools,
	},
	fields: [...periodFieldsOver('last_7_days'), comparisonField, filtersField, languageField],
	async execute(call) {
		const figures = await summarisePeriod(call.house, call.now, {
			...readScope(call),
			comparison: readWord(call.parameter('comparison', 'before'), 'comparison', comparisons),
		});
		return [{ item: { ...figures } }];
	},
};
