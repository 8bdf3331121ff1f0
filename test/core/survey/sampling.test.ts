import fc from 'fast-check';
import { isSampled, samplePlace } from '../../../core/survey/sampling';

describe('the sample', () => {
	const keys = Array.from({ length: 10_000 }, (_, index) => `cus_${index}\nafter-service`);

	it.each([1, 10, 50, 90])('of %d %% holds about that share of customers', (percent) => {
		const share = keys.filter((key) => isSampled(key, percent)).length / keys.length;
		// Four standard errors of a share of 10,000.
		const tolerance = 4 * Math.sqrt(((percent / 100) * (1 - percent / 100)) / keys.length);
		expect(Math.abs(share - percent / 100)).toBeLessThan(tolerance);
	});

	it('is nobody at 0 and everybody at 100', () => {
		expect(keys.some((key) => isSampled(key, 0))).toBe(false);
		expect(keys.every((key) => isSampled(key, 100))).toBe(true);
	});

	it('keeps a customer’s place, so that a larger sample only adds', () => {
		// Pinned: a change of the hash would ask other customers than yesterday.
		expect(samplePlace('cus_1\nafter-service')).toBeCloseTo(30.447826463728944, 12);
		fc.assert(
			fc.property(
				fc.string(),
				fc.integer({ min: 0, max: 100 }),
				fc.integer({ min: 0, max: 100 }),
				(key, one, other) => {
					const [small, large] = one < other ? [one, other] : [other, one];
					expect(!isSampled(key, small) || isSampled(key, large)).toBe(true);
				},
			),
		);
	});
});
