import fc from 'fast-check';

import { dayOf } from '../../../core/calendar/wall-time';
import { type Bucket, bucketOf, bucketsOver, type BucketUnit } from '../../../core/calendar/bucket';
import { type BucketTally, type Trend, trendsOf } from '../../../core/insight/trend';
import { pointText, trendText } from '../../../core/insight/trend-words';
import type { Tally } from '../../../core/model/tally';

const head = {
	surveyKey: 'quarterly',
	metric: 'nps',
	scale: { min: 0, max: 10, direction: 'higher_is_better' },
	highFrom: 9,
} as const;

/** Of so many answers as many promoters as give the score, and detractors for the rest. */
function npsOf(score: number, n = 100): Tally {
	const high = Math.round((n * (100 + score)) / 200);
	const low = n - high;
	const { metric, scale, highFrom } = head;
	const sums = { sum: 10 * high, sumSquares: 100 * high, values: null };
	return { metric, scale, highFrom, low, middle: 0, high, ...sums };
}

const from = dayOf(2023, 1, 1) ?? 0;

function buckets(unit: BucketUnit, many: number): Bucket[] {
	return bucketsOver(unit, { first: from, last: from + many * 95 }).slice(0, many);
}

function series(scores: ReadonlyArray<number | null>, unit: BucketUnit = 'month', n = 100) {
	return buckets(unit, scores.length).map((bucket, at): BucketTally => {
		const score = scores[at] ?? null;
		const tally = score === null ? null : npsOf(score, n);
		return { bucket, tally, yearBefore: null, isUnfinished: false };
	});
}

function trendOf(all: readonly BucketTally[], minimumN = 10): Trend {
	const [found] = trendsOf([all], minimumN);
	if (!found) throw new Error('One series gives one trend.');
	return found;
}

const said = (all: readonly BucketTally[], language = 'en', minimumN = 10) =>
	trendText(head, trendOf(all, minimumN), language);

describe('a trend', () => {
	it('says a slope that chance rarely gives, in points a month', () => {
		const falling = [40, 38, 38, 36, 34, 34, 32, 30, 28, 28, 26, 24];
		const { slope, season } = trendOf(series(falling));
		expect(slope).toMatchObject({ per: 'month', verdict: 'unlikely_chance', n: 1_200 });
		expect(slope.slope).toBeCloseTo(-1.43, 2);
		expect(season).toMatchObject({ state: 'too_short', strongest: null });
		expect(said(series(falling))).toBe(
			'quarterly: since January 2023 NPS has gone down by about 1.4 points a month (−1.6 to −1.3), unlikely to be chance. It is too short for a season, which takes 24 months with answers.',
		);
		expect(said(series(falling), 'zh-CN')).toContain('每月下降约 1.4 分');
	});

	it('says that a slope could be chance', () => {
		expect(said(series([30, 34, 28, 40, 32, 38, 30, 42]))).toContain('that could be chance');
	});

	it.each([
		['nobody', [], 'No answers came in.'],
		['gaps alone', [null, null, null], 'No answers came in.'],
		['one bucket', [30], '1 month with 100 answers are too few to say'],
		['three buckets', [30, 34, 38], '3 months with 300 answers are too few to say'],
		['all equal', [30, 30, 30, 30, 30, 30, 30], 'no change is seen'],
	])('of %s says so', (_, scores, text) => {
		expect(said(series(scores))).toContain(text);
	});

	it('is too few to say below the minimum n, whatever the slope', () => {
		const few = series([100, 100, -100, -100, -100, -100, -100, -100, -100], 'month', 1);
		expect(trendOf(few).slope).toMatchObject({ verdict: 'too_few', p: null, n: 9 });
		expect(trendOf(few).points[0]?.figure).toMatchObject({ n: 1, verdict: 'too_few' });
		expect(pointText(head, trendOf(few).points[0] as never, 'en')).toBe(
			'quarterly, January 2023: NPS 100 from 1 answer, too few to say.',
		);
	});

	it('leaves a gap a gap: the slope counts the months between', () => {
		const gappy = series([20, 22, null, null, 28, 30, null, 34, 36]);
		const found = trendOf(gappy);
		expect(found.slope.slope).toBeCloseTo(2, 10);
		expect(found.points[2]?.figure).toMatchObject({ n: 0, value: null });
		expect(pointText(head, found.points[2] as never, 'en')).toBe(
			'quarterly, March 2023: nobody answered.',
		);
	});

	it('begins with the first answer', () => {
		const late = trendOf(series([null, null, 20, 22]));
		expect(late.points).toHaveLength(2);
		expect(late.slope.since).toEqual(bucketOf('month', dayOf(2023, 3, 1) ?? 0));
	});

	const december = (at: number) => (at % 12 === 11 ? -12 : (at % 12) % 4);
	const seasonal = (many: number) =>
		Array.from({ length: many }, (_, at) => 20 + 0.5 * at + 2 * december(at));

	it('takes a season out once two of them are there, and names its strongest place', () => {
		const all = series(seasonal(48), 'month', 1_000);
		const { season, slope, points } = trendOf(all);
		expect(season).toMatchObject({ state: 'taken_out', length: 12, verdict: 'unlikely_chance' });
		expect(slope).toMatchObject({ method: 'seasonal_theil_sen', verdict: 'unlikely_chance' });
		expect(slope.slope).toBeCloseTo(0.5, 1);
		const without = points.map(({ withoutSeason }) => withoutSeason ?? 0);
		without.slice(1).forEach((value, at) => {
			expect(Math.abs(value - (without[at] ?? 0) - 0.5)).toBeLessThan(0.5);
		});
		expect(said(all)).toContain(
			'December is always about 24 points lower; that is already taken out.',
		);
	});

	it('is too short for a season one month earlier', () => {
		expect(trendOf(series(seasonal(23))).season.state).toBe('too_short');
		expect(trendOf(series(seasonal(24))).season.state).toBe('taken_out');
	});

	it('takes a season with gaps out, too, and names it with care', () => {
		const gappy = seasonal(48).map((value, at) => (at === 20 ? null : value));
		const { season, points } = trendOf(series(gappy, 'month', 1_000));
		expect(season.state).toBe('taken_out');
		expect(points[20]).toMatchObject({ withoutSeason: null, figure: { value: null, n: 0 } });
		expect(season.strongest?.value).toBeCloseTo(-24.9, 0);
	});

	it('says of a season that could be chance that it could', () => {
		const scores = Array.from({ length: 24 }, (_, at) => 30 + 2 * ((at * at * 7) % 11));
		expect(said(series(scores))).toContain('could be chance; it is taken out all the same');
	});

	it('keeps the bucket that is not over out of slope and season, and marks it', () => {
		const all = series([30, 31, 32, 33, 34, 35, -90]);
		const running = all.map((one, at) => ({ ...one, isUnfinished: at === 6 }));
		const found = trendOf(running);
		expect(found.slope).toMatchObject({ buckets: 6 });
		expect(found.slope.slope).toBeGreaterThan(0);
		expect(pointText(head, found.points[6] as never, 'en')).toContain('It is not over yet.');
	});

	it('puts the year before beside each bucket where it is there', () => {
		const all = series([30, 40]).map((one, at) => ({
			...one,
			yearBefore: at === 1 ? npsOf(20, 50) : null,
		}));
		const [first, second] = trendOf(all).points;
		expect(first?.yearBefore).toBeNull();
		expect(second?.yearBefore).toMatchObject({ value: 20, n: 50 });
		expect(pointText(head, second as never, 'en')).toBe(
			'quarterly, February 2023: NPS 40 (21 to 56, 100 answers). A year before it was 20 (50 answers).',
		);
	});

	it('corrects for all series that are shown together', () => {
		const one = series([30, 32, 34, 36, 38, 40]);
		const [alone] = trendsOf([one], 10);
		const [together] = trendsOf([one, series([30, 36, 30, 34, 30, 36]), one], 10);
		expect(together?.slope.p).toBeCloseTo(3 * (alone?.slope.p ?? 0), 10);
	});

	it('never fails, and never says more than the answers allow', () => {
		const score = fc.option(fc.integer({ min: -100, max: 100 }), { freq: 3 });
		fc.assert(
			fc.property(
				fc.array(score, { maxLength: 60 }),
				fc.constantFrom('week', 'month', 'quarter'),
				(scores, unit) => {
					const found = trendOf(series(scores, unit as BucketUnit, 4), 10);
					expect(trendText(head, found, 'en')).not.toMatch(/undefined|NaN|null|\{/);
					const answers = scores.filter((one) => one !== null).length;
					if (answers < 5) expect(found.slope.verdict).toBe('too_few');
					for (const point of found.points) {
						expect(pointText(head, point, 'zh-CN')).not.toMatch(/undefined|NaN|null|\{/);
					}
				},
			),
			{ numRuns: 60 },
		);
	});
});
