import { responseRate, summarise, summariseScale } from '../../../core/insight/summary';
import type { SummaryRow } from '../../../core/insight/summary';
import { addTallies } from '../../../core/insight/tally';
import type { Tally } from '../../../core/insight/tally';
import { InputError } from '../../../core/model/errors';
import { highFromOf } from '../../../core/score/cut';
import type { Level, Metric, Scale } from '../../../core/model/metric';

const scale = (min: number, max: number, direction: Scale['direction'] = 'higher_is_better') => ({
	min,
	max,
	direction,
});

/** Counts by value, lowest value first, with the level of each value. */
function tally(metric: Metric, on: Scale, counts: number[], levels: Level[]): Tally {
	const values = counts.map((count, index) => ({ value: on.min + index, count }));
	const at = (level: Level) =>
		counts.reduce((sum, count, index) => sum + (levels[index] === level ? count : 0), 0);
	return {
		metric,
		scale: on,
		highFrom: highFromOf(metric, on, null),
		low: at('low'),
		middle: at('middle'),
		high: at('high'),
		sum: values.reduce((sum, { value, count }) => sum + value * count, 0),
		sumSquares: values.reduce((sum, { value, count }) => sum + value * value * count, 0),
		values,
	};
}

const fiveSteps: Level[] = ['low', 'low', 'middle', 'high', 'high'];
const sevenSteps: Level[] = ['low', 'low', 'low', 'middle', 'high', 'high', 'high'];
const nps = (detractors: number, passives: number, promoters: number): Tally => ({
	metric: 'nps',
	scale: scale(0, 10),
	highFrom: 9,
	low: detractors,
	middle: passives,
	high: promoters,
	sum: detractors * 5 + passives * 8 + promoters * 10,
	sumSquares: detractors * 25 + passives * 64 + promoters * 100,
	values: null,
});

function row(rows: SummaryRow[], variant: SummaryRow['variant']): SummaryRow {
	const found = rows.find((candidate) => candidate.variant === variant);
	if (!found) throw new Error(`no row ${variant}`);
	return found;
}

describe('a summary', () => {
	it('gives NPS with its adjusted Wald interval', () => {
		const [figure, ...others] = summariseScale(nps(20, 55, 25), 30);
		expect(others).toEqual([]);
		expect(figure).toEqual({
			metric: 'nps',
			scale: scale(0, 10),
			highFrom: 9,
			variant: 'nps',
			unit: 'points',
			n: 100,
			value: 5,
			interval: {
				low: expect.closeTo(-8.0876, 3),
				high: expect.closeTo(17.7964, 3),
				method: 'adjusted_wald',
			},
			verdict: 'ok',
			distribution: { low: 20, middle: 55, high: 25 },
			values: null,
		});
	});

	it('gives CSAT as the satisfied share with Wilson’s interval, and the mean beside it', () => {
		// 480 of 600 satisfied: 80 %, 76.61–83.01.
		const rows = summariseScale(tally('csat', scale(1, 5), [20, 40, 60, 200, 280], fiveSteps), 30);
		expect(rows.map(({ variant }) => variant)).toEqual(['satisfied_share', 'mean_percent']);
		const share = row(rows, 'satisfied_share');
		expect(share).toMatchObject({ n: 600, value: 80, unit: 'percent' });
		expect(share.interval.low).toBeCloseTo(76.613, 2);
		expect(share.interval.high).toBeCloseTo(83.005, 2);
		expect(share.interval.method).toBe('wilson');
		const mean = row(rows, 'mean_percent');
		// Mean 4.1333 on 1–5.
		expect(mean.value).toBeCloseTo(78.3333, 4);
		expect(mean.interval.low).toBeLessThan(78.3333);
		expect(mean.interval.high).toBeGreaterThan(78.3333);
	});

	it('tells the three stories of one set of CES answers, each by its name', () => {
		// Published counts and mean: support.cys.group 3000095529; share and index recomputed.
		const rows = summariseScale(
			tally('ces', scale(1, 7), [80, 210, 140, 110, 160, 180, 120], sevenSteps),
			30,
		);
		expect(rows.map(({ variant, value, unit }) => [variant, value, unit])).toEqual([
			['easy_share', 46, 'percent'],
			['mean', 4.08, 'scale'],
			['easy_minus_hard', -13, 'points'],
		]);
		expect(row(rows, 'easy_minus_hard').interval.method).toBe('adjusted_wald');
	});

	it('reads effort the other way round: the same answers mirrored are as easy', () => {
		const counts = [120, 180, 160, 110, 140, 210, 80];
		const rows = summariseScale(
			tally('ces', scale(1, 7, 'lower_is_better'), counts, [...sevenSteps].reverse()),
			30,
		);
		expect(row(rows, 'easy_share').value).toBe(46);
		expect(row(rows, 'easy_minus_hard').value).toBe(-13);
		expect(row(rows, 'mean').value).toBeCloseTo(3.92, 9);
	});

	it('leaves the CES index out where it is not defined', () => {
		const five = tally('ces', scale(1, 5), [1, 2, 3, 4, 5], fiveSteps);
		expect(summariseScale(five, 1).map(({ variant }) => variant)).toEqual(['easy_share', 'mean']);
		const unknown = {
			...tally('ces', scale(1, 7), [0, 0, 0, 0, 0, 0, 9], sevenSteps),
			values: null,
		};
		expect(summariseScale(unknown, 1).map(({ variant }) => variant)).toEqual([
			'easy_share',
			'mean',
		]);
	});

	it('gives a CSI as its mean with the t interval', () => {
		const [figure] = summariseScale(
			{
				metric: 'csi',
				scale: scale(0, 100),
				highFrom: 80,
				low: 0,
				middle: 2,
				high: 3,
				sum: 400,
				sumSquares: 33_000,
				values: null,
			},
			5,
		);
		expect(figure).toMatchObject({ variant: 'mean_percent', value: 80, n: 5, verdict: 'ok' });
		expect(figure?.interval.low).toBeCloseTo(60.37, 2);
		expect(figure?.interval.method).toBe('student_t');
	});

	it('turns the mean percent where lower is better', () => {
		const on = scale(1, 3, 'lower_is_better');
		const rows = summariseScale(tally('csat', on, [8, 1, 1], ['high', 'middle', 'low']), 5);
		const mean = row(rows, 'mean_percent');
		expect(mean.value).toBeCloseTo(85, 9);
		expect(mean.interval.low).toBeLessThan(mean.interval.high);
	});

	it.each([
		[29, 'too_few'],
		[30, 'ok'],
	])('of %d answers has the verdict %s at a minimum of 30', (n, verdict) => {
		for (const { verdict: given } of summariseScale(
			tally('csat', scale(1, 5), [0, 0, 0, 0, n], fiveSteps),
			30,
		)) {
			expect(given).toBe(verdict);
		}
	});

	it.each(['nps', 'csat', 'ces', 'csi'] as const)('of no %s answers has no value', (metric) => {
		const on = metric === 'nps' ? scale(0, 10) : scale(1, 7);
		for (const figure of summariseScale(tally(metric, on, [], []), 0)) {
			expect(figure).toMatchObject({ n: 0, value: null, verdict: 'too_few' });
			expect(figure.interval.low).toBeLessThan(figure.interval.high);
		}
	});
});

describe('different scales', () => {
	const five = tally('csat', scale(1, 5), [0, 0, 0, 0, 40], fiveSteps);
	const seven = tally('csat', scale(1, 7), [40, 0, 0, 0, 0, 0, 0], sevenSteps);

	it('stay rows of their own', () => {
		const rows = summarise([five, seven], 30).filter(
			({ variant }) => variant === 'satisfied_share',
		);
		expect(rows.map(({ scale: on, value }) => [on.max, value])).toEqual([
			[5, 100],
			[7, 0],
		]);
	});

	it('stay apart by direction and by metric as well', () => {
		const effort = { ...seven, scale: scale(1, 7, 'lower_is_better') };
		expect(summarise([seven, effort, { ...seven, metric: 'ces' }], 1)).toHaveLength(2 + 2 + 3);
	});

	it('are refused as a sum', () => {
		expect(() => addTallies(five, seven)).toThrow(InputError);
		expect(() => addTallies(five, seven)).toThrow(/csat 1–5 .*csat 1–7 /);
	});

	it('are not in the way of tallies of one scale, which add up', () => {
		const other = tally('csat', scale(1, 5), [10, 0, 0, 0, 0], fiveSteps);
		const [share] = summarise([five, seven, other], 30);
		expect(share).toMatchObject({
			n: 50,
			value: 80,
			distribution: { low: 10, middle: 0, high: 40 },
		});
		expect(share?.values?.map(({ count }) => count)).toEqual([10, 0, 0, 0, 40]);
	});
});

describe('counts that contradict each other', () => {
	const sound = tally('csat', scale(1, 5), [1, 1, 1, 1, 1], fiveSteps);

	it.each([
		['more by level than by value', { ...sound, low: 3 }],
		['half an answer', { ...sound, low: 1.5, middle: 1.5 }],
		['a negative count', { ...sound, low: -1, middle: 4 }],
	])('are refused: %s', (_, given) => {
		expect(() => summariseScale(given, 1)).toThrow(InputError);
		expect(() => summariseScale(given, 1)).toThrow(/'csat 1–5 higher_is_better, high from 4'/);
	});
});

describe('the response rate', () => {
	it('has Wilson’s interval', () => {
		expect(responseRate(15, 148, 30)).toEqual({
			variant: 'response_rate',
			unit: 'percent',
			n: 148,
			value: expect.closeTo(10.1351, 4),
			interval: { low: expect.closeTo(6.24, 2), high: expect.closeTo(16.05, 2), method: 'wilson' },
			verdict: 'ok',
		});
	});

	it('of nobody asked has no value', () => {
		expect(responseRate(0, 0, 30)).toMatchObject({ value: null, verdict: 'too_few' });
	});

	it('is refused where more answered than were asked', () => {
		expect(() => responseRate(5, 4, 1)).toThrow(InputError);
	});
});
