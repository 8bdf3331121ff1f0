import fc from 'fast-check';

import { correlationsOf } from '../../../../core/insight/drivers/correlations';
import { lmg } from '../../../../core/insight/drivers/lmg';
import { neededAnswers, weighDrivers, withIntervals } from '../../../../core/insight/drivers/model';
import { agreementOf, kendall, ranksOf } from '../../../../core/insight/drivers/ranks';
import { addLines } from '../../../../core/insight/drivers/read-lines';
import { relativeWeights } from '../../../../core/insight/drivers/relative-weights';
import { noSums, ratedIn, together } from '../../../../core/insight/drivers/sums';
import { longley, mtcars, sumsOf } from './rows';

const correlated = (rows: number[][]) => {
	const columns = rows[0]?.length ?? 1;
	return correlationsOf(together(sumsOf(rows)), columns);
};
const total = (weights: number[]) => weights.reduce((sum, weight) => sum + weight, 0);
const near = (given: number[], expected: number[], digits: number) => {
	expect(given).toHaveLength(expected.length);
	given.forEach((value, at) => expect(value).toBeCloseTo(expected[at] ?? Number.NaN, digits));
};

describe('weights', () => {
	it('are those of the rwa package on mtcars, whose README prints them', () => {
		const { among, with: outcome } = correlated(mtcars);
		const weights = relativeWeights(among, outcome);
		near(weights, [0.2284797, 0.2221469, 0.2321744, 0.0963886], 6);
		expect(total(weights)).toBeCloseTo(0.7791896, 6);
		const percents = weights.map((weight) => (100 * weight) / total(weights));
		near(percents, [29.32274, 28.50999, 29.79691, 12.37037], 4);
		expect(outcome.map(Math.sign)).toEqual([-1, -1, -1, 1]);
	});

	it('by LMG on mtcars name another first driver, and that is said', () => {
		const { among, with: outcome } = correlated(mtcars);
		const shares = lmg(among, outcome);
		near(shares, [0.247052, 0.2434996, 0.2109129, 0.0777251], 6);
		const { agree } = agreementOf(relativeWeights(among, outcome), shares);
		expect(agree).toBe(false);
	});

	it('hold where drivers hardly differ: Longley, with the R² that NIST certifies', () => {
		const { among, with: outcome } = correlated(longley);
		const shares = lmg(among, outcome);
		expect(total(shares)).toBeCloseTo(0.995479004577296, 7);
		expect(total(relativeWeights(among, outcome))).toBeCloseTo(0.995479004577296, 7);
		near(shares, [0.213818, 0.230219, 0.069603, 0.050804, 0.211607, 0.219428], 5);
	});

	it('of whatever is answered are shares of R², none below nothing, and do not mind the order', () => {
		const answers = fc.array(
			fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 4, maxLength: 4 }),
			{
				minLength: 30,
				maxLength: 60,
			},
		);
		fc.assert(
			fc.property(answers, (rows) => {
				const weighing = weighDrivers(sumsOf([...rows, ...rows]), 1);
				if (!('model' in weighing)) return;
				const { drivers, r2 } = weighing.model;
				for (const weights of [drivers.map((one) => one.relative), drivers.map((one) => one.lmg)]) {
					expect(total(weights.map(({ percent }) => percent))).toBeCloseTo(100, 6);
					expect(total(weights.map(({ raw }) => raw))).toBeCloseTo(r2, 6);
					for (const { raw } of weights) expect(raw).toBeGreaterThan(-1e-9);
				}
				const turned = rows.map(([outcome = 0, ...rest]) => [outcome, ...rest.reverse()]);
				const other = weighDrivers(sumsOf([...turned, ...turned]), 1);
				if (!('model' in other)) throw new Error('There was a model before.');
				if (weighing.model.leftOut.length > 0) return;
				const back = [...other.model.drivers].reverse().map((one) => one.lmg.raw);
				near(
					back,
					drivers.map((one) => one.lmg.raw),
					9,
				);
			}),
			{ numRuns: 25 },
		);
	});

	it('of twelve drivers are exact, within a blink', () => {
		const p = 12;
		const among = Array.from({ length: p }, (_, i) =>
			Array.from({ length: p }, (__, j) => (i === j ? 1 : 0.4)),
		);
		// Equal drivers have equal shares, and of one alone it is known: R² = p r² / (1 + (p − 1) · .4).
		const shares = lmg(among, new Array<number>(p).fill(0.5));
		const each = 0.25 / (1 + 11 * 0.4);
		near(shares, new Array<number>(p).fill(each), 12);
	});
});

describe('a model', () => {
	const noise = (seed: number) => {
		let state = seed;
		return () => {
			state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
			return state / 0x7fffffff;
		};
	};
	const rating = (random: () => number) => 1 + Math.floor(5 * random());
	/** The first driver matters most, the second less, the third not at all. */
	function made(n: number, seed = 7): number[][] {
		const random = noise(seed);
		return Array.from({ length: n }, () => {
			const [a, b, c] = [rating(random), rating(random), rating(random)];
			return [Math.round(a + 0.4 * b + 2 * random()), a, b, c];
		});
	}
	const withAll = (rows: number[][], draws = 120) => {
		const weighing = weighDrivers(sumsOf(rows), 1);
		if (!('model' in weighing)) throw new Error(`There is no model: ${weighing.why}.`);
		const drawn = Array.from({ length: draws }, () => weighing.draw()).flatMap((one) => one ?? []);
		return withIntervals(weighing.model, drawn);
	};

	it('has intervals of weights and of places, the same for the same answers', () => {
		const model = withAll(made(600));
		const [first, second, third] = model.drivers;
		expect(model.agree).toBe(true);
		expect(first).toMatchObject({ rank: 1, lmgRank: 1, ranks: { low: 1, high: 1 } });
		expect(second).toMatchObject({ rank: 2, ranks: { low: 2, high: 2 } });
		expect(third?.p).toBeGreaterThan(0.01);
		expect(first?.relative.interval?.low).toBeLessThan(first?.relative.percent ?? 0);
		expect(first?.relative.interval?.high).toBeGreaterThan(first?.relative.percent ?? 0);
		expect(withAll(made(600))).toEqual(model);
		expect(withAll(made(600, 8))).not.toEqual(model);
	});

	it('has intervals that hold the weight of all in most samples', () => {
		const truth = withAll(made(20_000, 99)).drivers[0]?.relative.percent ?? 0;
		const held = Array.from({ length: 20 }, (_, seed) => {
			const interval = withAll(made(300, 1000 + seed)).drivers[0]?.relative.interval;
			return interval && interval.low <= truth && truth <= interval.high;
		});
		expect(held.filter(Boolean).length).toBeGreaterThanOrEqual(16);
	});

	it.each([
		['too few', [...made(49)], 'too_few'],
		['none', [], 'too_few'],
		['one', [...made(1)], 'too_few'],
		['all alike', made(80).map(([, ...rest]) => [4, ...rest]), 'all_equal'],
		[
			'nothing but one rating each',
			made(80).map(([outcome = 0]) => [outcome, 3, 3, 3]),
			'no_drivers',
		],
		[
			'thirteen drivers',
			Array.from({ length: 200 }, (_, row) =>
				Array.from({ length: 14 }, (__, at) => rating(noise(row * 14 + at + 1))),
			),
			'too_many',
		],
	])('of %s is none, and why is told', (_, rows, why) => {
		expect(weighDrivers(sumsOf(rows), 1)).toMatchObject({ why });
	});

	it('needs as many as the workspace wants, and ten for each driver', () => {
		expect([1, 5, 6, 12].map(neededAnswers)).toEqual([50, 50, 60, 120]);
		expect(weighDrivers(sumsOf(made(99)), 100)).toMatchObject({ why: 'too_few', needed: 100 });
	});

	it('leaves out what is constant or follows from others, and goes on', () => {
		const rows = made(100).map(([outcome = 0, a = 0, b = 0]) => [outcome, a, 3, b, a, 6 - b]);
		const model = withAll(rows);
		expect(model.leftOut).toEqual([
			{ place: 1, reason: 'constant', others: [] },
			expect.objectContaining({ reason: 'collinear' }),
			expect.objectContaining({ reason: 'collinear' }),
		]);
		expect(model.drivers.map(({ place }) => place)).toEqual([0, 2]);
		const others = Object.fromEntries(model.leftOut.map((one) => [one.place, one.others]));
		expect(others).toMatchObject({ 3: [0], 4: [2] });
	});

	it('of one driver gives it all', () => {
		const model = withAll(made(100).map(([outcome = 0, a = 0]) => [outcome, a]));
		expect(model).toMatchObject({ agree: true, tau: null });
		expect(model.drivers).toMatchObject([
			{
				rank: 1,
				relative: { percent: expect.closeTo(100, 9) as number },
				ranks: { low: 1, high: 1 },
			},
		]);
	});

	it('gives drivers that weigh the same the same place', () => {
		const every = [1, 2, 3, 4, 5];
		const rows = every.flatMap((a) => every.map((b) => [a + b, a, b]));
		const model = withAll([...rows, ...rows, ...rows]);
		expect(model.drivers.map(({ rank }) => rank)).toEqual([1, 1]);
		expect(model).toMatchObject({ agree: true, tau: null });
		expect(model.r2).toBeCloseTo(1, 10);
	});
});

describe('ranks', () => {
	it('share the better place where they tie', () => {
		expect(ranksOf([3, 5, 3, 1])).toEqual([2, 1, 2, 4]);
	});

	it('are compared by Kendall’s τ', () => {
		expect(kendall([1, 2, 3, 4], [1, 2, 3, 4])).toBe(1);
		expect(kendall([1, 2, 3, 4], [4, 3, 2, 1])).toBe(-1);
		expect(kendall([1, 2, 3, 4], [1, 2, 4, 3])).toBeCloseTo(2 / 3, 12);
		expect(kendall([1, 1], [1, 2])).toBeNull();
	});
});

describe('lines', () => {
	const plan = { width: 3, drivers: [0, 2], outcome: null, pairs: [{ importance: 1, quality: 2 }] };
	const read = (lines: string) => {
		const sums = noSums(plan);
		addLines(sums, lines);
		return sums;
	};

	it('are read as they are written', () => {
		const sums = read('4,,2.5 71.25 cus_1\n,5,3 8 cus_2\n1,2,3 10 \n,, 5 cus_3');
		expect([...together(sums)]).toEqual([2, 5, 17, 13, 295, 5.5, 15.25, 208.125, 81.25, 5176.5625]);
		const { rated, items } = ratedIn(sums);
		expect(rated).toBe(3);
		expect(items.map(({ n, sum }) => [n, sum])).toEqual([
			[2, 5],
			[3, 8.5],
		]);
		expect(sums.gaps).toEqual([{ n: 2, sum: -1, sumSquares: 5 }]);
	});

	it('have no rating beyond the scale of its own item', () => {
		const five = { min: 1, max: 5 };
		const sums = noSums({ ...plan, scales: [five, { min: 0, max: 10 }, five] });
		addLines(sums, '4,10,5 8 a\n6,10,5 8 b\n1000000,11,0 8 c\n-1,-1,NaN 8 d\n1,0,1e3 8 e\n');
		expect(together(sums)[0]).toBe(1);
		expect(ratedIn(sums).items.map(({ n, sum }) => [n, sum])).toEqual([
			[2, 5],
			[2, 10],
		]);
		expect(sums.gaps.map(({ n, sum }) => [n, sum])).toEqual([[2, -10]]);
	});

	it('of one customer come into one heap, of nobody into many', () => {
		const heaps = ({ buckets, size }: ReturnType<typeof read>) =>
			Array.from({ length: 128 }, (_, at) => buckets[at * size] ?? 0).filter((n) => n > 0);
		expect(heaps(read('1,,2 3 cus_1\n2,,2 3 cus_1\n3,,2 3 cus_1'))).toEqual([3]);
		expect(heaps(read('1,,2 3 \n'.repeat(500))).length).toBeGreaterThan(100);
		const many = Array.from({ length: 12_800 }, (_, at) => `1,,2 3 cus_${at}`).join('\n');
		const sizes = heaps(read(many));
		expect(sizes).toHaveLength(128);
		expect(Math.max(...sizes)).toBeLessThan(150);
		expect(Math.min(...sizes)).toBeGreaterThan(55);
	});

	it('sum to the same, whatever they are cut into', () => {
		const line = fc
			.tuple(fc.integer({ min: 1, max: 5 }), fc.option(fc.integer({ min: 1, max: 5 })), fc.nat(9))
			.map(([a, b, who]) => `${a},${b ?? ''},${a} ${a} cus_${who}`);
		fc.assert(
			fc.property(fc.array(line, { maxLength: 30 }), fc.nat(30), (lines, cut) => {
				const whole = read(lines.join('\n'));
				const parts = noSums(plan);
				addLines(parts, lines.slice(0, cut).join('\n'));
				addLines(parts, lines.slice(cut).join('\n'));
				expect(parts).toEqual(whole);
			}),
		);
	});
});
