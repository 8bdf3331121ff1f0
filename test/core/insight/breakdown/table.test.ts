import fc from 'fast-check';

import { compareTallies, subtractTally } from '../../../../core/insight/breakdown/compare';
import {
	breakdownTables,
	type Cell,
	mostGroups,
	type Table,
} from '../../../../core/insight/breakdown/table';
import { sizeOf, type Tally } from '../../../../core/insight/tally';
import { leastTime, yardstick } from '../../../yardstick';

const csat = (high: number, low: number): Tally => ({
	metric: 'csat',
	scale: { min: 1, max: 5, direction: 'higher_is_better' },
	highFrom: 4,
	low,
	middle: 0,
	high,
	sum: 5 * high + low,
	sumSquares: 25 * high + low,
	values: null,
});

const nps = (promoters: number, passives: number, detractors: number): Tally => ({
	...csat(promoters, detractors),
	metric: 'nps',
	scale: { min: 0, max: 10, direction: 'higher_is_better' },
	highFrom: 9,
	middle: passives,
});

const csi = (
	values: readonly number[],
	direction: Tally['scale']['direction'] = 'higher_is_better',
): Tally => ({
	...csat(values.length, 0),
	metric: 'csi',
	scale: { min: 0, max: 10, direction },
	sum: values.reduce((sum, value) => sum + value, 0),
	sumSquares: values.reduce((sum, value) => sum + value * value, 0),
});

const cells = (...tallies: Tally[]): Cell[] =>
	tallies.map((tally, at) => ({ values: [`g${at}`], tally }));

const limits = { minimumCell: 10, minimumN: 10 };

const tableOf = (...given: Tally[]): Table => {
	const [table] = breakdownTables([cells(...given)], limits).tables;
	if (!table) throw new Error('There is a table.');
	return table;
};

describe('two tallies compared', () => {
	it('have the difference of their shares and the pooled z', () => {
		// Newcombe 1998, method 10; z 2.6502, p .00805.
		const found = compareTallies(csat(56, 14), csat(48, 32));
		expect(found).toMatchObject({ method: 'newcombe' });
		expect(found?.difference).toBeCloseTo(20, 9);
		expect(found?.interval?.low).toBeCloseTo(5.24, 2);
		expect(found?.interval?.high).toBeCloseTo(33.39, 2);
		expect(found?.p).toBeCloseTo(0.00805, 5);
	});

	it('of an index are those of Welch in percent of the scale, turned where low is better', () => {
		// Student 1908, data set sleep of R, moved onto a scale from 0.
		const a = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2].map((value) => value + 2);
		const b = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4].map((value) => value + 2);
		const found = compareTallies(csi(a), csi(b));
		expect(found?.difference).toBeCloseTo(-15.8, 9);
		expect(found?.p).toBeCloseTo(0.0793941, 6);
		const turned = compareTallies(csi(a, 'lower_is_better'), csi(b, 'lower_is_better'));
		expect(turned?.difference).toBeCloseTo(15.8, 9);
		expect(turned?.interval?.low).toBeCloseTo(-(found?.interval?.high ?? 0), 9);
	});

	it('say nothing beyond their difference where one answer is all there is', () => {
		expect(compareTallies(csi([5]), csi([6, 7]))).toMatchObject({ interval: null, p: null });
		expect(compareTallies(csi([5, 5]), csi([5, 5, 5]))).toMatchObject({ difference: 0, p: 1 });
		expect(compareTallies(csi([5, 5]), csi([6, 6]))).toMatchObject({ p: 0 });
		expect(compareTallies(nps(10, 0, 0), nps(50, 0, 0))).toMatchObject({ difference: 0, p: 1 });
		expect(compareTallies(csat(0, 0), csat(5, 5))).toBeNull();
		expect(compareTallies(csat(5, 5), nps(5, 0, 5))).toBeNull();
	});
});

describe('a breakdown', () => {
	it('corrects groups together by Holm up to ten tests, and by Benjamini and Hochberg above', () => {
		const three = breakdownTables([cells(csat(60, 40), csat(80, 20), csat(85, 15))], limits);
		expect(three.correction).toEqual({ method: 'holm', tests: 3 });
		const [, , worst] = three.tables[0]?.groups ?? [];
		expect(worst?.corrected).toBeCloseTo(3 * (worst?.comparison?.p ?? 1), 12);
		const many = Array.from({ length: 6 }, (_, at) => csat(60 + at, 40));
		const both = breakdownTables([cells(...many), cells(...many)], limits);
		expect(both.correction).toEqual({ method: 'bh', tests: 12 });
	});

	it('counts two groups that are all as one test', () => {
		const { tables, correction } = breakdownTables([cells(csat(60, 40), csat(80, 20))], limits);
		expect(correction.tests).toBe(1);
		const [first, second] = tables[0]?.groups ?? [];
		expect(first?.corrected).toBe(first?.comparison?.p);
		expect(second?.corrected).toBe(first?.corrected);
		expect(first?.comparison?.difference).toBeCloseTo(20, 9);
		expect(second?.comparison?.difference).toBeCloseTo(-20, 9);
	});

	it('has no verdict on a group or a rest below the minimum n', () => {
		const few = breakdownTables([cells(csat(9, 0), csat(10, 90), csat(50, 50))], {
			minimumCell: 1,
			minimumN: 10,
		});
		expect(few.correction.tests).toBe(2);
		const [small] = few.tables[0]?.groups ?? [];
		expect(small).toMatchObject({ verdict: 'too_few', corrected: null });
		const rest = breakdownTables([cells(csat(9, 0), csat(10, 90))], {
			minimumCell: 1,
			minimumN: 10,
		});
		expect(rest.tables[0]?.groups.map(({ verdict }) => verdict)).toEqual(['too_few', 'too_few']);
	});

	it('of one group, of equal groups and of none says so', () => {
		expect(tableOf(csat(30, 10))).toMatchObject({ groupsFound: 1, test: null, verdict: 'ok' });
		expect(tableOf(csat(30, 10)).groups[0]).toMatchObject({ comparison: null, verdict: 'ok' });
		const equal = tableOf(csat(30, 10), csat(30, 10), csat(60, 20));
		expect(equal.groups.map(({ verdict }) => verdict)).toEqual(Array(3).fill('no_change'));
		expect(equal.verdict).toBe('no_change');
		expect(tableOf(csat(30, 0), csat(40, 0)).groups[0]?.verdict).toBe('no_change');
		expect(breakdownTables([[]], limits).tables).toEqual([]);
	});

	it('adds small groups up, with another one where it would show, and then maybe shows none', () => {
		const table = tableOf(csat(30, 10), csat(2, 1), csat(20, 20), csat(10, 5));
		expect(table.groups.map(({ values, figure }) => [values?.[0] ?? null, figure.n])).toEqual([
			['g0', 40],
			['g2', 40],
			[null, 18],
		]);
		expect(table.smallOnes).toBe(true);
		expect(tableOf(csat(30, 10), csat(2, 1)).groups).toEqual([]);
	});

	it('shows the two hundred largest of ten thousand groups, and takes no second for it', () => {
		const many = Array.from({ length: 10_000 }, (_, at) => csat(10 + (at % 7), at % 5));
		expect(leastTime(() => tableOf(...many), 3)).toBeLessThan(50 * yardstick());
		const table = tableOf(...many);
		expect(table.groups).toHaveLength(mostGroups + 1);
		expect(table).toMatchObject({ tooMany: true, smallOnes: false, groupsFound: 10_000 });
		const shown = table.groups.reduce((sum, { figure }) => sum + figure.n, 0);
		expect(shown).toBe(table.all.n);
	});

	it('gives each level its adjusted residual (Agresti 2007, p. 39)', () => {
		const table = tableOf(nps(468, 327, 762), nps(477, 239, 484));
		expect(table.test?.chiSquare).toBeCloseTo(30.07015, 4);
		expect(table.test?.cramersV).toBeCloseTo(0.1044358, 6);
		const first = table.groups.find(({ figure }) => figure.n === 1557);
		expect(first?.residuals?.low).toBeCloseTo(4.5021, 4);
		expect(first?.residuals?.middle).toBeCloseTo(0.6995, 4);
		expect(first?.residuals?.high).toBeCloseTo(-5.3159, 4);
	});

	it('loses no answer and shows no group below the minimum', () => {
		const tally = fc.tuple(fc.nat(30), fc.nat(30)).map(([high, low]) => csat(high, low));
		const some = tally.filter((one) => sizeOf(one) > 0);
		fc.assert(
			fc.property(fc.array(some, { minLength: 1, maxLength: 12 }), (tallies) => {
				const { all, groups } = tableOf(...tallies);
				for (const { figure, values } of groups) {
					expect(figure.n).toBeGreaterThanOrEqual(values === null ? 10 : limits.minimumCell);
				}
				if (groups.length === 0) return;
				expect(groups.reduce((sum, { figure }) => sum + figure.n, 0)).toBe(all.n);
			}),
			{ numRuns: 60 },
		);
	});

	it('takes a part out of a tally', () => {
		const rest = subtractTally(nps(10, 5, 3), nps(4, 5, 1));
		expect(rest).toMatchObject({ high: 6, middle: 0, low: 2, values: null });
	});
});
