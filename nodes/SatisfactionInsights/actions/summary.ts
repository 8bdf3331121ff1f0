import { summarisePeriod } from '../../../core/loop/insight/summarise';
import type { Operation } from '../../connection/operation';
import { readScope, scopeFields, scopeTools } from './scope-fields';

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
	fields: scopeFields,
	async execute(call) {
		const figures = await summarisePeriod(call.house, call.now, readScope(call));
		return [{ item: { ...figures } }];
	},
};
