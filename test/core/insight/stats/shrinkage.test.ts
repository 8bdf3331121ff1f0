import fc from 'fast-check';

import { shrinkMeans, shrinkShares, type Shrunk } from '../../../../core/insight/stats/shrinkage';

const shares = (hits: readonly number[], of: readonly number[]) =>
	hits.map((x, at) => ({ value: x / (of[at] ?? 1), n: of[at] ?? 1 }));

const near = (found: Shrunk[] | null, key: 'value' | 'low' | 'high', expected: number[]) => {
	expect(found).toHaveLength(expected.length);
	expected.forEach((value, at) => expect(found?.[at]?.[key]).toBeCloseTo(value, 6));
};

describe('shares drawn towards the mean of all', () => {
	it('are those of eighteen batters in Efron & Morris, Scientific American 1977', () => {
		const hits = [18, 17, 16, 15, 14, 14, 13, 12, 11, 11, 10, 10, 10, 10, 10, 9, 8, 7];
		const printed = [
			0.294, 0.289, 0.285, 0.28, 0.275, 0.275, 0.27, 0.266, 0.261, 0.261, 0.256, 0.256, 0.256,
			0.256, 0.256, 0.252, 0.247, 0.242,
		];
		const found = shrinkShares(
			shares(
				hits,
				hits.map(() => 45),
			),
		);
		printed.forEach((value, at) => {
			expect(Math.abs((found?.[at]?.value ?? 0) - value)).toBeLessThan(0.001);
		});
	});

	// The same formulas apart from ours: roots by brentq, quantiles by beta.ppf of scipy 1.10.
	it('have the estimates and intervals that scipy reckons', () => {
		const hospitals = shrinkShares(shares([83, 90, 129, 70], [86, 93, 136, 82]));
		near(hospitals, 'value', [0.962710521, 0.965283035, 0.94776546, 0.860237444]);
		near(hospitals, 'low', [0.915049099, 0.920677923, 0.905848247, 0.778762056]);
		near(hospitals, 'high', [0.991221727, 0.991877947, 0.977870303, 0.925454411]);
		const teams = shrinkShares(shares([40, 9, 180, 55, 12, 300], [50, 12, 260, 100, 12, 380]));
		near(
			teams,
			'value',
			[0.793455405, 0.748058022, 0.69365967, 0.56240971, 0.923161842, 0.788631858],
		);
		near(
			teams,
			'low',
			[0.678239314, 0.521527995, 0.637022594, 0.465153527, 0.699328755, 0.74655667],
		);
		near(
			teams,
			'high',
			[0.888546005, 0.91850772, 0.747536314, 0.657322746, 0.999342381, 0.827871795],
		);
	});

	it('are nothing for three groups, and as they were where all agree', () => {
		expect(shrinkShares(shares([1, 2, 3], [5, 5, 5]))).toBeNull();
		const found = shrinkShares(shares([9, 9, 9, 9], [9, 9, 9, 9]));
		expect(found?.[0]).toEqual({ value: 1, low: 1, high: 1, kept: 1 });
	});

	it('lie between the own share and that of all, inside their interval and inside 0 and 1', () => {
		const group = fc
			.tuple(fc.nat(400), fc.nat(400))
			.map(([x, more]) => ({ value: x / (x + more), n: x + more }))
			.filter(({ n }) => n > 0);
		fc.assert(
			fc.property(fc.array(group, { minLength: 4, maxLength: 30 }), (groups) => {
				const values = groups.map(({ value }) => value);
				const [least, most] = [Math.min(...values), Math.max(...values)];
				for (const one of shrinkShares(groups) ?? []) {
					expect(one.value).toBeGreaterThanOrEqual(least - 1e-9);
					expect(one.value).toBeLessThanOrEqual(most + 1e-9);
					expect(one.low).toBeGreaterThanOrEqual(0);
					expect(one.high).toBeLessThanOrEqual(1);
					expect(one.low).toBeLessThanOrEqual(one.high);
					expect(one.kept).toBeGreaterThan(0);
					expect(one.kept).toBeLessThanOrEqual(1);
				}
			}),
			{ numRuns: 60 },
		);
	});
});

describe('means drawn towards the mean of all', () => {
	const percent = { min: 0, max: 100 };
	const measured = (values: readonly number[], sizes: readonly number[]) =>
		values.map((value, at) => ({ value, n: sizes[at] ?? 1 }));

	it('have the estimates and intervals that scipy reckons', () => {
		const apart = shrinkMeans(
			measured([62, 70.5, 55, 81, 77.25], [12, 40, 25, 150, 33]),
			420,
			percent,
		);
		near(apart, 'value', [62.992161664, 70.463462672, 56.047937493, 80.848205753, 76.829583419]);
		near(apart, 'low', [51.953011772, 64.24722316, 48.014552485, 77.573144736, 69.964548411]);
		near(apart, 'high', [74.031311555, 76.679702183, 64.081322501, 84.123266771, 83.694618427]);
		const alike = shrinkMeans(measured([50, 51, 52, 50.5], [20, 20, 30, 40]), 400, percent);
		near(alike, 'value', [50.303030303, 50.96969697, 51.636363636, 50.636363636]);
		near(alike, 'low', [43.003396892, 43.704940508, 45.569512325, 45.404764218]);
	});

	it('are those of James and Stein where all groups have one size', () => {
		// Efron & Morris 1977: 1 − (18 − 3)σ²/Σ(y − ȳ)² is .212 for the batters.
		const hits = [18, 17, 16, 15, 14, 14, 13, 12, 11, 11, 10, 10, 10, 10, 10, 9, 8, 7];
		const mean = hits.reduce((sum, x) => sum + x / 45, 0) / 18;
		const found = shrinkMeans(
			hits.map((x) => ({ value: x / 45, n: 45 })),
			mean * (1 - mean),
			{ min: 0, max: 1 },
		);
		expect(found?.[0]?.kept).toBeCloseTo(0.212, 3);
		expect(found?.[0]?.value).toBeCloseTo(0.294, 3);
	});

	it('are nothing for three groups, and as they were without any spread', () => {
		expect(shrinkMeans(measured([1, 2, 3], [5, 5, 5]), 1, percent)).toBeNull();
		const found = shrinkMeans(measured([1, 2, 3, 4], [5, 5, 5, 5]), 0, percent);
		expect(found?.map(({ value, kept }) => [value, kept])).toEqual([
			[1, 1],
			[2, 1],
			[3, 1],
			[4, 1],
		]);
	});
});
