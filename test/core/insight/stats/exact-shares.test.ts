import fc from 'fast-check';

import { pooledZ, shareTails } from '../../../../core/insight/difference';
import { exactTails, isNearlyNormal } from '../../../../core/insight/stats/exact-shares';
import { normalTails } from '../../../../core/insight/stats/distributions';

const counts = fc
	.tuple(fc.nat(30), fc.nat(30))
	.map(([x, more]) => ({ x, n: x + more }))
	.filter(({ n }) => n > 0);

/** The same, term by term. */
function plainTails(one: { x: number; n: number }, other: { x: number; n: number }): number {
	const ways = (n: number, k: number): number => {
		let found = 1;
		for (let at = 1; at <= k; at += 1) found *= (n - k + at) / at;
		return found;
	};
	const counted = one.x + other.x;
	const chance = (x: number) =>
		x < 0 || x > one.n || counted - x < 0 || counted - x > other.n
			? 0
			: (ways(one.n, x) * ways(other.n, counted - x)) / ways(one.n + other.n, counted);
	const all = Array.from({ length: one.n + 1 }, (_, x) => ({ x, chance: chance(x) }));
	const isAbove = one.x * other.n > other.x * one.n;
	const beyond = all.filter(({ x }) => (isAbove ? x > one.x : x < one.x));
	return Math.min(1, 2 * beyond.reduce((sum, each) => sum + each.chance, chance(one.x) / 2));
}

describe('the exact chance of two shares', () => {
	// Fisher 1935, the lady who tastes tea: three of four. Agresti 2007, section 2.6.4: mid P-value .129, one-sided.
	it('is that of the lady who tastes tea', () => {
		expect(exactTails({ x: 3, n: 4 }, { x: 1, n: 4 }) / 2).toBeCloseTo(0.1286, 4);
	});

	it('is the sum of the chances term by term, whichever of the two comes first', () => {
		fc.assert(
			fc.property(counts, counts, (one, other) => {
				expect(exactTails(one, other)).toBeCloseTo(plainTails(one, other), 9);
				if (one.x * other.n === other.x * one.n) return;
				expect(exactTails(one, other)).toBeCloseTo(exactTails(other, one), 9);
			}),
		);
	});

	it('is reckoned for millions of answers, too', () => {
		const found = exactTails({ x: 400, n: 1_000 }, { x: 2_000_000, n: 5_000_000 });
		expect(found).toBeCloseTo(1, 1);
		expect(exactTails({ x: 300, n: 1_000 }, { x: 2_000_000, n: 5_000_000 })).toBeLessThan(1e-9);
		expect(exactTails({ x: 0, n: 5 }, { x: 0, n: 9 })).toBe(1);
	});
});

describe('how likely two shares lie so far apart', () => {
	it('is what z says where the normal curve fits', () => {
		// Newcombe 1998: 56 of 70 against 48 of 80, z 2.650172.
		expect(shareTails({ x: 56, n: 70 }, { x: 48, n: 80 })).toBeCloseTo(0.0080451, 6);
	});

	it('is no less than the exact chance where it does not', () => {
		const [few, many] = [
			{ x: 3, n: 10 },
			{ x: 5_000, n: 100_000 },
		];
		// Three or more of ten come by chance once in 87 times where one in twenty is the rule.
		expect(isNearlyNormal(few, many)).toBe(false);
		expect(normalTails(pooledZ(few, many) ?? 0)).toBeLessThan(4e-4);
		expect(shareTails(few, many)).toBeGreaterThan(0.01);
		expect(shareTails({ x: 0, n: 9 }, { x: 0, n: 4 })).toBeNull();
	});

	it('is no less than z says, and the same for the shares of those who are not counted', () => {
		const rest = ({ x, n }: { x: number; n: number }) => ({ x: n - x, n });
		fc.assert(
			fc.property(counts, counts, (one, other) => {
				const [p, z] = [shareTails(one, other), pooledZ(one, other)];
				if (p === null || z === null) return;
				expect(p).toBeGreaterThanOrEqual(normalTails(z) - 1e-12);
				expect(p).toBeLessThanOrEqual(1);
				expect(shareTails(rest(one), rest(other))).toBeCloseTo(p, 9);
			}),
		);
	});
});
