import fc from 'fast-check';

import { chiSquareTable } from '../../../../core/insight/stats/chi-square-table';
import { InputError } from '../../../../core/model/errors';

describe('the chi-square of a table', () => {
	it('is that of gender and party in Agresti, An Introduction to Categorical Data Analysis, 2007, p. 39', () => {
		const found = chiSquareTable([
			[762, 327, 468],
			[484, 239, 477],
		]);
		expect(found?.chiSquare).toBeCloseTo(30.07015, 4);
		expect(found?.degrees).toBe(2);
		expect(found?.p).toBeCloseTo(2.95359e-7, 11);
		expect(found?.cramersV).toBeCloseTo(0.1044358, 6);
		const [first, second] = found?.residuals ?? [];
		[4.5021, 0.6995, -5.3159].forEach((value, at) => {
			expect(first?.[at]).toBeCloseTo(value, 4);
			expect(second?.[at]).toBeCloseTo(-value, 4);
		});
	});

	it('is that of the smokers among patients of four hospitals (Fleiss 1981; help of prop.test in R)', () => {
		const smokers = [83, 90, 129, 70];
		const patients = [86, 93, 136, 82];
		const found = chiSquareTable(smokers.map((x, at) => [x, (patients[at] ?? 0) - x]));
		expect(found?.chiSquare).toBeCloseTo(12.6004, 4);
		expect(found?.degrees).toBe(3);
		expect(found?.p).toBeCloseTo(0.005585, 6);
		expect(found?.leastExpected).toBeCloseTo((82 * 25) / 397, 9);
	});

	it('leaves out rows and columns without counts, and is none of a single one', () => {
		const found = chiSquareTable([
			[10, 0, 20],
			[0, 0, 0],
			[20, 0, 10],
		]);
		expect(found?.degrees).toBe(1);
		expect(found?.chiSquare).toBeCloseTo(20 / 3, 9);
		expect(found?.residuals[1]).toEqual([null, null, null]);
		expect(chiSquareTable([[3, 4, 5]])).toBeNull();
		expect(
			chiSquareTable([
				[3, 0],
				[9, 0],
			]),
		).toBeNull();
		expect(chiSquareTable([])).toBeNull();
	});

	it('refuses what is no table of counts', () => {
		expect(() => chiSquareTable([[1, 2], [1]])).toThrow(InputError);
		expect(() => chiSquareTable([[1, -2]])).toThrow(InputError);
	});

	it('has a V between 0 and 1, and residuals whose squares grow with it', () => {
		const row = fc.tuple(fc.nat(50), fc.nat(50), fc.nat(50));
		fc.assert(
			fc.property(fc.array(row, { minLength: 2, maxLength: 6 }), (table) => {
				const found = chiSquareTable(table);
				if (!found) return;
				expect(found.cramersV).toBeGreaterThanOrEqual(0);
				expect(found.cramersV).toBeLessThanOrEqual(1 + 1e-9);
				expect(found.p).toBeGreaterThanOrEqual(0);
				expect(found.p).toBeLessThanOrEqual(1);
				expect(found.residuals.flat().some(Number.isNaN)).toBe(false);
			}),
		);
	});
});
