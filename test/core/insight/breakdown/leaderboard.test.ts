import fc from 'fast-check';

import { fairEstimates, placesOf } from '../../../../core/insight/breakdown/leaderboard';
import { signsOf } from '../../../../core/insight/breakdown/signs';
import type { Tally } from '../../../../core/insight/tally';

const csat = (high: number, n: number): Tally => ({
	metric: 'csat',
	scale: { min: 1, max: 5, direction: 'higher_is_better' },
	highFrom: 4,
	low: n - high,
	middle: 0,
	high,
	sum: 5 * high + (n - high),
	sumSquares: 25 * high + (n - high),
	values: null,
});

describe('places', () => {
	it('are ranges where nothing beyond chance lies between', () => {
		const found = placesOf([csat(95, 100), csat(92, 100), csat(60, 100), csat(20, 100)]);
		expect(found.places).toEqual([
			{ from: 1, to: 2 },
			{ from: 1, to: 2 },
			{ from: 3, to: 3 },
			{ from: 4, to: 4 },
		]);
		expect(found.brackets).toEqual([{ from: 1, to: 2 }]);
	});

	it('overlap where the middle cannot be told from either end', () => {
		const { places, brackets } = placesOf([csat(90, 100), csat(80, 100), csat(66, 100)]);
		expect(places).toEqual([
			{ from: 1, to: 2 },
			{ from: 1, to: 3 },
			{ from: 2, to: 3 },
		]);
		expect(brackets).toEqual([
			{ from: 1, to: 2 },
			{ from: 2, to: 3 },
		]);
	});

	it('are shared by equal groups, and all one where nothing differs', () => {
		const { places, brackets } = placesOf([csat(30, 40), csat(30, 40), csat(30, 40)]);
		expect(places).toEqual(Array(3).fill({ from: 1, to: 3 }));
		expect(brackets).toEqual([{ from: 1, to: 3 }]);
		expect(placesOf([]).brackets).toEqual([]);
		expect(placesOf([csat(1, 2)])).toEqual({ places: [{ from: 1, to: 1 }], brackets: [] });
	});

	it('never leave a group a place that is none, nor put a worse one surely above a better one', () => {
		const tally = fc.tuple(fc.nat(80), fc.nat(80)).map(([high, low]) => csat(high, high + low + 1));
		fc.assert(
			fc.property(fc.array(tally, { minLength: 2, maxLength: 9 }), (given) => {
				const order = [...given].sort(
					(a, b) => b.high / (b.high + b.low) - a.high / (a.high + a.low),
				);
				const { places, brackets } = placesOf(order);
				places.forEach(({ from, to }, at) => {
					expect(from).toBeGreaterThanOrEqual(1);
					expect(to).toBeLessThanOrEqual(order.length);
					expect(from).toBeLessThanOrEqual(at + 1);
					expect(to).toBeGreaterThanOrEqual(at + 1);
				});
				for (const { from, to } of brackets) expect(to).toBeGreaterThan(from);
			}),
			{ numRuns: 60 },
		);
	});
});

describe('fair estimates', () => {
	it('keep four lucky answers from leading the board', () => {
		const large = [180, 150, 140, 165, 170, 155, 160, 145, 158, 162, 166];
		const tallies = [csat(4, 4), ...large.map((high) => csat(high, 200))];
		const found = fairEstimates(tallies) ?? [];
		expect(found[0]?.value).toBeLessThan(found[1]?.value ?? 0);
		expect(found[0]?.kept).toBeLessThan(0.5);
		expect(fairEstimates(tallies.slice(0, 3))).toBeNull();
		expect(fairEstimates([])).toBeNull();
	});

	it('are in the unit of the figure', () => {
		const nps = (high: number, middle: number, low: number): Tally => ({
			...csat(high, high + low),
			metric: 'nps',
			middle,
			scale: { min: 0, max: 10, direction: 'higher_is_better' },
		});
		const scores = fairEstimates([
			nps(50, 30, 20),
			nps(10, 30, 60),
			nps(30, 40, 30),
			nps(60, 30, 10),
		]);
		expect(scores?.[1]?.value).toBeLessThan(-40);
		expect(scores?.[3]?.value).toBeGreaterThan(40);
		const index = (values: number[]): Tally => ({
			...csat(values.length, values.length),
			metric: 'csi',
			scale: { min: 0, max: 10, direction: 'lower_is_better' },
			sum: values.reduce((sum, value) => sum + value, 0),
			sumSquares: values.reduce((sum, value) => sum + value ** 2, 0),
		});
		const means = fairEstimates([
			index([1, 2, 1, 2]),
			index([8, 9, 8, 9]),
			index([5, 5, 4, 6]),
			index([3, 3, 2, 4]),
		]);
		expect(means?.[0]?.value).toBeGreaterThan(80);
		expect(means?.[1]?.value).toBeLessThan(20);
	});
});

describe('signs', () => {
	it('are what is above all others beyond chance, at three at least', () => {
		const [first, second] = signsOf([
			{ recorded: { count: 30, of: 40 }, cancelled_by_hand: { count: 2, of: 2 } },
			{ recorded: { count: 4, of: 40 }, cancelled_by_hand: { count: 0, of: 90 } },
			{ recorded: { count: 5, of: 50 } },
		]);
		expect(first).toEqual([{ code: 'recorded', count: 30, of: 40 }]);
		expect(second).toEqual([]);
	});

	it('are none where everybody does the same, or nobody else is there', () => {
		const all = { recorded: { count: 50, of: 50 } };
		expect(signsOf([all, all, all])).toEqual([[], [], []]);
		expect(signsOf([{ recorded: { count: 50, of: 60 } }])).toEqual([[]]);
		expect(signsOf([])).toEqual([]);
	});

	it('are many answers of one customer: five at least, and a quarter', () => {
		const [many, few, rare] = signsOf([
			{ one_customer: { count: 5, of: 20 } },
			{ one_customer: { count: 4, of: 8 } },
			{ one_customer: { count: 9, of: 100 } },
		]);
		expect(many).toEqual([{ code: 'one_customer', count: 5, of: 20 }]);
		expect([few, rare]).toEqual([[], []]);
	});
});
