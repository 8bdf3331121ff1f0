import fc from 'fast-check';

import { benjaminiHochberg, corrected, holm } from '../../../../core/insight/stats/multiplicity';

// Benjamini & Hochberg 1995, section 4.
const published = [
	0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719,
	0.6528, 0.759, 1,
];

describe('correction for many tests', () => {
	it('by Holm finds three of the fifteen', () => {
		const values = holm(published);
		[0.0015, 0.0056, 0.0247, 0.114, 0.2211, 0.278, 0.278, 0.278, 0.3213, 1].forEach((p, at) =>
			expect(values[at]).toBeCloseTo(p, 10),
		);
		expect(values.filter((p) => p <= 0.05)).toHaveLength(3);
	});

	it('by Benjamini and Hochberg finds four of the fifteen', () => {
		const values = benjaminiHochberg(published);
		[
			0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.063857, 0.063857, 0.0645, 0.0765, 0.486, 0.581182,
			0.714875, 0.753231, 0.813214, 1,
		].forEach((p, at) => expect(values[at]).toBeCloseTo(p, 6));
		expect(values.filter((p) => p <= 0.05)).toHaveLength(4);
	});

	it('takes Holm up to ten tests and says which it took', () => {
		expect(corrected(published).method).toBe('bh');
		expect(corrected(published.slice(0, 10)).method).toBe('holm');
		expect(corrected([])).toEqual({ method: 'holm', values: [] });
	});

	it('keeps the order, never lowers a p and does not depend on how they were given', () => {
		const p = fc.double({ min: 0, max: 1, noNaN: true });
		fc.assert(
			fc.property(fc.array(p, { maxLength: 30 }), (given) => {
				for (const correct of [holm, benjaminiHochberg]) {
					const values = correct(given);
					values.forEach((one, at) => expect(one).toBeGreaterThanOrEqual((given[at] ?? 0) - 1e-12));
					expect(correct([...given].reverse())).toEqual([...values].reverse());
				}
			}),
		);
	});
});
