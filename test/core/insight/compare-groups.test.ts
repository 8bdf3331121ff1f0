import fc from 'fast-check';

import { compareGroups, type Pair, returnOf } from '../../../core/insight/compare-groups';
import { comparedInWords, returnInWords } from '../../../core/insight/compare-words';

const around = {
	a: 'A',
	b: 'B',
	figure: null,
	minimumN: 10,
	isRandom: false,
	language: 'en',
};
const one = (pair: Pair, minimumN = 10) => {
	const [found] = compareGroups([pair], minimumN);
	if (!found) throw new Error('There is one.');
	return found;
};
const said = (pair: Pair, change: Partial<typeof around> = {}) =>
	comparedInWords(one(pair), { ...around, ...change });

const sums = (values: readonly number[]) => ({
	n: values.length,
	sum: values.reduce((all, value) => all + value, 0),
	sumSquares: values.reduce((all, value) => all + value * value, 0),
});

describe('two groups', () => {
	it('of shares have the published difference, ratio, odds and test', () => {
		// Agresti 2007, table 2.3: placebo as B, so that its share is the higher one.
		const found = one({ figure: 'share', a: { x: 104, n: 11_037 }, b: { x: 189, n: 11_034 } });
		expect(found.difference).toBeCloseTo(0.7706, 4);
		expect(found.ratio?.ratio).toBeCloseTo(1.8178, 4);
		expect(found.odds?.high).toBeCloseTo(2.33079, 4);
		expect(found.p).toBeLessThan(1e-6);
		expect(found).toMatchObject({ verdict: 'unlikely_chance', method: 'newcombe', needed: null });
		// z 2.6502, p .0080451.
		const second = one({ figure: 'share', a: { x: 48, n: 80 }, b: { x: 56, n: 70 } });
		expect(second.p).toBeCloseTo(0.0080451, 6);
		expect(second.interval?.low).toBeCloseTo(5.24, 2);
	});

	it('of means are those of Student’s sleep by Welch', () => {
		const found = one({
			figure: 'mean',
			a: sums([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]),
			b: sums([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]),
		});
		expect(found.p).toBeCloseTo(0.0793941, 6);
		expect(found).toMatchObject({ verdict: 'could_be_chance', method: 'welch' });
		expect(found.difference).toBeCloseTo(1.58, 10);
	});

	it('of NPS are told apart on adjusted counts', () => {
		const a = { promoters: 25, passives: 55, detractors: 20 };
		const found = one({ figure: 'nps', a, b: { promoters: 60, passives: 30, detractors: 10 } });
		expect(found).toMatchObject({ difference: 45, verdict: 'unlikely_chance', method: 'nps_z' });
	});

	it('say how many more answers it would take, as R’s power.prop.test does', () => {
		const pair: Pair = { figure: 'share', a: { x: 10, n: 20 }, b: { x: 13, n: 20 } };
		// .50 and .65, power .8: 169.05 in each group by its formula, 40 are there.
		expect(one(pair).needed).toBe(Math.ceil(2 * (169.0485 - 20)));
		expect(said(pair)).toContain('Too early to say: it could be chance.');
		expect(said(pair)).toContain('About 300 more answers are needed to tell.');
		expect(said(pair)).toContain(
			'B is 15 points above A (−15 to 41): B 65\u00a0% (n = 20), A 50\u00a0% (n = 20).',
		);
		expect(said(pair, { language: 'zh-CN' })).toContain('B比A高 15 个百分点（−15 至 41）');
		expect(said(pair, { language: 'zh-CN' })).toContain('可能只是偶然');
	});

	it('are one point apart in the singular', () => {
		const pair: Pair = { figure: 'share', a: { x: 50, n: 100 }, b: { x: 51, n: 100 } };
		expect(said(pair)).toContain('B is 1 point above A');
		expect(said(pair, { language: 'zh-CN' })).toContain('B比A高 1 个百分点');
	});

	it('are the same in the other order, turned round', () => {
		const share = fc.tuple(fc.nat(60), fc.nat(60)).map(([x, more]) => ({ x, n: x + more }));
		fc.assert(
			fc.property(share, share, (a, b) => {
				const [there, back] = [
					one({ figure: 'share', a, b }),
					one({ figure: 'share', a: b, b: a }),
				];
				expect(back.difference ?? 0).toBeCloseTo(-(there.difference ?? 0), 9);
				expect(back.p ?? 2).toBeCloseTo(there.p ?? 2, 9);
				expect(back.verdict).toBe(there.verdict);
				expect(there.needed ?? 1).toBeGreaterThan(0);
				expect(comparedInWords(there, around)).not.toMatch(/NaN|Infinity|undefined|\{/);
			}),
		);
	});

	it('of nobody, of one and of values that are all the same say so', () => {
		const nobody = { x: 0, n: 0 };
		expect(said({ figure: 'share', a: nobody, b: { x: 3, n: 9 } })).toBe(
			'Nothing can be compared: A has no values.',
		);
		expect(one({ figure: 'share', a: nobody, b: nobody })).toMatchObject({
			verdict: 'too_few',
			interval: null,
		});
		expect(said({ figure: 'mean', a: sums([3]), b: sums([4]) })).toBe(
			'A has 1 and B 1: too few for an interval. Too few to say: at least 10 are needed in each group.',
		);
		const fours: number[] = Array(20).fill(4);
		expect(one({ figure: 'mean', a: sums(fours), b: sums(fours) }).verdict).toBe('no_change');
		expect(said({ figure: 'mean', a: sums(fours), b: sums(fours) })).toContain(
			'All values within a group are the same',
		);
		const fives: number[] = Array(20).fill(5);
		expect(one({ figure: 'mean', a: sums(fours), b: sums(fives) }).verdict).toBe('too_few');
		const all = { x: 20, n: 20 };
		expect(one({ figure: 'share', a: all, b: all })).toMatchObject({
			difference: 0,
			verdict: 'no_change',
		});
	});

	it('are corrected for all figures that are shown together', () => {
		const pair: Pair = { figure: 'share', a: { x: 48, n: 80 }, b: { x: 56, n: 70 } };
		const [first, second] = compareGroups([pair, pair], 10);
		expect(first?.p).toBeCloseTo(2 * 0.0080451, 6);
		expect(second?.p).toBe(first?.p);
	});

	it('say what a difference is because of only where chance made the groups', () => {
		const pair: Pair = { figure: 'share', a: { x: 20, n: 100 }, b: { x: 60, n: 100 } };
		expect(said(pair)).toContain('nobody can say what it is because of');
		expect(said(pair, { isRandom: true })).toContain('it is because of the campaign');
		expect(said({ ...pair, b: { x: 22, n: 100 } }, { isRandom: true })).not.toContain('because');
	});
});

describe('the return of a lift', () => {
	const compared = one({ figure: 'share', a: { x: 100, n: 1000 }, b: { x: 150, n: 1000 } });

	it('is (lift × value × n − cost) / cost, with the interval of the lift', () => {
		const found = returnOf(compared, { value: 40, cost: 500 });
		// 5 points of 1,000 are 50 customers: 2,000 of worth for 500.
		expect(found?.gain).toBeCloseTo(1_500, 9);
		expect(found?.roi).toBeCloseTo(3, 9);
		const low = ((compared.interval?.low ?? 0) / 100) * 40 * 1_000;
		expect(found?.interval?.low).toBeCloseTo((low - 500) / 500, 9);
		expect(found && returnInWords(found, 'en')).toContain('Return: 300\u00a0%');
	});

	it('of what cost nothing is no ratio, and says so', () => {
		const found = returnOf(compared, { value: 40, cost: 0 });
		expect(found).toMatchObject({ roi: null, interval: null });
		expect(found && returnInWords(found, 'en')).toContain('It cost nothing');
		expect(found && returnInWords(found, 'zh-CN')).toContain('成本为零');
	});

	it('is not reckoned of means', () => {
		const means = one({ figure: 'mean', a: sums([1, 2, 3]), b: sums([2, 3, 5]) });
		expect(returnOf(means, { value: 1, cost: 1 })).toBeNull();
	});
});
