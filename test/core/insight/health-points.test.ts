import { healthPoints, type HealthFacts } from '../../../core/insight/health-points';
import { healthInWords, lostPointsInWords } from '../../../core/insight/health-words';
import { defaultHealthPoints } from '../../../core/model/health-points';
import { medianGap } from '../../../core/model/orders';

const day = 86_400_000;
const now = Date.UTC(2026, 3, 15, 10);

const nothing: HealthFacts = {
	answers: [],
	promises: [],
	surveys: [],
	contacts: null,
	orders: [],
	lastOrderAt: null,
	renewal: null,
};

const answer = (level: 'low' | 'high', daysAgo: number, metric: 'csat' | 'nps' = 'csat') => ({
	metric,
	level,
	value: level === 'low' ? 2 : 5,
	max: metric === 'nps' ? 10 : 5,
	at: now - daysAgo * day,
});

const settings = defaultHealthPoints();
const of = (facts: Partial<HealthFacts>, own = settings) =>
	healthPoints({ ...nothing, ...facts }, own, now);
const how = { language: 'en', timeZone: 'UTC' };

describe('health points', () => {
	it('say nothing of somebody of whom nothing is known', () => {
		const health = of({});
		expect(health).toEqual({ points: null, verdict: 'too_few', reasons: [], judged: [] });
		expect(healthInWords(health, how)).toBe('Health: too little is known to say.');
		// That a contract ends says nothing of how they are.
		const renewal = of({ renewal: { on: '2026-05-01', inDays: 16 } });
		expect(renewal).toMatchObject({ points: null, verdict: 'too_few' });
		expect(renewal.reasons.map(({ code }) => code)).toEqual(['renewalNear']);
	});

	it.each<[string, Partial<HealthFacts>, string]>([
		[
			'a low score',
			{ answers: [answer('low', 3), answer('high', 9), answer('low', 40)] },
			'lowScore 25: The last CSAT answer was low, 2 of 5 on Sun, Apr 12, 2026 (low answers lately: 2 of 3).',
		],
		[
			'a low score of one metric, though another was high since',
			{ answers: [answer('high', 1), answer('low', 3, 'nps')] },
			'lowScore 25: The last NPS answer was low, 2 of 10 on Sun, Apr 12, 2026 (low answers lately: 1 of 2).',
		],
		[
			'a broken promise',
			{
				promises: [
					{ until: now - day, state: 'broken' },
					{ until: now - day, state: 'kept' },
					{ until: now - day, state: 'replaced' },
				],
			},
			'brokenPromise 20: Promises that were broken: 1 of 2.',
		],
		[
			'an open promise',
			{ promises: [{ until: now + day, state: 'open' }] },
			'openPromise 5: Promises that are still to be kept: 1 of 1.',
		],
		[
			'silence',
			{ surveys: [false, false, false, true].map((answered) => ({ answered })) },
			'unanswered 15: The last 3 surveys were not answered.',
		],
		[
			'contact that has halved',
			{ contacts: { recent: 2, before: 4 } },
			'fallingContact 15: Contact is falling: 2 times in 90 days, 4 times in as many days before.',
		],
		[
			'orders that stay away',
			{ orders: [400, 300, 200, 101].map((ago) => now - ago * day).map((at) => at - 100 * day) },
			'noOrder 25: The last order was 201 days ago; the orders of this customer usually lie 100 days apart (median of 4 orders).',
		],
	])('are lost by %s', (_name, facts, told) => {
		const { points, reasons, verdict } = of(facts);
		expect(verdict).toBe('ok');
		expect(reasons.map((one) => `${one.code} ${one.lost}: ${lostPointsInWords(one, how)}`)).toEqual(
			[told],
		);
		expect(points).toBe(100 - (reasons[0]?.lost ?? 0));
	});

	it.each<[string, Partial<HealthFacts>]>([
		['a low score long ago', { answers: [answer('high', 1), answer('low', 91)] }],
		['a promise that was kept', { promises: [{ until: now, state: 'kept' }] }],
		[
			'an answer after silence',
			{ surveys: [true, false, false, false].map((answered) => ({ answered })) },
		],
		['as much contact as before', { contacts: { recent: 3, before: 5 } }],
		['an order in time', { orders: [400, 300, 200, 100].map((ago) => now - ago * day) }],
	])('are not lost by %s', (_name, facts) => {
		expect(of(facts)).toMatchObject({ points: 100, reasons: [], verdict: 'ok' });
	});

	it.each<[string, Partial<HealthFacts>]>([
		['two surveys without an answer', { surveys: [{ answered: false }, { answered: false }] }],
		['three contacts that became none', { contacts: { recent: 0, before: 3 } }],
		['three orders long ago', { orders: [1, 2, 3].map((n) => n * day) }],
		['an answer of last year', { answers: [answer('low', 400)] }],
	])('are not guessed from %s', (_name, facts) => {
		expect(of(facts)).toMatchObject({ points: null, judged: [] });
	});

	it('never fall below nothing, name the dearest reason first, and cost what is set', () => {
		const all = of({
			answers: [answer('low', 1)],
			promises: [
				{ until: now - day, state: 'broken' },
				{ until: now + day, state: 'open' },
			],
			surveys: [{ answered: false }, { answered: false }, { answered: false }],
			contacts: { recent: 0, before: 9 },
			orders: [1, 2, 3, 4].map((n) => n * day),
			renewal: { on: '2026-06-14', inDays: 60 },
		});
		expect(all.points).toBe(0);
		expect(all.reasons.map(({ lost }) => lost)).toEqual([25, 25, 20, 15, 15, 10, 5]);
		const weights = { ...settings.weights, lowScore: 0, openPromise: 40 };
		const own = of(
			{ answers: [answer('low', 1)], promises: [{ until: now + day, state: 'open' }] },
			{ ...settings, weights },
		);
		expect(own).toMatchObject({ points: 60, reasons: [{ code: 'openPromise', lost: 40 }] });
		expect(of({ renewal: { on: '2026-06-15', inDays: 61 } }).reasons).toEqual([]);
		expect(of({ renewal: { on: '2026-04-14', inDays: -1 } }).reasons).toEqual([]);
	});

	it('are told in Chinese, too', () => {
		const health = of({ contacts: { recent: 1, before: 8 } });
		expect(healthInWords(health, { language: 'zh-CN', timeZone: 'UTC' })).toBe(
			'健康分：85 分（满分 100 分）。往来减少：近 90 天 1 次，此前同样天数内 8 次。',
		);
	});

	it('take the median gap, of two in the middle their mean', () => {
		expect(medianGap([0, 1, 11, 111])).toBe(10);
		expect(medianGap([0, 2, 6])).toBe(3);
	});
});
