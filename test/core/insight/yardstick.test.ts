import fc from 'fast-check';

import { wilson } from '../../../core/insight/intervals';
import { meanInterval } from '../../../core/insight/mean-interval';
import { summariseScale } from '../../../core/insight/summary';
import { awayFrom } from '../../../core/insight/yardstick';
import { readYardsticks } from '../../../core/loop/insight/report/yardsticks';

const share = (x: number, n: number) => {
	const { low, high } = wilson(x, n);
	const interval = { low: 100 * low, high: 100 * high, method: 'wilson' as const };
	return { value: (100 * x) / n, n, interval };
};

describe('how far a score lies from a target', () => {
	it('is 6 points below 80 % of 74 %, by the interval of the share', () => {
		const found = awayFrom(share(370, 500), 80);
		expect(found.change).toBeCloseTo(-6, 10);
		expect(found.interval.low).toBeCloseTo(-10.02, 1);
		expect(found.interval.high).toBeCloseTo(-2.34, 1);
		expect(found.p).toBeLessThan(0.01);
		// The score test of a share against a value, on which Wilson's interval rests, says much the same.
		const z = (0.74 - 0.8) / Math.sqrt((0.8 * 0.2) / 500);
		expect(Math.abs(z)).toBeCloseTo(3.35, 2);
	});

	it('is below .05 where the target lies outside of the interval, and nowhere else', () => {
		fc.assert(
			fc.property(
				fc
					.integer({ min: 1, max: 400 })
					.chain((n) => fc.record({ n: fc.constant(n), x: fc.integer({ min: 0, max: n }) })),
				fc.double({ min: 0, max: 100, noNaN: true }),
				({ n, x }, target) => {
					const figure = share(x, n);
					const { p } = awayFrom(figure, target);
					expect(p).toBeGreaterThanOrEqual(0);
					expect(p).toBeLessThanOrEqual(1);
					const { low, high } = figure.interval;
					if (target < low - 1e-6 || target > high + 1e-6) expect(p).toBeLessThan(0.05);
					if (target > low + 1e-6 && target < high - 1e-6) expect(p).toBeGreaterThan(0.05);
				},
			),
		);
	});

	it('of NPS and of an index is by their own intervals', () => {
		const scale = { min: 0, max: 10, direction: 'higher_is_better' as const };
		const counts = { low: 20, middle: 55, high: 25 };
		const tally = { metric: 'nps' as const, scale, highFrom: 9, ...counts, sum: 0, sumSquares: 0 };
		const [nps] = summariseScale({ ...tally, values: null }, 10);
		if (nps?.value == null) throw new Error('There is a score.');
		const figure = { ...nps, value: nps.value };
		expect(awayFrom(figure, 17.9).p).toBeLessThan(0.05);
		expect(awayFrom(figure, 17.6).p).toBeGreaterThan(0.05);
		const { low, high } = meanInterval(12, 840, 60_000, { min: 0, max: 100 });
		const index = { value: 70, n: 12, interval: { low, high, method: 'student_t' as const } };
		expect(awayFrom(index, high + 0.01).p).toBeLessThan(0.05);
		expect(awayFrom(index, high - 0.01).p).toBeGreaterThan(0.05);
		expect(awayFrom(index, 70).p).toBe(1);
	});
});

describe('targets and benchmarks', () => {
	const row = { kind: 'target', metric: 'csat', survey: '', value: 80, name: '' };

	it('are read as the node gives them', () => {
		expect(
			readYardsticks([row, { ...row, metric: 'nps', value: -5, name: ' industry\n' }]),
		).toEqual([
			{ kind: 'target', metric: 'csat', surveyKey: null, value: 80, name: null },
			{ kind: 'target', metric: 'nps', surveyKey: null, value: -5, name: 'industry' },
		]);
		expect(readYardsticks(undefined)).toEqual([]);
	});

	it.each([
		[{ ...row, value: -5 }, 'Targets and Benchmarks 1: Value'],
		[{ ...row, value: 'many' }, 'Targets and Benchmarks 1: Value'],
		[{ ...row, metric: 'joy' }, 'Targets and Benchmarks 1: Metric'],
		[{ ...row, kind: 'wish' }, 'Targets and Benchmarks 1: What'],
		['80', 'Targets and Benchmarks 1'],
	])('are refused where one is none: %j', (wrong, said) => {
		expect(() => readYardsticks([wrong])).toThrow(said);
	});

	it('are at most twelve', () => {
		expect(() => readYardsticks(Array(13).fill(row))).toThrow('13');
	});
});
