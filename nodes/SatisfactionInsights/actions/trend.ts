import type { INodeProperties } from 'n8n-workflow';

import { findTrend } from '../../../core/loop/insight/find-trend';
import { fromModel } from '../../connection/tool';
import type { Operation } from '../../connection/operation';
import { readScope, scopeFields, scopeTools } from './scope-fields';

const periodField: INodeProperties = {
	displayName: 'Period',
	name: 'period',
	type: 'options',
	options: [
		{ name: 'From … Until …', value: 'range' },
		{ name: 'Last 12 Months', value: 'last_12_months' },
		{ name: 'Last 24 Months', value: 'last_24_months' },
		{ name: 'Last 30 Days', value: 'last_30_days' },
		{ name: 'Last 36 Months', value: 'last_36_months' },
		{ name: 'Last 7 Days', value: 'last_7_days' },
		{ name: 'Last 90 Days', value: 'last_90_days' },
		{ name: 'Last Month', value: 'last_month' },
		{ name: 'Last Quarter', value: 'last_quarter' },
		{ name: 'Last Week', value: 'last_week', description: 'From Monday to Sunday' },
		{ name: 'This Month', value: 'this_month' },
		{ name: 'This Quarter', value: 'this_quarter' },
	],
	default: 'last_12_months',
	description:
		"Counted in the workspace's time zone, and widened to whole days, weeks, months or quarters. A season takes two of them: 24 months or more.",
};

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

const others = scopeFields.filter(({ name }) => name !== 'period');

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
			...scopeTools,
			period: fromModel(
				'Period',
				'last_12_months, last_24_months, last_36_months, last_90_days, last_30_days, last_7_days, last_week, this_month, last_month, this_quarter, last_quarter, or range for From and Until',
				{ otherwise: 'last_12_months' },
			),
			bucket: fromModel('One Item Per', 'day, week, month or quarter', { otherwise: 'month' }),
		},
	},
	fields: [periodField, bucketField, ...others],
	async execute(call) {
		const input = { ...readScope(call), bucket: call.parameter('bucket', 'month') };
		const { items } = await findTrend(call.house, call.now, input);
		return items.map((item) => ({ item }));
	},
};
