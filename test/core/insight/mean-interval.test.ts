import fc from 'fast-check';
import { meanInterval } from '../../../core/insight/mean-interval';
import { InputError } from '../../../core/model/errors';

const percent = { min: 0, max: 100 };

describe('the interval of a mean', () => {
	it('of 60, 70, 80, 90 and 100 is 60.37 to 99.63', () => {
		// Mean 80, s² 250, t(4) 2.7764.
		const { mean, low, high } = meanInterval(5, 400, 33_000, percent);
		expect(mean).toBe(80);
		expect(low).toBeCloseTo(60.37, 2);
		expect(high).toBeCloseTo(99.63, 2);
	});

	it('is the whole scale where nothing is known about the spread', () => {
		expect(meanInterval(0, 0, 0, percent)).toEqual({ mean: null, low: 0, high: 100 });
		expect(meanInterval(1, 70, 4900, percent)).toEqual({ mean: 70, low: 0, high: 100 });
	});

	// Of ten who all say yes Wilson's interval is 72.25–100 %; the mean of 0 and 1 is the same share.
	it('of answers that are all the same has a width: that of the share on a scale of two steps', () => {
		for (const [n, least] of [
			[2, 0.342],
			[10, 0.7225],
			[1_000, 0.9962],
		] as const) {
			const found = meanInterval(n, n, n, { min: 0, max: 1 });
			expect(found.low).toBeCloseTo(least, 3);
			expect(found).toMatchObject({ mean: 1, high: 1 });
		}
		const found = meanInterval(10, 40, 160, { min: 1, max: 5 });
		expect(found.low).toBeCloseTo(4 - 3 * 0.2775, 3);
		expect(found.high).toBeCloseTo(4 + 0.2775, 3);
		// A sum of tenths leaves a trace of a spread that is none.
		const tenth = Array.from({ length: 30 }, () => 66.1);
		const sum = tenth.reduce((all, one) => all + one, 0);
		const squares = tenth.reduce((all, one) => all + one * one, 0);
		expect(meanInterval(30, sum, squares, percent).low).toBeLessThan(60);
	});

	it('holds the mean and stays on the scale', () => {
		const values = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1 });
		fc.assert(
			fc.property(values, (given) => {
				const sum = given.reduce((total, value) => total + value, 0);
				const squares = given.reduce((total, value) => total + value * value, 0);
				const { mean, low, high } = meanInterval(given.length, sum, squares, percent);
				expect(low).toBeLessThanOrEqual((mean ?? NaN) + 1e-9);
				expect(high).toBeGreaterThanOrEqual((mean ?? NaN) - 1e-9);
				expect(low).toBeGreaterThanOrEqual(0);
				expect(high).toBeLessThanOrEqual(100);
			}),
		);
	});

	it.each([
		[2, 300, 50_000],
		[2, -1, 1],
		[1.5, 10, 10],
		[-1, 10, 10],
		[NaN, 10, 10],
		[2, NaN, 10],
		[2, 10, NaN],
	])('is refused for n %d, sum %d, squares %d', (n, sum, squares) => {
		expect(() => meanInterval(n, sum, squares, percent)).toThrow(InputError);
	});
});
