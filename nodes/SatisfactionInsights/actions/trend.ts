import type { INodeProperties } from 'n8n-workflow';

import { findTrend } from '../../../core/loop/insight/find-trend';
import { fromModel } from '../../connection/tool';
import type { Operation } from '../../connection/operation';
import {
	filtersField,
	languageField,
	periodFieldsOver,
	readScope,
	scopeToolsOver,
} from './scope-fields';

const periodFields = periodFieldsOver(
	'last_12_months',
	"Counted in the workspace's time zone, and widened to whole days, weeks, months or quarters. A season takes two of them: 24 months or more.",
);

const bucketField: INodeProperties = {
	displayName: 'One Item Per',
	name: 'bucket',
	type: 'options',
	options: [
		{ name: 'Day', value: 'day' },
		{ name: 'Month', value: 'month' },
		{ name: 'Quarter', value: 'quarter' },
		{ name: 'Week', value: 'week', description: 'From Monday to Sunday' },
	],
	default: 'month',
};

/** An item for each day, week, month or quarter of each survey and scale. */
export const trend: Operation = {
	value: 'trend',
	name: 'Trend',
	action: 'Get a trend',
	description: 'Get a figure for each day, week, month or quarter, with slope and season',
	resource: 'score',
	tool: {
		description:
			'Tells how scores went over time. Returns one item per day, week, month or quarter of each survey with its figure, number of answers, 95 % interval and the figure a year before; trend.text says whether it rises or falls and what repeats every season.',
		inputs: {
			...scopeToolsOver('last_12_months'),
			bucket: fromModel('One Item Per', 'day, week, month or quarter', { otherwise: 'month' }),
		},
	},
	fields: [...periodFields, bucketField, filtersField, languageField],
	async execute(call) {
		const input = { ...readScope(call), bucket: call.parameter('bucket', 'month') };
		const { items } = await findTrend(call.house, call.now, input);
		return items.map((item) => ({ item }));
	},
};
