import { dateOf, dayAt } from '../../calendar/wall-time';
import {
	type Bucket,
	bucketOf,
	bucketsOver,
	type BucketUnit,
	bucketUnits,
	yearBefore,
} from '../../calendar/bucket';
import { bucketInWords } from '../../insight/bucket-words';
import type { Finding } from '../../insight/finding';
import type { Figure, Variant } from '../../insight/summary';
import { type BucketTally, type Trend, type TrendPoint, trendsInSteps } from '../../insight/trend';
import { pointText, trendText } from '../../insight/trend-words';
import { sayIn } from '../../language/say';
import { InputError } from '../../model/errors';
import type { Metric, Purpose, Scale } from '../../model/metric';
import { readWord } from '../../model/read-input';
import { breather, inBreaths } from '../breathe';
import type { House } from '../house';
import { isOver, type ScaleBuckets, talliesByBucket } from './bucket-tallies';
import { type InsightInput, insightScope } from './insight-scope';
import { withNotes } from './nobody-fits';

export type TrendInput = InsightInput & { bucket: unknown };

/** A bucket as an item names it; both days belong to it, in the workspace's zone. */
export type BucketPart = {
	unit: BucketUnit;
	from: string;
	until: string;
	name: string;
	unfinished: boolean;
};

type Past = { value: number | null; n: number; interval: { low: number; high: number } };

export type SlopePart = {
	slope: number | null;
	per: BucketUnit;
	interval: { low: number; high: number } | null;
	p: number | null;
	verdict: Finding['verdict'];
	method: string;
	/** First day that counts. */
	since: string | null;
	buckets: number;
	n: number;
	text: string;
	season: {
		length: number;
		state: Trend['season']['state'];
		p: number | null;
		verdict: Finding['verdict'];
		strongest: { from: string; value: number; always: boolean } | null;
	};
};

/** One bucket of one survey on one scale. */
export type TrendItem = Finding & {
	surveyKey: string | null;
	purpose: Purpose | null;
	metric: Metric | null;
	scale: Scale | null;
	highFrom: number | null;
	variant: Variant | null;
	unit: Figure['unit'] | null;
	bucket: BucketPart | null;
	value: number | null;
	withoutSeason: number | null;
	yearBefore: Past | null;
	trend: SlopePart | null;
};

/** A trend with its points, as a report draws it. */
export type FoundTrend = { head: Omit<ScaleBuckets, 'tallies'>; trend: Trend; items: TrendItem[] };

/** More buckets than these are nobody's trend, and every two of them are compared. */
const mostBuckets = 800;

/**
 * How the figures of a period went over time, for each survey, scale and cut on its own: by day, ISO week, month
 * or quarter of the workspace's zone, with slope and season. The period is widened to whole buckets; what is
 * not over yet is marked. Test rows are left out.
 *
 * @returns `items` are never none: where nobody answered, one says so
 * @throws InputError for a period or bucket that is none, or more than 800 buckets; NotFoundError for an owner
 *   who is not in the team
 */
export async function findTrend(
	house: House,
	now: number,
	input: TrendInput,
): Promise<{ trends: FoundTrend[]; items: TrendItem[] }> {
	const unit = readWord(input.bucket, 'bucket', bucketUnits);
	const scope = await insightScope(house, now, input);
	const { settings, language } = scope;
	const buckets = bucketsUntilNow(unit, scope.days, dayAt(settings.timeZone, now));
	const [first] = buckets;
	const last = buckets.at(-1);
	if (!first || !last)
		return { trends: [], items: [nothing(futureText(unit, scope.days, language))] };
	const days = { first: yearBefore(first).first, last: last.last };
	const found = await talliesByBucket(scope, days, unit);
	const shown = found.filter(({ tallies }) => buckets.some(({ index }) => tallies.has(index)));
	const breathe = breather();
	const series: BucketTally[][] = [];
	for (const { tallies } of shown) {
		const one: BucketTally[] = [];
		for (const bucket of buckets) {
			one.push({
				bucket,
				tally: tallies.get(bucket.index) ?? null,
				yearBefore: tallies.get(yearBefore(bucket).index) ?? null,
				isUnfinished: !isOver(bucket, settings.timeZone, now),
			});
			await breathe();
		}
		series.push(one);
	}
	const trends = await inBreaths(trendsInSteps(series, settings.minimumN), breathe);
	const all: FoundTrend[] = [];
	for (const [at, trend] of trends.entries()) {
		const found = shown[at];
		if (found) all.push(await withItems(found, trend, language, breathe));
	}
	const items = all.flatMap((one) => one.items);
	const said = items.length > 0 ? items : [nothing(sayIn(language)('trend.noAnswers'))];
	return { trends: all, items: await withNotes(scope, said) };
}

function bucketsUntilNow(
	unit: BucketUnit,
	days: { first: number; last: number },
	today: number,
): Bucket[] {
	const last = Math.min(days.last, today);
	// Counted before they are made: a range may be a thousand years.
	const many = (bucketOf(unit, last).first - days.first) / lengths[unit] + 1;
	if (many <= mostBuckets) return bucketsOver(unit, { first: days.first, last });
	throw new InputError(
		`A period of ${last - days.first + 1} days has more than ${mostBuckets} points, one a ${unit}.`,
		'Choose a longer bucket or a shorter period.',
	);
}

const lengths: Readonly<Record<BucketUnit, number>> = { day: 1, week: 7, month: 28, quarter: 90 };

const futureText = (unit: BucketUnit, { first }: { first: number }, language: string): string =>
	sayIn(language)('trend.future', { bucket: bucketInWords(bucketOf(unit, first), language) });

async function withItems(
	{ tallies: _, ...head }: ScaleBuckets,
	trend: Trend,
	language: string,
	breathe: () => Promise<void>,
): Promise<FoundTrend> {
	const named = { surveyKey: head.surveyKey, ...head.scale };
	const part = slopePart(trend, trendText(named, trend, language));
	const items: TrendItem[] = [];
	for (const point of trend.points) {
		const { figure, withoutSeason } = point;
		const { value, n, variant, unit } = figure;
		items.push({
			text: pointText(named, point, language),
			n,
			interval: value === null ? null : intervalOf(figure),
			verdict: figure.verdict,
			method: figure.interval.method,
			surveyKey: head.surveyKey,
			purpose: head.purpose,
			...head.scale,
			variant,
			unit,
			bucket: bucketPart(point, language),
			value,
			withoutSeason,
			yearBefore: point.yearBefore && pastOf(point.yearBefore),
			trend: part,
		});
		await breathe();
	}
	return { head, trend, items };
}

function bucketPart({ bucket, isUnfinished }: TrendPoint, language: string): BucketPart {
	return {
		unit: bucket.unit,
		from: dateOf(bucket.first),
		until: dateOf(bucket.last),
		name: bucketInWords(bucket, language),
		unfinished: isUnfinished,
	};
}

const intervalOf = ({ interval: { low, high } }: Figure) => ({ low, high });

const pastOf = (figure: Figure): Past => ({
	value: figure.value,
	n: figure.n,
	interval: intervalOf(figure),
});

function slopePart({ slope: found, season }: Trend, text: string): SlopePart {
	const { slope, per, interval, p, verdict, method, since, buckets, n } = found;
	const { length, state, strongest } = season;
	return {
		slope,
		per,
		interval,
		p,
		verdict,
		method,
		since: since && dateOf(since.first),
		buckets,
		n,
		text,
		season: {
			length,
			state,
			p: season.p,
			verdict: season.verdict,
			strongest: strongest && {
				from: dateOf(strongest.bucket.first),
				value: strongest.value,
				always: strongest.isAlways,
			},
		},
	};
}

function nothing(text: string): TrendItem {
	return {
		text,
		n: 0,
		interval: null,
		verdict: 'too_few',
		method: 'none',
		surveyKey: null,
		purpose: null,
		metric: null,
		scale: null,
		highFrom: null,
		variant: null,
		unit: null,
		bucket: null,
		value: null,
		withoutSeason: null,
		yearBefore: null,
		trend: null,
	};
}
