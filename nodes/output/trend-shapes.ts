import type { AlarmItem } from '../../core/loop/insight/find-alarms';
import type { TrendItem } from '../../core/loop/insight/find-trend';
import type { ShapeOf } from '../../core/model/shape';

const interval = { low: 'number', high: 'number' } as const;
const scale = { min: 'number', max: 'number', direction: 'text' } as const;

export const trendItem: ShapeOf<TrendItem> = {
	text: 'text',
	n: 'number',
	interval,
	verdict: 'text',
	method: 'text',
	surveyKey: 'text',
	purpose: 'text',
	metric: 'text',
	scale,
	highFrom: 'number',
	variant: 'text',
	unit: 'text',
	bucket: { unit: 'text', from: 'text', until: 'text', name: 'text', unfinished: 'yes-no' },
	value: 'number',
	withoutSeason: 'number',
	yearBefore: { value: 'number', n: 'number', interval },
	trend: {
		slope: 'number',
		per: 'text',
		interval,
		p: 'number',
		verdict: 'text',
		method: 'text',
		since: 'text',
		buckets: 'number',
		n: 'number',
		text: 'text',
		season: {
			length: 'number',
			state: 'text',
			p: 'number',
			verdict: 'text',
			strongest: { from: 'text', value: 'number', always: 'yes-no' },
		},
	},
};

export const alarmItem: ShapeOf<AlarmItem> = {
	text: 'text',
	n: 'number',
	interval,
	verdict: 'text',
	method: 'text',
	surveyKey: 'text',
	purpose: 'text',
	metric: 'text',
	scale,
	signal: {
		key: 'text',
		chart: 'text',
		measure: 'text',
		rule: 'number',
		side: 'text',
		worse: 'yes-no',
		bucket: { unit: 'text', from: 'text', until: 'text' },
		value: 'number',
		limitLow: 'number',
		limitHigh: 'number',
		centre: 'number',
		usualLow: 'number',
		usualHigh: 'number',
		baseline: { from: 'text', until: 'text', buckets: 'number', n: 'number', inflation: 'number' },
		without: { field: 'text', group: 'text', value: 'number' },
		givenAt: 'text',
	},
};
