import {
	crossOf,
	pairedGap,
	quadrantOf,
} from '../../../../core/insight/drivers/importance-performance';
import { difficultyOf, horizonsOf, influenceOf } from '../../../../core/insight/drivers/influence';

describe('importance and performance', () => {
	/**
	 * Martilla & James (Journal of Marketing 41, 1977, pp. 77–79): a car dealer’s fourteen attributes, as they are handed
	 * down; the paper’s own table was not to be had to compare. What is held are means and quadrants of these figures.
	 */
	const importance = [
		3.83, 3.63, 3.6, 3.56, 3.41, 3.41, 3.38, 3.37, 3.29, 3.27, 2.52, 2.43, 2.37, 2.05,
	];
	const performance = [
		2.63, 2.73, 3.15, 3, 3.05, 3.29, 3.03, 3.11, 2, 3.02, 2.25, 2.49, 2.35, 3.33,
	];
	const points = importance.map((value, at) => ({
		importance: value,
		performance: performance[at] ?? 0,
	}));

	it('cross at the grand means, and tell what to concentrate on', () => {
		const cross = crossOf(points);
		expect(cross.importance).toBeCloseTo(3.1514286, 6);
		expect(cross.performance).toBeCloseTo(2.8164286, 6);
		const found = points.map((point) => quadrantOf(point, cross));
		const placesOf = (quadrant: string) =>
			found.flatMap((one, at) => (one === quadrant ? [at + 1] : []));
		expect(placesOf('concentrate')).toEqual([1, 2, 9]);
		expect(placesOf('overkill')).toEqual([14]);
		expect(placesOf('low_priority')).toEqual([11, 12, 13]);
	});

	it('that are all the same are kept', () => {
		const same = { importance: 100 / 3, performance: 75.1 };
		expect(quadrantOf(same, crossOf([same, same, same]))).toBe('keep');
	});

	it('differ by what is expected: Student’s sleep data, as R’s t.test has it', () => {
		const one = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
		const other = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
		const moments = { n: 0, sum: 0, sumSquares: 0 };
		one.forEach((value, at) => {
			const difference = value - (other[at] ?? 0);
			moments.n += 1;
			moments.sum += difference;
			moments.sumSquares += difference * difference;
		});
		const gap = pairedGap(moments);
		expect(gap?.degrees).toBe(9);
		expect(gap?.t).toBeCloseTo(-4.0621277, 6);
		expect(gap?.p).toBeCloseTo(0.0028329, 6);
		expect(gap?.low).toBeCloseTo(-2.4598858, 6);
		expect(gap?.high).toBeCloseTo(-0.7001142, 6);
	});

	it('of one answer tell nothing, and of equal differences no chance', () => {
		expect(pairedGap({ n: 1, sum: 2, sumSquares: 4 })).toBeNull();
		expect(pairedGap({ n: 4, sum: -4, sumSquares: 4 })).toMatchObject({
			gap: -1,
			p: null,
			t: null,
		});
	});
});

describe('influence and difficulty', () => {
	it('multiply weight, what is missing to the target, and how many it concerns', () => {
		const facts = { weight: 30, performance: 60, target: 90, volume: 0.5 };
		expect(influenceOf(facts)).toBeCloseTo(4.5, 12);
		expect(influenceOf({ ...facts, performance: 95 })).toBe(0);
	});

	it.each([
		[{ days: 3, n: 5 }, 'hard', { level: 'easy', from: 'cases' }],
		[{ days: 30, n: 9 }, null, { level: 'medium', from: 'cases' }],
		[{ days: 31, n: 9 }, 'easy', { level: 'hard', from: 'cases' }],
		[{ days: 3, n: 4 }, 'hard', { level: 'hard', from: 'estimate', days: 3, n: 4 }],
		[null, null, { level: null, from: null, days: null }],
	] as const)('of %j and the estimate %s is %j', (shown, estimate, known) => {
		expect(difficultyOf(shown, estimate)).toMatchObject(known);
	});

	it('say what to do within 90 days and what within three years', () => {
		const drivers = [
			{ influence: 9, level: 'easy' as const },
			{ influence: 8, level: 'hard' as const },
			{ influence: 7, level: null },
			{ influence: 1, level: 'easy' as const },
			{ influence: 0, level: 'easy' as const },
		];
		expect(horizonsOf(drivers)).toEqual(['90_days', '1_to_3_years', '90_days', null, null]);
		expect(horizonsOf([{ influence: 0, level: 'easy' }])).toEqual([null]);
	});
});
