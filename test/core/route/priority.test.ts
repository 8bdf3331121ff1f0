import type { Level } from '../../../core/model/metric';
import type { Priority } from '../../../core/model/states';
import { priorityOf } from '../../../core/route/priority';
import type { PriorityFacts } from '../../../core/route/priority';

const rules = { valuableFrom: 10_000, segments: ['VIP'] };
const facts = (more: Partial<PriorityFacts> = {}): PriorityFacts => ({
	level: 'low',
	percent: 25,
	comment: null,
	value: null,
	segment: null,
	...more,
});

describe('the priority', () => {
	it.each<[string, Partial<PriorityFacts>, Priority]>([
		['a high rating', { level: 'high', percent: 100 }, 'low'],
		['a middle rating', { level: 'middle', percent: 50 }, 'low'],
		['a low rating', {}, 'normal'],
		['the lowest rating', { percent: 0 }, 'high'],
		['a low rating of a valuable customer', { value: 10_000 }, 'high'],
		['a low rating of one just below', { value: 9_999 }, 'normal'],
		['a low rating in a named segment', { segment: 'vip' }, 'high'],
		[
			'the lowest rating of a valuable VIP',
			{ percent: 0, value: 20_000, segment: 'VIP' },
			'urgent',
		],
		['an angry comment', { comment: 'This is unacceptable' }, 'high'],
		['an angry comment in Chinese', { comment: '我要投诉你们' }, 'high'],
		['a demand for money back', { comment: '请给我退款' }, 'high'],
		['a lawyer', { comment: 'You will hear from my lawyer' }, 'urgent'],
		['a danger', { comment: 'the cable caught fire' }, 'urgent'],
		['the hotline for consumers', { comment: '再不处理我就打12315' }, 'urgent'],
		['the media', { comment: '我要找媒体曝光' }, 'urgent'],
		[
			'a danger with a middle rating',
			{ level: 'middle', percent: 50, comment: '孩子受伤了' },
			'urgent',
		],
		[
			'a danger with a high rating',
			{ level: 'high', percent: 100, comment: 'my lawyer loves it' },
			'high',
		],
		[
			'anger words with a high rating',
			{ level: 'high', percent: 100, comment: 'the refund was quick' },
			'low',
		],
		['an unknown rating', { level: null, percent: null }, 'low'],
	])('of %s is right', (_what, more, expected) => {
		expect(priorityOf(facts(more), rules).priority).toBe(expected);
	});

	it('names every reason', () => {
		const { reasons } = priorityOf(
			facts({ percent: 0, value: 12_000, segment: 'VIP', comment: '退款！否则找律师' }),
			rules,
		);
		expect(reasons).toEqual([
			'the rating is in the worst tenth of the scale',
			'the comment says "退款"',
			'the customer is worth 12000, at least 10000',
			'the customer is in the segment "VIP"',
			'the comment mentions "律师"',
		]);
		expect(priorityOf(facts({ level: 'high' }), rules).reasons).toEqual(['nothing presses']);
	});

	it.each<[Level, Priority]>([
		['low', 'normal'],
		['high', 'low'],
	])('of a %s rating ignores value and segment when no rule names them', (level, expected) => {
		const given = facts({ level, value: 1e9, segment: 'VIP' });
		expect(priorityOf(given, { valuableFrom: null, segments: [] }).priority).toBe(expected);
	});
});
