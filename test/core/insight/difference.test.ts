import fc from 'fast-check';

import {
	meanDifference,
	neededFor,
	neededForMeans,
	oddsRatio,
	pooledZ,
	shareDifference,
	shareRatio,
	type Sums,
} from '../../../core/insight/difference';

describe('the difference of two shares', () => {
	// Newcombe, Statistics in Medicine 1998;17:873–890, method 10.
	it.each([
		[56, 70, 48, 80, 0.0524, 0.3339],
		[9, 10, 3, 10, 0.1705, 0.809],
		[6, 7, 2, 7, 0.0582, 0.8062],
		[0, 10, 0, 20, -0.1611, 0.2775],
		[0, 10, 0, 10, -0.2775, 0.2775],
		[10, 10, 0, 20, 0.6791, 1],
		[10, 10, 0, 10, 0.6075, 1],
	])('of %d/%d and %d/%d has the published interval', (x1, n1, x2, n2, low, high) => {
		const found = shareDifference({ x: x1, n: n1 }, { x: x2, n: n2 });
		expect(found.difference).toBeCloseTo(x1 / n1 - x2 / n2, 12);
		expect(Math.abs(found.low - low)).toBeLessThan(5e-5);
		expect(Math.abs(found.high - high)).toBeLessThan(5e-5);
	});

	// Agresti, An Introduction to Categorical Data Analysis, 2007, table 2.3: aspirin and heart attacks.
	it('is that of the aspirin study, as is the ratio', () => {
		const [placebo, aspirin] = [
			{ x: 189, n: 11_034 },
			{ x: 104, n: 11_037 },
		];
		expect(shareDifference(placebo, aspirin).difference).toBeCloseTo(0.007706024, 9);
		const ratio = shareRatio(placebo, aspirin);
		expect(ratio?.ratio).toBeCloseTo(1.8178018, 6);
		expect(ratio?.low).toBeCloseTo(1.43302, 4);
		expect(ratio?.high).toBeCloseTo(2.30589, 4);
		expect(pooledZ(placebo, aspirin)).toBeCloseTo(5.0013882, 6);
		const odds = oddsRatio(placebo, aspirin);
		expect(odds?.ratio).toBeCloseTo(1.8320539, 6);
		expect(odds?.low).toBeCloseTo(1.44004, 4);
		expect(odds?.high).toBeCloseTo(2.33079, 4);
		expect(oddsRatio({ x: 3, n: 3 }, aspirin)).toBeNull();
	});

	it('of two means needs as many as R’s power.t.test without its own uncertainty', () => {
		// Half a standard deviation, four times of five: 2 × 2.8016² / 0.5² = 62.79 in each group.
		expect(neededForMeans(0.5, [1, 1])).toBeCloseTo(62.791, 3);
		expect(neededForMeans(0, [1, 1])).toBeNull();
	});

	it('is tested with the pooled share', () => {
		expect(pooledZ({ x: 56, n: 70 }, { x: 48, n: 80 })).toBeCloseTo(2.650172, 5);
		expect(pooledZ({ x: 0, n: 70 }, { x: 0, n: 80 })).toBeNull();
		expect(shareRatio({ x: 0, n: 70 }, { x: 1, n: 80 })).toBeNull();
	});

	it('turns round with its shares and lies inside −1 and 1', () => {
		const share = fc
			.tuple(fc.nat(300), fc.nat(300))
			.map(([x, more]) => ({ x, n: x + more }))
			.filter(({ n }) => n > 0);
		fc.assert(
			fc.property(share, share, (one, other) => {
				const found = shareDifference(one, other);
				const turned = shareDifference(other, one);
				expect(found.low).toBeCloseTo(-turned.high, 10);
				expect(found.low).toBeGreaterThanOrEqual(-1 - 1e-12);
				expect(found.high).toBeLessThanOrEqual(1 + 1e-12);
				expect(found.low).toBeLessThanOrEqual(found.difference);
				expect(found.high).toBeGreaterThanOrEqual(found.difference);
			}),
		);
	});
});

describe('how many are needed', () => {
	// R, ?power.prop.test: 76.7 a group for .50 against .75 at a power of .90.
	it('is what power.prop.test gives', () => {
		const z90 = 1.2815515655446004;
		expect(neededFor(0.5, 0.75, 1, z90)).toBeCloseTo(76.7069, 3);
	});

	it('is fewer where the other group is larger, and unknown where nothing differs', () => {
		const even = neededFor(0.12, 0.08) ?? 0;
		expect(neededFor(0.12, 0.08, 9)).toBeLessThan(even);
		expect(neededFor(0.1, 0.1)).toBeNull();
	});
});

const sumsOf = (amounts: number[]): Sums => ({
	n: amounts.length,
	sum: amounts.reduce((all, one) => all + one, 0),
	sumSquares: amounts.reduce((all, one) => all + one * one, 0),
});

describe('the difference of two means', () => {
	// Student 1908, the sleep data of R's ?t.test.
	it('is that of Welch', () => {
		const found = meanDifference(
			sumsOf([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]),
			sumsOf([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]),
		);
		expect(found?.difference).toBeCloseTo(-1.58, 12);
		expect(found?.t).toBeCloseTo(-1.8608135, 6);
		expect(found?.degrees).toBeCloseTo(17.7764735, 6);
		expect(found?.p).toBeCloseTo(0.0793941, 6);
		expect(found?.low).toBeCloseTo(-3.3654832, 6);
		expect(found?.high).toBeCloseTo(0.2054832, 6);
	});

	it('is no finding because a few answers are alike by luck: one in nine groups of ten is, where eight of ten say 5', () => {
		const many = sumsOf(Array.from({ length: 1_000 }, (_, at) => (at % 5 === 0 ? 4 : 5)));
		const found = meanDifference(sumsOf(new Array<number>(10).fill(5)), many);
		// √(.15873 × (1/10 + 1/1,000)) is .12662.
		expect(found?.t).toBeCloseTo(1.5796, 4);
		expect(found?.degrees).toBe(1_008);
		expect(found?.p).toBeGreaterThan(0.1);
		expect(found?.low).toBeLessThan(0);
	});

	it('is not known of one amount, or of amounts that are all the same', () => {
		expect(meanDifference(sumsOf([1]), sumsOf([1, 2]))).toBeNull();
		expect(meanDifference(sumsOf([3, 3]), sumsOf([2, 2]))).toBeNull();
		expect(() => meanDifference({ n: -1, sum: 0, sumSquares: 0 }, sumsOf([1, 2]))).toThrow(
			'A sum of 0 (squares 0) cannot come from -1 amounts.',
		);
	});
});
