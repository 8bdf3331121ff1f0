import { dateOf, type DayNumber, momentsOf } from '../../calendar/wall-time';
import {
	type Bucket,
	bucketBefore,
	bucketOf,
	bucketsOver,
	type BucketUnit,
} from '../../calendar/bucket';
import {
	type ChartCount,
	type ControlChart,
	controlChart,
} from '../../insight/chart/control-chart';
import type { Baseline, Counted } from '../../insight/chart/control-limits';
import { countedIn, kindOf, type Measure, measuresOf } from '../../insight/chart/measures';
import { scaleKey, sizeOf } from '../../insight/tally';
import { InputError } from '../../model/errors';
import { casesInSpans } from '../../store/repositories/cases-by';
import { keptBaselines } from '../../store/repositories/chart-memory';
import { isOver, type ScaleBuckets, talliesByBucket } from './bucket-tallies';
import type { InsightScope } from './insight-scope';

export type Watched = 'scores' | 'case_rate' | 'case_count';

/** What is watched, how, and up to when. */
export type AlarmPlan = {
	unit: BucketUnit;
	watch: readonly Watched[];
	/** First day of the baseline; `null` = the first there is. */
	since: DayNumber | null;
	/** The last day that is looked at, and the moment at which. */
	last: DayNumber;
	at: number;
};

/** A chart of one figure. */
export type WatchedChart = {
	key: string;
	measure: Measure;
	/** `null` for cases. */
	series: ScaleBuckets | null;
	chart: ControlChart;
};

const shownBuckets = 60;
const mostBuckets = 400;

/** The charts of all that is watched, each with the baseline that was kept for it. */
export async function chartsOf(scope: InsightScope, plan: AlarmPlan): Promise<WatchedChart[]> {
	const { settings } = scope;
	const buckets = bucketsOf(plan);
	const found = await talliesByBucket(
		scope,
		{ first: buckets[0]?.first ?? plan.last, last: plan.last },
		plan.unit,
	);
	const wanted = [
		...(plan.watch.includes('scores')
			? found.flatMap((series) => scoreCounts(series, buckets))
			: []),
		...(await caseCounts(scope, plan, buckets, found)),
	].map((one) => ({ ...one, key: keyOf(scope, plan, one) }));
	const { store } = scope.place;
	const kept = await keptBaselines(
		store.db,
		scope.place.workspace,
		wanted.map(({ key }) => key),
	);
	return wanted.map(({ key, measure, series, counts }) => {
		const counted = buckets.map((bucket, at): ChartCount => ({
			bucket,
			isUnfinished: !isOver(bucket, settings.timeZone, plan.at),
			...(counts[at] ?? { x: 0, n: 0 }),
		}));
		const begin = counted.findIndex(({ x, n }) => x > 0 || n > 0);
		const text = kept.get(key);
		return {
			key,
			measure,
			series,
			chart: controlChart(kindOf[measure], counted.slice(begin === -1 ? counted.length : begin), {
				minimumN: measure === 'case_count' ? 0 : settings.minimumN,
				kept: text === undefined ? null : (JSON.parse(text) as Baseline),
				since: plan.since,
			}),
		};
	});
}

function bucketsOf({ unit, since, last }: AlarmPlan): Bucket[] {
	const newest = bucketOf(unit, last);
	const oldest = bucketBefore(newest, shownBuckets).first;
	const first = since === null ? oldest : Math.min(oldest, bucketOf(unit, since).first);
	const buckets =
		bucketBefore(newest, mostBuckets).first > first ? [] : bucketsOver(unit, { first, last });
	if (buckets.length > 0) return buckets;
	throw new InputError(
		`The baseline would begin on ${dateOf(first)}, more than ${mostBuckets} points before ${dateOf(last)}.`,
		'Choose a later first day, or leave it empty.',
	);
}

type Wanted = { measure: Measure; series: ScaleBuckets | null; counts: Counted[] };

function scoreCounts(series: ScaleBuckets, buckets: readonly Bucket[]): Wanted[] {
	return measuresOf(series.scale.metric).map((measure) => ({
		measure,
		series,
		counts: buckets.map(({ index }) => countedIn(measure, series.tallies.get(index) ?? null)),
	}));
}

async function caseCounts(
	scope: InsightScope,
	{ watch }: AlarmPlan,
	buckets: readonly Bucket[],
	found: readonly ScaleBuckets[],
): Promise<Wanted[]> {
	const measures = (['case_rate', 'case_count'] as const).filter((one) => watch.includes(one));
	const end = buckets.at(-1);
	if (measures.length === 0 || !end) return [];
	const { timeZone } = scope.settings;
	const begins = [...buckets.map(({ first }) => first), end.last + 1].map(
		(day) => momentsOf(timeZone, day, [0])[0] ?? 0,
	);
	const cases = await casesInSpans(scope, begins);
	const answers = buckets.map(({ index }) => answersIn(found, index));
	if (cases.every((n) => n === 0) && answers.every((n) => n === 0)) return [];
	return measures.map((measure) => ({
		measure,
		series: null,
		counts: cases.map((x, at) => ({ x, n: measure === 'case_rate' ? (answers[at] ?? 0) : x })),
	}));
}

/** Of all surveys together: nothing but their number is added up. */
function answersIn(found: readonly ScaleBuckets[], index: number): number {
	return found.reduce((sum, { tallies }) => {
		const tally = tallies.get(index);
		return sum + (tally ? sizeOf(tally) : 0);
	}, 0);
}

/** A chart is another one for other filters, buckets, or a baseline that begins on another day. */
function keyOf(
	{ filters }: InsightScope,
	{ unit, since }: AlarmPlan,
	{ measure, series }: Wanted,
): string {
	const of = series && [series.surveyKey, series.purpose, scaleKey(series.scale)];
	const narrowed = Object.entries(filters).filter(([, value]) => value !== null);
	return JSON.stringify([
		measure,
		of,
		unit,
		narrowed.sort(),
		since === null ? null : dateOf(since),
	]);
}
