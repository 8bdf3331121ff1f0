import fc from 'fast-check';

import { retentionOf } from '../../../../core/insight/value/retention';
import { reasonInWords, riskOf } from '../../../../core/insight/value/risk';
import {
	houseGapAt,
	type Life,
	type LostRule,
	standingAt,
} from '../../../../core/insight/value/standing';
import { fitWorth, worthOf } from '../../../../core/insight/value/worth';

const day = 86_400_000;
const now = Date.UTC(2026, 0, 5);

/** Orders so many days ago. */
const life = (daysAgo: readonly number[], amount: number | null = 10): Life => ({
	purchases: [...daysAgo]
		.sort((a, b) => b - a)
		.map((one) => ({ at: now - one * day, amount, categories: [] })),
	contractEnd: null,
	renewals: [],
});
const counted = (one: Life) => ({ ...one, verified: { x: 0, n: 0 }, firstContact: { x: 0, n: 0 } });
const byOrders: LostRule = { by: 'orders', gaps: 3, houseGap: 30 * day };

describe('how somebody stands', () => {
	it('goes by their own gaps from four orders on, else by those of all', () => {
		// Every 10 days: lost 30 days after the last one.
		const often = life([60, 50, 40, 31]);
		expect(standingAt(often, now, byOrders)).toEqual({ state: 'lost', since: now - day });
		expect(standingAt(life([60, 50, 40, 30]), now, byOrders)).toEqual({ state: 'there' });
		expect(standingAt(life([60, 50, 31]), now, byOrders)).toEqual({ state: 'there' });
		expect(standingAt(life([91]), now, byOrders)).toMatchObject({ state: 'lost' });
		expect(standingAt(life([91]), now, { ...byOrders, houseGap: null })).toEqual({
			state: 'unknown',
		});
		expect(standingAt(life([]), now, byOrders)).toEqual({ state: 'none' });
	});

	it('at a moment knows nothing of what came later', () => {
		const ago = fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 12 });
		fc.assert(
			fc.property(ago, fc.integer({ min: 0, max: 900 }), (orders, back) => {
				const moment = now - back * day;
				const known = orders.filter((one) => one >= back);
				expect(standingAt(life(orders), moment, byOrders)).toEqual(
					standingAt(life(known), moment, byOrders),
				);
				expect(houseGapAt([life(orders)], moment)).toBe(houseGapAt([life(known)], moment));
			}),
		);
	});

	it('goes by the end of the contract, unless it was renewed', () => {
		const ended = { ...life([400]), contractEnd: now - day };
		expect(standingAt(ended, now, { by: 'contract' })).toEqual({ state: 'lost', since: now - day });
		expect(standingAt(ended, now - 2 * day, { by: 'contract' })).toEqual({ state: 'there' });
		const renewed = { ...ended, renewals: [now - 20 * day] };
		expect(standingAt(renewed, now, { by: 'contract' })).toEqual({ state: 'there' });
		const before = { ...ended, renewals: [now - 200 * day] };
		expect(standingAt(before, now, { by: 'contract' })).toMatchObject({ state: 'lost' });
		expect(standingAt(life([4]), now, { by: 'contract' })).toEqual({ state: 'unknown' });
	});
});

describe('retention', () => {
	const period = { from: now - 30 * day, until: now };

	it('counts who was there at the beginning and is there at the end', () => {
		const figures = retentionOf(
			[
				counted(life([200, 40])), // there, and stays
				counted(life([100])), // there 30 days ago, lost 10 days ago
				counted(life([500])), // lost long before
				counted(life([5, 3])), // new
			],
			period,
			byOrders,
		);
		expect(figures.retention).toEqual({ x: 1, n: 2 });
		expect(figures.stillThere).toEqual({ x: 2, n: 4 });
		expect(figures.repurchase).toEqual({ x: 1, n: 1 });
		expect(figures.customers).toBe(4);
		const seen = [...figures.lifetimes.lost, ...figures.lifetimes.still];
		expect(seen.reduce((sum, n) => sum + n, 0)).toBe(4);
	});

	it('counts categories of those alone who bought something with one', () => {
		const of = (...categories: string[][]) =>
			counted({
				...life([]),
				purchases: categories.map((one, at) => ({
					at: now - (9 - at) * day,
					amount: null,
					categories: one,
				})),
			});
		const figures = retentionOf(
			[of(['a'], ['a']), of(['a'], ['b']), of([]), of(['a', 'c'])],
			period,
			byOrders,
		);
		expect(figures.crossBuy).toEqual({ x: 2, n: 3 });
	});

	it('of nobody counts nothing', () => {
		expect(retentionOf([], period, byOrders)).toMatchObject({
			retention: { x: 0, n: 0 },
			customers: 0,
			lifetimes: { lost: [], still: [] },
		});
	});
});

describe('what is to be expected', () => {
	const crowd = (make: (at: number) => Life, n = 80) =>
		Array.from({ length: n }, (_, at) => make(at));

	it('is nothing to model where all have ordered once', () => {
		const model = fitWorth(
			crowd(() => life([50])),
			now,
		);
		expect(model).toMatchObject({ orders: null, ordersWhy: 'nobody_again' });
		expect(worthOf(life([50]).purchases, now, model)).toMatchObject({
			alive: null,
			expectedOrders: null,
		});
	});

	it('is too few below thirty customers, and nothing at all without any', () => {
		expect(
			fitWorth(
				crowd(() => life([50, 20]), 29),
				now,
			).ordersWhy,
		).toBe('too_few');
		expect(fitWorth([], now)).toMatchObject({ ordersWhy: 'too_few', n: 0 });
	});

	it('is no value where who orders more often spends more on an order', () => {
		const related = crowd((at) =>
			life(
				Array.from({ length: 2 + (at % 5) }, (_, one) => 10 + one * 20),
				10 * (2 + (at % 5)),
			),
		);
		const model = fitWorth(related, now);
		expect(model.spendingWhy).toBe('correlated');
		expect(model.correlation).toBeCloseTo(1, 6);
		expect(worthOf(related[0]?.purchases ?? [], now, model).expectedValue).toBeNull();
	});

	it('is one price where all have the same, and no value without amounts', () => {
		const same = fitWorth(
			crowd((at) => life(at % 2 === 0 ? [90, 60, 30] : [80], 25)),
			now,
		);
		expect(same.spendingWhy).toBe('all_equal');
		const worth = worthOf(life([90, 60, 30], 25).purchases, now, same);
		expect(worth.expectedValue).toBeCloseTo(25 * (worth.expectedOrders ?? 0), 9);
		const none = fitWorth(
			crowd((at) => life(at % 2 === 0 ? [90, 60, 30] : [80], null)),
			now,
		);
		expect(none).toMatchObject({ spendingWhy: 'no_amounts', ordersWhy: null });
	});

	it('is not what one order of an amount beyond all reason makes of it', () => {
		const usual = (at: number) => life([90, 60, 30 - (at % 20)], 10 + (at % 9));
		const slip = life([80, 40], 1e308);
		const model = fitWorth([...crowd(usual), slip], now);
		expect(model.spending).toEqual(fitWorth(crowd(usual), now).spending);
		expect(worthOf(slip.purchases, now, model).yearly).toBeNull();
	});

	it('is less of who has been silent for long than of who ordered lately', () => {
		const model = fitWorth(
			crowd((at) =>
				life(at % 3 === 0 ? [300] : [300, 240, 180, 120].map((one) => one - (at % 7) * 9)),
			),
			now,
		);
		const lately = worthOf(life([200, 150, 100, 50, 5]).purchases, now, model);
		const silent = worthOf(life([380, 370, 360, 350, 340]).purchases, now, model);
		expect(silent.alive ?? 1).toBeLessThan(lately.alive ?? 0);
		expect(silent.expectedOrders ?? 1).toBeLessThan(lately.expectedOrders ?? 0);
	});
});

describe('the joint view of score and orders', () => {
	const nothing = { alive: null, expectedOrders: null, expectedValue: null, yearly: null };
	const good = {
		metric: 'nps' as const,
		level: 'high' as const,
		value: 10,
		max: 10,
		at: now - day,
	};
	const risk = (given: Life, newest: typeof good | null, openCases = 0) =>
		riskOf({ ...given, newest, openCases }, nothing, now, byOrders);

	it('finds the satisfied who buy less', () => {
		const found = risk(life([60, 50, 40, 20]), good);
		expect(found).toMatchObject({ hidden: true, band: 'staying' });
		expect(found.reasons.map(({ code }) => code)).toEqual(['silent', 'hidden']);
		const said = found.reasons.map((one) => reasonInWords(one, 'en', 'UTC'));
		expect(said[1]).toContain('a risk that the score hides');
		expect(
			reasonInWords(found.reasons[1] ?? { code: 'openCase', count: 1 }, 'zh-CN', 'UTC'),
		).toContain('评分掩盖的风险');
		expect(risk(life([60, 50, 40, 12]), good)).toMatchObject({ hidden: false, reasons: [] });
		expect(risk(life([50]), good).reasons.map(({ code }) => code)).toEqual(['silent', 'onlyOne']);
	});

	it('names a low score, open cases and a contract that has ended', () => {
		const low = { ...good, level: 'low' as never, value: 2 };
		expect(risk(life([5]), low, 2).reasons.map(({ code }) => code)).toEqual([
			'lowScore',
			'openCase',
		]);
		const ended = { ...life([400]), contractEnd: now - day, newest: null, openCases: 0 };
		const found = riskOf(ended, nothing, now, { by: 'contract' });
		expect(found.band).toBe('lost');
		expect(
			reasonInWords(found.reasons[0] ?? { code: 'openCase', count: 1 }, 'en', 'UTC'),
		).toContain('The contract ended on');
	});
});
