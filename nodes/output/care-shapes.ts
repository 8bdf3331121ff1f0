import type { CareMessageFacts } from '../../core/loop/care/list-messages';
import type { MeasuredEffect } from '../../core/loop/care/measure-effect';
import type { RecordedResult } from '../../core/loop/care/record-result';
import type { StoppedCare } from '../../core/loop/care/stop';
import type { ShapeOf } from '../../core/model/shape';

const group = { n: 'number', value: 'number' } as const;
const difference = {
	of: 'text',
	text: 'text',
	treated: group,
	heldOut: group,
	difference: 'number',
	low: 'number',
	high: 'number',
	method: 'text',
	ratio: { ratio: 'number', low: 'number', high: 'number' },
	verdict: 'text',
	needed: 'number',
} as const;
const rate = {
	count: 'number',
	of: 'number',
	share: 'number',
	low: 'number',
	high: 'number',
} as const;

/** What a campaign has changed. */
export const measuredEffect: ShapeOf<Omit<MeasuredEffect, 'complaints'>> = {
	campaign: 'text',
	text: 'text',
	from: 'text',
	until: 'text',
	days: 'number',
	n: { treated: 'number', heldOut: 'number' },
	interval: { low: 'number', high: 'number' },
	verdict: 'text',
	method: 'text',
	share: difference,
	amounts: [{ ...difference, currency: 'text' }],
	notCounted: { mixed: 'number', open: 'number' },
	sent: 'number',
	held: [{ reason: 'text', count: 'number', text: 'text' }],
	optOuts: rate,
	bounces: rate,
};

export const recordedResult: ShapeOf<Omit<RecordedResult, 'kind' | 'text'>> = {
	eventId: 'text',
	customerId: 'text',
};

export const stoppedCare: ShapeOf<Omit<StoppedCare, 'kind' | 'text'>> = {
	campaign: 'text',
	customerId: 'text',
	occasions: 'number',
	messages: 'number',
};

export const careMessage: ShapeOf<CareMessageFacts> = {
	key: 'text',
	state: 'text',
	reason: 'text',
	at: 'text',
	dueAt: 'text',
	recipient: 'text',
	address: 'text',
	channel: 'text',
	attempt: 'number',
	optedOutAt: 'text',
};
