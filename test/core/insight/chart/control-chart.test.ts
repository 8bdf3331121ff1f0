import fc from 'fast-check';

import { bucketsOver } from '../../../../core/calendar/bucket';
import { type ChartCount, controlChart } from '../../../../core/insight/chart/control-chart';
import {
	type Baseline,
	type ChartKind,
	centreOf,
	isBeyond,
	limitsOf,
} from '../../../../core/insight/chart/control-limits';
import { withoutOne } from '../../../../core/insight/chart/without';

const counts = (xs: readonly number[], n: number | readonly number[]): ChartCount[] =>
	bucketsOver('week', { first: 4, last: 4 + 7 * (xs.length - 1) }).map((bucket, at) => ({
		bucket,
		x: xs[at] ?? 0,
		n: typeof n === 'number' ? n : (n[at] ?? 0),
		isUnfinished: false,
	}));

const chart = (
	kind: ChartKind,
	all: readonly ChartCount[],
	change: { minimumN?: number; kept?: Baseline | null; since?: number | null } = {},
) => controlChart(kind, all, { minimumN: 1, kept: null, since: null, ...change });

const baseline = (kind: ChartKind, all: readonly ChartCount[]): Baseline => ({
	...centreOf(kind, all),
	...{ first: 0, last: 0, buckets: all.length, n: 0, excluded: [] },
});

/** Cans of orange juice that leaked, of 50 each: Montgomery; also in CRAN's qcc. */
const orangeJuice = [
	12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7,
	13, 9, 6,
];
/** Defects on wafers: NIST/SEMATECH e-Handbook 6.3.3.1. */
const wafers = [
	16, 14, 28, 16, 12, 20, 10, 12, 10, 17, 19, 17, 14, 16, 15, 13, 14, 16, 11, 20, 11, 19, 16, 31,
	13,
];
/** Faults in lots of five computers: Montgomery 1991, pp. 181–182. */
const computers = [10, 12, 8, 14, 10, 16, 11, 7, 10, 15, 9, 5, 7, 11, 12, 6, 8, 10, 7, 5];

const rule1 = (found: ReturnType<typeof chart>) =>
	found.signals.filter(({ rule }) => rule === 1).map(({ at }) => at + 1);

describe('a control chart', () => {
	it('of shares has the limits and signals of the orange juice', () => {
		const all = counts(orangeJuice, 50);
		const whole = baseline('p', all);
		expect(whole.centre).toBeCloseTo(23.13333, 5);
		expect(limitsOf('p', whole, 50).low).toBeCloseTo(5.24275, 4);
		expect(limitsOf('p', whole, 50).high).toBeCloseTo(41.02391, 4);
		expect(all.flatMap((one, at) => (isBeyond('p', whole, one) ? [at + 1] : []))).toEqual([15, 23]);
		const calm = baseline(
			'p',
			all.filter((_, at) => at !== 14 && at !== 22),
		);
		expect(calm.centre).toBeCloseTo(21.5, 10);
		expect(limitsOf('p', calm, 50).low).toBeCloseTo(4.07028, 4);
		expect(limitsOf('p', calm, 50).high).toBeCloseTo(38.92972, 4);
		expect(rule1(chart('p', all, { kept: calm }))).toEqual([15, 21, 23]);
	});

	it('of counts has the limits of the wafers, and 28 is on the limit, not beyond', () => {
		const all = counts(wafers, 1);
		expect(limitsOf('c', baseline('c', all), 1)).toEqual({ low: 4, high: 28 });
		expect(rule1(chart('c', all, { kept: baseline('c', all) }))).toEqual([24]);
	});

	it('of events per answer has the limits of the computers, and no signal', () => {
		const all = counts(computers, 5);
		const found = chart('u', all);
		expect(found.baseline?.centre).toBeCloseTo(193, 10);
		expect(found.points[0]?.limits?.low).toBeCloseTo(6.61331, 4);
		expect(found.points[0]?.limits?.high).toBeCloseTo(379.38669, 4);
		expect(rule1(found)).toEqual([]);
	});

	it('of single values takes 2.66 moving ranges', () => {
		const all = counts([10, 12, 11, 13, 10, 12, 11, 13, 10, 12, 11, 13, 30], 20);
		const found = chart('xmr', all.slice(0, 12));
		const range = (2 + 1 + 2 + 3 + 2 + 1 + 2 + 3 + 2 + 1 + 2) / 11;
		expect(found.points[0]?.limits?.high).toBeCloseTo(11.5 + (3 * range) / 1.128, 10);
		expect(rule1(chart('xmr', all))).toEqual([13]);
	});

	it('leaves signals out of its baseline once, and says which', () => {
		const found = chart('p', counts(orangeJuice.slice(0, 25), 50));
		expect(found.baseline?.excluded).toHaveLength(2);
		expect(found.baseline).toMatchObject({ buckets: 23, n: 1_150 });
		expect(found.isWorthKeeping).toBe(true);
	});

	it('takes no more than 25 buckets, and keeps what was kept', () => {
		const calm = Array.from({ length: 40 }, (_, at) => 10 + (at % 3));
		expect(chart('p', counts(calm, 50)).baseline?.buckets).toBe(25);
		const kept = baseline('p', counts([5, 5], 50));
		expect(chart('p', counts(calm, 50), { kept })).toMatchObject({
			baseline: kept,
			isWorthKeeping: false,
		});
	});

	it('begins its baseline anew where it is told to', () => {
		const shifted = [...new Array(25).fill(5), ...new Array(25).fill(20)] as number[];
		const all = counts(
			shifted.map((x, at) => x + (at % 2)),
			50,
		);
		const old = chart('p', all);
		expect(old.signals.some(({ at }) => at > 24)).toBe(true);
		const anew = chart('p', all, { since: all[25]?.bucket.first ?? null });
		expect(anew.signals.filter(({ at }) => at > 24)).toEqual([]);
		expect(anew.baseline?.centre).toBeCloseTo(41, 0);
	});

	it('sees eight in a row on one side, once a run, and one on the centre breaks it', () => {
		const kept = { ...baseline('p', counts([10], 50)), centre: 20 };
		const run = (xs: number[]) => chart('p', counts(xs, 50), { kept }).signals;
		expect(run([9, ...new Array<number>(12).fill(11)])).toEqual([
			{ rule: 4, side: 'above', at: 8, from: 1 },
		]);
		expect(run([11, 11, 11, 11, 11, 11, 11, 10, 11])).toEqual([]);
		expect(run(new Array<number>(7).fill(11))).toEqual([]);
	});

	it('skips buckets of nobody and of too few: they neither signal nor break a run', () => {
		const kept = { ...baseline('p', counts([10], 50)), centre: 20 };
		const xs = [11, 11, 11, 0, 11, 11, 11, 1, 11, 11];
		const ns = [50, 50, 50, 0, 50, 50, 50, 1, 50, 50];
		const { points, signals } = chart('p', counts(xs, ns), { kept, minimumN: 10 });
		expect(points[3]).toMatchObject({ value: null, limits: null, isJudged: false });
		expect(points[7]).toMatchObject({ value: 100, limits: null, isJudged: false });
		expect(signals).toEqual([{ rule: 4, side: 'above', at: 9, from: 0 }]);
	});

	it('never judges a bucket that is not over', () => {
		const kept = { ...baseline('p', counts([10], 50)), centre: 20 };
		const [one] = counts([50], 50);
		const all = one ? [{ ...one, isUnfinished: true }] : [];
		expect(chart('p', all, { kept }).signals).toEqual([]);
		expect(chart('p', all, { kept }).points[0]).toMatchObject({ value: 100, limits: null });
	});

	it.each([
		['nothing', [], 50, 'too_few'],
		['eleven buckets', new Array<number>(11).fill(5), 50, 'too_few'],
		['no failures', new Array<number>(30).fill(0), 50, 'none_yet'],
		['all alike', new Array<number>(30).fill(50), 50, 'all_alike'],
		['one answer each', new Array<number>(30).fill(1), 1, 'all_alike'],
	] as const)('of %s has no limits and no alarm', (_, xs, n, state) => {
		expect(chart('p', counts(xs, n))).toMatchObject({ state, baseline: null, signals: [] });
	});

	it('widens its limits at large n where buckets differ more than chance (Laney 2002)', () => {
		const uneven = Array.from({ length: 24 }, (_, at) => (at % 2 === 0 ? 900 : 1_100));
		const found = chart('p', counts(uneven, 10_000));
		expect(found.baseline?.inflation).toBeGreaterThan(5);
		expect(found.signals).toEqual([]);
		const small = chart('p', counts(orangeJuice.slice(0, 24), 50));
		expect(small.baseline?.inflation).toBe(1);
	});

	it('cries wolf seldom where few failures are expected: 4 of 20 at 5 % are no alarm', () => {
		const kept = { ...baseline('p', counts([1], 20)), centre: 5 };
		expect(limitsOf('p', kept, 20).high).toBeLessThan(20);
		expect(rule1(chart('p', counts([4], 20), { kept }))).toEqual([]);
		expect(rule1(chart('p', counts([5], 20), { kept }))).toEqual([1]);
	});

	it('has limits round its centre, and no signal within them, whatever comes', () => {
		const kinds = fc.constantFrom<ChartKind>('p', 'u', 'c', 'xmr');
		const rows = fc.array(fc.tuple(fc.nat(40), fc.integer({ min: 0, max: 60 })), { maxLength: 60 });
		fc.assert(
			fc.property(kinds, rows, (kind, pairs) => {
				const all = counts(
					pairs.map(([x, n]) => (kind === 'p' ? Math.min(x, n) : x)),
					pairs.map(([, n]) => n),
				);
				const { points, signals, baseline: found } = chart(kind, all, { minimumN: 5 });
				for (const { limits } of points) {
					if (!limits || !found) continue;
					expect(limits.low).toBeLessThanOrEqual(found.centre + 1e-9);
					expect(limits.high).toBeGreaterThanOrEqual(found.centre - 1e-9);
				}
				for (const { rule, at } of signals) {
					const { value, limits, isJudged } = points[at] ?? {};
					expect(isJudged).toBe(true);
					if (rule === 1) {
						expect((value ?? 0) < (limits?.low ?? 0) || (value ?? 0) > (limits?.high ?? 0)).toBe(
							true,
						);
					}
				}
			}),
			{ numRuns: 100 },
		);
	});
});

describe('what a signal would be without one group', () => {
	const kept = { ...baseline('p', counts([10], 100)), centre: 10 };
	const part = (group: string, x: number, n: number) => ({ field: 'touchpoint', group, x, n });

	it('names the one that leaves it nearest to the centre', () => {
		const parts = [part('Delivery', 14, 30), part('Support', 4, 40), part('Repair', 3, 30)];
		expect(withoutOne('p', kept, { whole: { x: 21, n: 100 }, parts }, 10)).toEqual({
			field: 'touchpoint',
			group: 'Delivery',
			value: 10,
			n: 70,
		});
	});

	it('names none where no single one explains it, or too little would be left', () => {
		const even = [part('Delivery', 20, 50), part('Support', 20, 50)];
		expect(withoutOne('p', kept, { whole: { x: 40, n: 100 }, parts: even }, 10)).toBeNull();
		const all = [part('Delivery', 30, 95), part('Support', 0, 5)];
		expect(withoutOne('p', kept, { whole: { x: 30, n: 100 }, parts: all }, 10)).toBeNull();
	});

	it('names no group that is too small: the two values would say what its few have answered', () => {
		const parts = [part('Delivery', 9, 9), part('Support', 12, 91)];
		const whole = { x: 21, n: 100 };
		expect(withoutOne('p', kept, { whole, parts }, 10)).toBeNull();
		expect(withoutOne('p', kept, { whole, parts }, 9)).toMatchObject({ group: 'Delivery' });
	});

	it('takes means apart by their sums', () => {
		const mean = { ...kept, centre: 80, sigma: 2 };
		const parts = [{ field: 'owner', group: 'Ben', x: 200, n: 10 }];
		expect(withoutOne('xmr', mean, { whole: { x: 1_800, n: 30 }, parts }, 10)).toEqual({
			field: 'owner',
			group: 'Ben',
			value: 80,
			n: 20,
		});
	});
});
