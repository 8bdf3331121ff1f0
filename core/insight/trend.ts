import type { Bucket, BucketUnit } from '../calendar/bucket';
import { seasonOf } from '../calendar/bucket';
import { type Verdict, verdictOn } from './finding';
import { atOnce, type InSteps } from './stats/in-steps';
import { corrected } from './stats/multiplicity';
import { decompose, seasonTest } from './stats/season';
import { type Point, theilSen } from './stats/kendall';
import { type Figure, summariseScale } from './summary';
import { sizeOf, type Tally } from './tally';

/** The answers of a bucket, and of the one a year before; `null` = none. */
export type BucketTally = {
	bucket: Bucket;
	tally: Tally | null;
	yearBefore: Tally | null;
	/** Not over yet. */
	isUnfinished: boolean;
};

export type TrendPoint = {
	bucket: Bucket;
	isUnfinished: boolean;
	/** `value` is `null` where nobody answered: a gap. */
	figure: Figure;
	/** The value without what its place in the season adds; `null` where no season was taken out. */
	withoutSeason: number | null;
	/** The figure a year before; `null` where nobody answered then. */
	yearBefore: Figure | null;
};

export type TrendSlope = {
	/** In the unit of the figure, per bucket; `null` where fewer than two can be compared. */
	slope: number | null;
	per: BucketUnit;
	/** 95 %, in the same unit. */
	interval: { low: number; high: number } | null;
	/** After the correction for all that is shown together. */
	p: number | null;
	verdict: Verdict;
	method: 'theil_sen' | 'seasonal_theil_sen';
	/** The first bucket that counts, and how many do. */
	since: Bucket | null;
	buckets: number;
	/** Answers in them. */
	n: number;
};

export type TrendSeason = {
	/** Buckets of a season. */
	length: number;
	state: 'taken_out' | 'too_short';
	/** After the correction for all that is shown together; `null` where it was not tested. */
	p: number | null;
	verdict: Verdict;
	/** The place that adds most or takes most away, with one bucket that lies there. */
	strongest: { bucket: Bucket; value: number; isAlways: boolean } | null;
};

/** How one figure of one survey on one scale went over time. */
export type Trend = {
	points: TrendPoint[];
	slope: TrendSlope;
	season: TrendSeason;
};

/** Fewer points than these can never be told from chance: four in a row have p .083. */
const fewestBuckets = 5;

/**
 * The trends of several series that are shown together; the p-values of their slopes and seasons are corrected
 * for one another. The bucket that is not over yet counts in neither.
 *
 * @param series one for each survey, scale and cut; its buckets without gaps, oldest first. Those before its
 *   first answer are left out.
 */
export const trendsOf = (
	series: ReadonlyArray<readonly BucketTally[]>,
	minimumN: number,
): Trend[] => atOnce(trendsInSteps(series, minimumN));

/** The same in steps. */
export function* trendsInSteps(
	series: ReadonlyArray<readonly BucketTally[]>,
	minimumN: number,
): InSteps<Trend[]> {
	const trends: Trend[] = [];
	for (const one of series) trends.push(yield* trendOf(one, minimumN));
	const tested = trends.flatMap(({ slope, season }) => [slope, season]);
	const raw = tested.flatMap(({ p, verdict }) => (p === null || verdict === 'too_few' ? [] : [p]));
	const { values } = corrected(raw);
	let at = 0;
	for (const one of tested) {
		if (one.p === null || one.verdict === 'too_few') continue;
		one.p = values[at] ?? one.p;
		at += 1;
		one.verdict = verdictOn(one.p, true, one.verdict === 'no_change');
	}
	return trends;
}

function* trendOf(all: readonly BucketTally[], minimumN: number): InSteps<Trend> {
	const begin = all.findIndex(({ tally }) => tally !== null && sizeOf(tally) > 0);
	const series = begin === -1 ? [] : all.slice(begin);
	const [scale] = series.flatMap(({ tally }) => (tally === null ? [] : [tally]));
	const points: TrendPoint[] = [];
	for (const { bucket, tally, yearBefore, isUnfinished } of series) {
		const own = tally ?? (scale && nobodyOn(scale));
		const before = yearBefore && sizeOf(yearBefore) > 0 ? yearBefore : null;
		points.push({
			bucket,
			isUnfinished,
			figure: headline(own, minimumN),
			withoutSeason: null,
			yearBefore: before && headline(before, minimumN),
		});
		yield;
	}
	const unit = series[0]?.bucket.unit ?? 'month';
	const finished = points.filter(({ isUnfinished }) => !isUnfinished);
	const length = seasonOf[unit];
	const values = finished.map(({ figure }) => figure.value);
	const parts = decompose(values, length);
	parts?.rest.forEach((value, at) => {
		const point = finished[at];
		if (point) point.withoutSeason = value;
	});
	yield;
	const slope = slopeOf(finished, unit, parts === null ? 1 : length, minimumN);
	yield;
	return { points, slope, season: seasonFound(finished, parts, length, slope) };
}

function slopeOf(
	finished: readonly TrendPoint[],
	per: BucketUnit,
	season: number,
	minimumN: number,
): TrendSlope {
	const counted = finished.filter(({ figure }) => figure.value !== null);
	const n = counted.reduce((sum, { figure }) => sum + figure.n, 0);
	const points = counted.map(({ bucket, figure }): Point => ({
		x: bucket.index,
		y: figure.value ?? 0,
	}));
	const found = theilSen(points, season);
	const isEnough = found !== null && counted.length >= fewestBuckets && n >= minimumN;
	return {
		slope: found?.slope ?? null,
		per,
		interval: found?.interval ?? null,
		p: isEnough ? found.p : null,
		verdict: verdictOn(found?.p ?? null, isEnough, isNothing(found?.slope ?? 0)),
		method: season === 1 ? 'theil_sen' : 'seasonal_theil_sen',
		since: counted[0]?.bucket ?? null,
		buckets: counted.length,
		n,
	};
}

/** Slopes are said with one decimal. */
const isNothing = (slope: number): boolean => Math.abs(slope) < 0.05;

function seasonFound(
	finished: readonly TrendPoint[],
	parts: ReturnType<typeof decompose>,
	length: number,
	{ slope, verdict: slopeVerdict }: TrendSlope,
): TrendSeason {
	if (parts === null) {
		return { length, state: 'too_short', p: null, verdict: 'too_few', strongest: null };
	}
	// A rise within each year would look like a season.
	const levelled = finished.map(({ figure }, at) =>
		figure.value === null ? null : figure.value - at * (slope ?? 0),
	);
	const p = seasonTest(levelled, length);
	const isEnough = p !== null && slopeVerdict !== 'too_few';
	let place = 0;
	parts.figure.forEach((value, at) => {
		if (Math.abs(value) > Math.abs(parts.figure[place] ?? 0)) place = at;
	});
	const value = parts.figure[place] ?? 0;
	const seen = finished.flatMap(({ figure }, at) => {
		const level = parts.trend[at] ?? null;
		return at % length === place && level !== null && figure.value !== null
			? [Math.sign(figure.value - level)]
			: [];
	});
	const bucket = finished[place]?.bucket;
	return {
		length,
		state: 'taken_out',
		p: isEnough ? p : null,
		verdict: verdictOn(p, isEnough, Math.abs(value) < 0.05),
		strongest: bucket
			? {
					bucket,
					value,
					isAlways: seen.length > 1 && seen.every((sign) => sign === Math.sign(value)),
				}
			: null,
	};
}

function headline(tally: Tally | undefined, minimumN: number): Figure {
	const [figure] = tally ? summariseScale(tally, minimumN) : [];
	if (!figure) throw new Error('A series has a scale.');
	const { variant, unit, n, value, interval, verdict } = figure;
	return { variant, unit, n, value, interval, verdict };
}

function nobodyOn({ metric, scale, highFrom }: Tally): Tally {
	return { metric, scale, highFrom, low: 0, middle: 0, high: 0, sum: 0, sumSquares: 0, values: [] };
}
