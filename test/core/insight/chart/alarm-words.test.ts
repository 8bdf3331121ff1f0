import { bucketOf } from '../../../../core/calendar/bucket';
import { calmText, signalText } from '../../../../core/insight/chart/alarm-words';
import { type ChartCount, controlChart } from '../../../../core/insight/chart/control-chart';
import { type Baseline, usualOf } from '../../../../core/insight/chart/control-limits';
import type { Measure } from '../../../../core/insight/chart/measures';

/** Monday, 20 April 2026. */
const begin = Date.UTC(2026, 3, 20) / 86_400_000;
const perDay = [6, 5, 7, 8, 6, 4, 9, 6, 5, 7, 6, 8, 5, 7, 6, 6, 7, 5, 8, 6, 6, 7, 5, 6];
const days = (last: number, n: (x: number) => number): ChartCount[] =>
	[...perDay, last].map((x, at) => ({
		bucket: bucketOf('day', begin + at),
		...{ x, n: n(x), isUnfinished: false },
	}));

const said = (
	measure: Measure,
	kind: 'p' | 'u' | 'c',
	counts: readonly ChartCount[],
	language: string,
) => {
	const chart = controlChart(kind, counts, { minimumN: 0, kept: null, since: null });
	const signal = chart.signals.at(-1);
	if (signal === undefined) throw new Error('There is no signal.');
	const head = { surveyKey: 'after-service', metric: 'csat' as const, measure };
	return signalText(head, chart, { signal, without: null }, language);
};

describe('what an alarm says', () => {
	it('is what there is, and what is usual on such a day', () => {
		const cases = days(21, (x) => x);
		expect(said('case_count', 'c', cases, 'en')).toBe(
			'New cases: 21 on 14 May 2026, usually 2–11 a day; beyond the limit of 13, unlikely to be chance.',
		);
		expect(said('case_count', 'c', cases, 'zh-CN')).toBe(
			'新建跟进单数：2026年5月14日为 21，平时每天 2–11；超出界限 13，不像是偶然。',
		);
	});

	it('counts on 100 answers and shares in percent, whole from 10 on', () => {
		const answers = days(21, () => 100);
		expect(said('case_rate', 'u', answers, 'en')).toMatch(
			/: 21 on 14 May 2026, usually 1–11; beyond/,
		);
		expect(said('low_share', 'p', answers, 'zh-CN')).toMatch(
			/^after-service，不满意率：2026年5月14日为 21%，平时 1–11%；超出界限 1\d%/,
		);
	});

	it('is what is usual, too, where eight in a row lie on one side', () => {
		const run = [6, 5, 7, 5, 6, 7, 5, 6, 7, 6, 5, 7, 8, 8, 8, 8, 8, 8, 8, 8];
		const counts = run.map((x, at): ChartCount => ({
			bucket: bucketOf('week', begin + 7 * at),
			...{ x, n: x, isUnfinished: false },
		}));
		expect(said('case_count', 'c', counts, 'en')).toMatch(
			/: 8 in week 35 of 2026, usually \d–1\d a week; eight times in a row above the middle of 6\.\d,/,
		);
	});

	it('is nothing new where nothing is', () => {
		const chart = controlChart(
			'c',
			days(6, (x) => x),
			{
				...{ minimumN: 0, kept: null, since: null },
			},
		);
		const head = { surveyKey: null, metric: null, measure: 'case_count' as const };
		expect(calmText(head, chart, 'en')).toBe('New cases: nothing unusual.');
	});
});

describe('what is usual', () => {
	const baseline = (centre: number, sigma: number | null = null): Baseline => ({
		...{ centre, sigma, inflation: 1 },
		...{ first: 0, last: 0, buckets: 25, n: 0, excluded: [] },
	});

	it('of counts is whole, and never below none', () => {
		// NIST/SEMATECH e-Handbook 6.3.3.1: wafers with 16 defects each.
		expect(usualOf('c', baseline(16), 1)).toEqual({ low: 8, high: 24 });
		expect(usualOf('c', baseline(0.1), 1)).toEqual({ low: 0, high: 0 });
	});

	it('of a mean stays on its scale', () => {
		expect(usualOf('xmr', baseline(95, 4), 1)).toEqual({ low: 87, high: 100 });
	});

	it('of shares is narrower the more answers there are', () => {
		const { low, high } = usualOf('p', baseline(20), 100);
		expect([low, high]).toEqual([12, 28]);
		expect(usualOf('p', baseline(20), 400).high).toBeLessThan(high);
	});
});
