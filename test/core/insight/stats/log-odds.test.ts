import fc from 'fast-check';

import { logOddsRatio } from '../../../../core/insight/stats/log-odds';

describe('the log-odds ratio with an informative prior', () => {
	// Reckoned from equations 16, 19 and 22 of Monroe, Colaresi & Quinn 2008 by another program (Python, in
	// fractions until the logarithm).
	it.each([
		[23, 400, 2, 1600, 200, 2.874139771765, 0.513551847879, 5.596591237347],
		[5, 100, 0, 400, 50, 3.532751619158, 1.48019028883, 2.386687472426],
		[50, 100, 40, 100, 20, 0.337523158663, 0.260452040639, 1.295912897574],
		[8, 50000, 1, 50000, 10000, 1.544314067733, 0.799192515211, 1.932343006648],
		[1, 10, 9, 10, 2, -3.218875824868, 1.09544511501, -2.938418165147],
	])(
		'of %d/%d and %d/%d is the one reckoned elsewhere',
		(x1, n1, x2, n2, weight, ratio, error, z) => {
			const found = logOddsRatio({ x: x1, n: n1 }, { x: x2, n: n2 }, weight);
			expect(found?.ratio).toBeCloseTo(ratio, 10);
			expect(found?.error).toBeCloseTo(error, 10);
			expect(found?.z).toBeCloseTo(z, 10);
		},
	);

	// Agresti, An Introduction to Categorical Data Analysis, 2007, table 2.3: log θ = .605, SE = .123.
	it('is the common one where the prior weighs nothing', () => {
		const found = logOddsRatio({ x: 189, n: 11_034 }, { x: 104, n: 11_037 }, 1e-9);
		expect(found?.ratio).toBeCloseTo(0.605, 3);
		expect(found?.error).toBeCloseTo(0.123, 3);
	});

	it('turns with the groups, and is nothing where nothing differs or can', () => {
		const share = fc
			.integer({ min: 1, max: 5_000 })
			.chain((n) => fc.record({ n: fc.constant(n), x: fc.integer({ min: 0, max: n }) }));
		fc.assert(
			fc.property(share, share, (one, other) => {
				const [there, back] = [logOddsRatio(one, other, 50), logOddsRatio(other, one, 50)];
				expect(there === null).toBe(back === null);
				if (there && back) expect(there.z).toBeCloseTo(-back.z, 8);
			}),
		);
		expect(logOddsRatio({ x: 3, n: 30 }, { x: 5, n: 50 }, 10)?.z).toBeCloseTo(0, 12);
		expect(logOddsRatio({ x: 0, n: 30 }, { x: 0, n: 50 }, 10)).toBeNull();
		expect(logOddsRatio({ x: 30, n: 30 }, { x: 50, n: 50 }, 10)).toBeNull();
	});
});
