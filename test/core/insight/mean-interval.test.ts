import fc from 'fast-check';
import { meanInterval, student95 } from '../../../core/insight/mean-interval';
import { InputError } from '../../../core/model/errors';

const percent = { min: 0, max: 100 };

describe('Student’s t at 97.5 %', () => {
	it.each([
		// Printed tables, e.g. NIST/SEMATECH e-Handbook 1.3.6.7.2.
		[1, 12.706],
		[4, 2.776],
		[9, 2.262],
		[30, 2.042],
		[31, 2.0395],
		[40, 2.021],
		[60, 2],
		[100, 1.984],
		[1_000_000, 1.96],
	])('with %d degrees of freedom is %d', (degrees, quantile) => {
		expect(student95(degrees)).toBeCloseTo(quantile, 3);
	});
});

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
