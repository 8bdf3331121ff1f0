import fc from 'fast-check';

import { watchedSteps, yearLater } from '../../../../core/insight/value/watched';

/** Of 40 who began, 10 were lost in their first year, half a one each month; 20 have been there for longer. */
const lifetimes = {
	lost: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0],
	still: [0, 0, 0, 0, 0, 0, 10, 0, 0, 0, 0, 0, 0, 20],
};

describe('who is still there a year later', () => {
	it('is what was observed, with its interval, where enough were watched for so long', () => {
		const found = yearLater(lifetimes, 'orders', { least: 10, expected: 99 });
		expect(found).toMatchObject({ observed: true, n: 40 });
		expect(found?.percent).toBeGreaterThan(65);
		expect(found?.percent).toBeLessThan(75);
		expect(found?.interval?.low).toBeLessThan(found?.percent ?? 0);
		// The last step of the curve that a report draws.
		const step = watchedSteps(lifetimes, 10).find(({ at }) => at === 12);
		expect(found?.percent).toBe(100 * (step?.share ?? 0));
	});

	it('is what is expected where too few were, and says so', () => {
		expect(yearLater(lifetimes, 'orders', { least: 25, expected: 68 })).toEqual({
			...{ percent: 68, interval: null, n: 40, observed: false },
		});
		expect(yearLater(lifetimes, 'orders', { least: 25, expected: null })).toBeNull();
		expect(yearLater({ lost: [], still: [] }, 'orders', { least: 1, expected: null })).toBeNull();
	});

	it('of contracts is after one step', () => {
		const years = { lost: [4, 1], still: [0, 10, 25] };
		expect(yearLater(years, 'contract', { least: 10, expected: null })?.percent).toBe(90);
	});

	it('stands on as many as are asked for, whoever left when', () => {
		const counts = fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 20 });
		fc.assert(
			fc.property(counts, counts, fc.integer({ min: 1, max: 50 }), (lost, still, least) => {
				const steps = watchedSteps({ lost, still }, least);
				for (const [at, step] of steps.slice(1).entries()) {
					expect(steps[at]?.atRisk).toBeGreaterThanOrEqual(least);
					expect(step.share).toBeLessThanOrEqual(steps[at]?.share ?? 1);
				}
			}),
		);
	});
});
