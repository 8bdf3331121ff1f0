import fc from 'fast-check';
import { adjustedWaldNps, netPromoter, waldNps, wilson } from '../../../core/insight/intervals';
import { InputError } from '../../../core/model/errors';

const counts = (detractors: number, passives: number, promoters: number) => ({
	promoters,
	passives,
	detractors,
});

describe('Wilson’s interval', () => {
	it.each([
		// Newcombe, Statistics in Medicine 1998;17:857–872, examples of method 3.
		[81, 263, 0.2553, 0.3662],
		[15, 148, 0.0624, 0.1605],
		[0, 20, 0, 0.1611],
		// 80 % of 600 as published on surveyvista.com/csat-benchmarks; interval recomputed.
		[480, 600, 0.76613, 0.83005],
	])('of %d in %d is %d to %d', (x, n, low, high) => {
		const interval = wilson(x, n);
		expect(Math.abs(interval.low - low)).toBeLessThan(5e-5);
		expect(Math.abs(interval.high - high)).toBeLessThan(5e-5);
	});

	it('of nothing is everything', () => {
		expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
	});

	it('holds the share, lies in 0–1 and is mirrored with the question', () => {
		fc.assert(
			fc.property(fc.nat(100_000), fc.nat(100_000), (a, b) => {
				const [x, n] = [Math.min(a, b), Math.max(a, b)];
				fc.pre(n > 0);
				const { low, high } = wilson(x, n);
				expect(low).toBeGreaterThanOrEqual(0);
				expect(low).toBeLessThanOrEqual(x / n);
				expect(high).toBeGreaterThanOrEqual(x / n);
				expect(high).toBeLessThanOrEqual(1);
				expect(wilson(n - x, n).low).toBeCloseTo(1 - high, 12);
			}),
		);
	});

	it.each([
		[3, 2],
		[-1, 2],
		[NaN, 2],
		[0, Infinity],
	])('is refused for %d of %d', (x, n) => {
		expect(() => wilson(x, n)).toThrow(InputError);
	});
});

describe('the Net Promoter Score', () => {
	it.each([
		// Tests of brendan-r/NPS, by the author of Rocks 2016.
		[counts(1, 2, 3), 100 / 3, 5 / 9, 0.304],
		[counts(1, 0, 1), 0, 1, 0.707],
		[counts(0, 1, 1), 50, 0.25, 0.354],
		[counts(1, 1, 1), 0, 2 / 3, 0.471],
	])('of %j, with variance and standard error', (given, nps, variance, se) => {
		const result = netPromoter(given);
		expect(result?.nps).toBeCloseTo(nps, 10);
		expect(result?.variance).toBeCloseTo(variance, 10);
		expect((result?.se ?? 0) / 100).toBeCloseTo(se, 3);
	});

	it('of the real counts 2, 11, 18 is 51.61 (CDCgov/prime-reportstream, issue 5281)', () => {
		expect(netPromoter(counts(2, 11, 18))?.nps).toBeCloseTo(51.6129, 4);
	});

	it.each([
		[counts(20, 55, 25), [-8.1113, 18.1113], [-8.0876, 17.7964], 4.8544],
		[counts(5, 5, 5), [-41.3197, 41.3197], [-36.9253, 36.9253], 0],
	])('of %j has its Wald and adjusted Wald interval', (given, wald, adjusted, centre) => {
		const plain = waldNps(given);
		const better = adjustedWaldNps(given);
		expect(plain.low).toBeCloseTo(wald[0] ?? NaN, 3);
		expect(plain.high).toBeCloseTo(wald[1] ?? NaN, 3);
		expect(better.low).toBeCloseTo(adjusted[0] ?? NaN, 3);
		expect(better.high).toBeCloseTo(adjusted[1] ?? NaN, 3);
		expect(better.centre).toBeCloseTo(centre, 4);
	});

	it('of nothing has no value and may be anything', () => {
		expect(netPromoter(counts(0, 0, 0))).toBeNull();
		expect(waldNps(counts(0, 0, 0))).toEqual({ low: -100, high: 100 });
		expect(adjustedWaldNps(counts(0, 0, 0))).toEqual({ low: -100, high: 100, centre: 0 });
	});

	it('of a few promoters alone is not certain under the adjusted interval', () => {
		expect(waldNps(counts(0, 0, 5))).toEqual({ low: 100, high: 100 });
		const { low, high } = adjustedWaldNps(counts(0, 0, 5));
		expect(low).toBeLessThan(50);
		expect(high).toBe(100);
	});

	it('lies within ±100 with its intervals and turns with the counts', () => {
		fc.assert(
			fc.property(fc.nat(1000), fc.nat(1000), fc.nat(1000), (d, pas, pro) => {
				const { low, high } = adjustedWaldNps(counts(d, pas, pro));
				expect(low).toBeGreaterThanOrEqual(-100);
				expect(high).toBeLessThanOrEqual(100);
				expect(low).toBeLessThanOrEqual(high);
				expect(adjustedWaldNps(counts(pro, pas, d)).high).toBeCloseTo(-low, 9);
			}),
		);
	});

	it.each([counts(-1, 0, 1), counts(NaN, 0, 1), counts(0, Infinity, 1)])(
		'is refused for %j',
		(given) => {
			expect(() => netPromoter(given)).toThrow(InputError);
			expect(() => adjustedWaldNps(given)).toThrow(InputError);
		},
	);
});
