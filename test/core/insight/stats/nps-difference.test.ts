import fc from 'fast-check';

import { adjustedWaldNps, type NpsCounts } from '../../../../core/insight/intervals';
import { npsDifference } from '../../../../core/insight/stats/nps-difference';

const wave = (promoters: number, passives: number, detractors: number): NpsCounts => ({
	promoters,
	passives,
	detractors,
});

describe('the difference of two Net Promoter Scores', () => {
	it('is tested on the adjusted counts', () => {
		const found = npsDifference(wave(25, 55, 20), wave(40, 45, 15));
		// Reckoned apart: 4.8544 (V .44910) and 24.2718 (V .48963), of 103 each: SE 9.54667.
		expect(found?.difference).toBe(-20);
		expect(found?.z).toBeCloseTo(-2.033952, 5);
		expect(found?.p).toBeCloseTo(0.0419564, 6);
		expect(found?.low).toBeCloseTo(-38.12861, 4);
		expect(found?.high).toBeCloseTo(-0.70634, 4);
	});

	it('agrees with the interval of one wave where the other is endless', () => {
		const own = adjustedWaldNps(wave(25, 55, 20));
		const found = npsDifference(wave(25, 55, 20), wave(1e12, 2e12, 1e12));
		expect(found?.low).toBeCloseTo(own.low, 3);
		expect(found?.high).toBeCloseTo(own.high, 3);
	});

	it('is nothing where a wave has no answers, and keeps its head where all agree', () => {
		expect(npsDifference(wave(0, 0, 0), wave(1, 0, 0))).toBeNull();
		const found = npsDifference(wave(10, 0, 0), wave(30, 0, 0));
		expect(found?.difference).toBe(0);
		expect(found?.p).toBeGreaterThan(0.2);
	});

	it('is nothing where only what is added sets a small wave apart from a large one', () => {
		// 80 points each: of 13 answers with three that are added, 62; of 10,003, 80.
		const found = npsDifference(wave(8, 2, 0), wave(8_000, 2_000, 0));
		expect(found).toMatchObject({ difference: 0, p: 1 });
		expect(found?.low).toBeLessThanOrEqual(0);
		expect(found?.high).toBeGreaterThanOrEqual(0);
	});

	it('turns round with its waves, holds the difference, and stays within 200', () => {
		const counts = fc
			.tuple(fc.nat(200), fc.nat(200), fc.nat(200))
			.map(([p, m, d]) => wave(p, m, d + 1));
		fc.assert(
			fc.property(counts, counts, (one, other) => {
				const found = npsDifference(one, other);
				const turned = npsDifference(other, one);
				if (!found || !turned) throw new Error('Both have answers.');
				expect(found.low).toBeCloseTo(-turned.high, 9);
				expect(found.p).toBeCloseTo(turned.p, 12);
				expect(found.low).toBeLessThanOrEqual(found.difference);
				expect(found.high).toBeGreaterThanOrEqual(found.difference);
				expect(Math.max(-found.low, found.high)).toBeLessThanOrEqual(200);
			}),
		);
	});
});
