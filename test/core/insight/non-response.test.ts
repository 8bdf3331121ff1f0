import fc from 'fast-check';

import { weightedScore, worstCase } from '../../../core/insight/non-response';
import { summariseScale } from '../../../core/insight/summary';
import type { Tally } from '../../../core/model/tally';

const tally = (metric: Tally['metric'], low: number, middle: number, high: number): Tally => ({
	metric,
	scale: { min: 0, max: 10, direction: 'higher_is_better' },
	highFrom: 9,
	low,
	middle,
	high,
	sum: middle * 5 + high * 10,
	sumSquares: middle * 25 + high * 100,
	values: null,
});

describe('what a score would be whatever the silent had said', () => {
	it('is 21 to 63 of 106 for the men of Piliavin and Sosin', () => {
		// Manski 1995, chapter 2: 106 asked, 64 found again, 21 of them had an exit.
		const bound = worstCase(tally('csat', 43, 0, 21), 42);
		expect(bound?.low).toBeCloseTo(19.81132, 5);
		expect(bound?.high).toBeCloseTo(59.43396, 5);
	});

	it('is the score itself where everybody answered, and nothing where nobody was asked', () => {
		expect(worstCase(tally('nps', 20, 55, 25), 0)).toEqual({ low: 5, high: 5 });
		expect(worstCase(tally('nps', 0, 0, 0), 0)).toBeNull();
	});

	it('puts the silent at the ends of an index', () => {
		expect(worstCase(tally('csi', 0, 10, 0), 10)).toEqual({ low: 25, high: 75 });
	});

	it('holds the score, whatever it is', () => {
		const count = fc.nat({ max: 300 });
		fc.assert(
			fc.property(fc.constantFrom('nps', 'csat', 'csi'), count, count, count, count, (...given) => {
				const [metric, low, middle, high, silent] = given;
				const counted = tally(metric, low, middle, high);
				const value = summariseScale(counted, 0)[0]?.value ?? null;
				const bound = worstCase(counted, silent);
				if (value === null || bound === null) return;
				expect(bound.low).toBeLessThanOrEqual(value + 1e-9);
				expect(bound.high).toBeGreaterThanOrEqual(value - 1e-9);
			}),
		);
	});
});

describe('a score weighted back to who was asked', () => {
	const stratum = (name: string, asked: number, one: Tally) => ({ name, asked, tally: one });

	it('is -31 where the silent tenfold are the unhappy ones', () => {
		// A tenth answers (60 % promoters, 10 % detractors), the rest would say 10 % and 50 %: -31, whatever
		// a vendor's page prints for the same shares.
		const weighted = weightedScore([
			stratum('answers', 100, tally('nps', 10, 30, 60)),
			stratum('silent', 900, tally('nps', 450, 360, 90)),
		]);
		expect(weighted?.value).toBeCloseTo(-31, 10);
		expect(weighted).toMatchObject({ n: 1_000, merged: [], capped: false });
	});

	it('has an interval where all who answered say the same', () => {
		const satisfied = (n: number): Tally => ({
			...tally('csat', 0, 0, n),
			...{ metric: 'csat', sum: 10 * n, sumSquares: 100 * n },
		});
		for (const metric of ['csat', 'nps', 'csi'] as const) {
			const found = weightedScore([
				stratum('large', 100, { ...satisfied(10), metric }),
				stratum('small', 50, { ...satisfied(20), metric }),
			]);
			expect(found?.value).toBeCloseTo(100, 9);
			expect(found?.interval.high).toBe(100);
			expect(found?.interval.low).toBeLessThan(90);
			expect(found?.interval.low).toBeGreaterThan(40);
		}
	});

	it('gives each group the weight it was asked with', () => {
		// Half of those asked are large customers, of whom a fifth answered: 0.5 · 40 + 0.5 · 90.
		const weighted = weightedScore([
			stratum('large', 100, tally('csat', 12, 0, 8)),
			stratum('small', 100, tally('csat', 8, 0, 72)),
		]);
		expect(weighted?.value).toBeCloseTo(65, 10);
		// √(0.25 · 2400/19 + 0.25 · 900/79) = 5.868.
		expect(weighted?.interval.low).toBeCloseTo(65 - 1.95996 * 5.8677, 2);
		expect(weighted?.interval.high).toBeCloseTo(65 + 1.95996 * 5.8677, 2);
	});

	it('lets nobody speak for more than five times as many, and says so', () => {
		const weighted = weightedScore([
			stratum('quiet', 900, tally('csat', 10, 0, 0)),
			stratum('loud', 100, tally('csat', 0, 0, 90)),
		]);
		// Weights 5 · 10 and 1/9 · 90: 50 and 10.
		expect(weighted?.capped).toBe(true);
		expect(weighted?.value).toBeCloseTo((100 * 10) / 60, 10);
	});

	it('takes groups of few answers together and names them', () => {
		const weighted = weightedScore([
			stratum('a', 50, tally('csat', 10, 0, 20)),
			stratum('b', 50, tally('csat', 10, 0, 10)),
			stratum('c', 50, tally('csat', 0, 0, 0)),
			stratum('d', 10, tally('csat', 1, 0, 2)),
		]);
		expect(weighted?.merged.sort()).toEqual(['b', 'c', 'd']);
		expect(weighted?.n).toBe(53);
	});

	it('is not there with one group', () => {
		expect(weightedScore([stratum('a', 50, tally('csat', 10, 0, 20))])).toBeNull();
		expect(weightedScore([])).toBeNull();
		const few = [stratum('a', 9, tally('csat', 1, 0, 1)), stratum('b', 9, tally('csat', 1, 0, 1))];
		expect(weightedScore(few)).toBeNull();
	});
});
