import { dayAt, type DayNumber, momentsOf } from '../../calendar/wall-time';
import { type Bucket, bucketOf, type BucketUnit } from '../../calendar/bucket';
import { addTallies, scaleKey } from '../../insight/tally';
import type { Purpose } from '../../model/metric';
import type { Tally } from '../../model/tally';
import { type GroupTally, talliesBy } from '../../store/repositories/tallies-by';
import { breather } from '../breathe';
import type { InsightScope } from './insight-scope';

/** The answers to one survey on one scale with one cut, by bucket. */
export type ScaleBuckets = {
	surveyKey: string;
	purpose: Purpose;
	scale: Pick<Tally, 'metric' | 'scale' | 'highFrom'>;
	/** By the index of the bucket. */
	tallies: Map<number, Tally>;
};

/** Counts the answers of some days by bucket; nothing is added up across surveys, scales or cuts. */
export async function talliesByBucket(
	scope: InsightScope,
	days: { first: DayNumber; last: DayNumber },
	unit: BucketUnit,
): Promise<ScaleBuckets[]> {
	const span = { ...days, timeZone: scope.settings.timeZone };
	return await inBuckets(await talliesBy(scope, span, { fields: [], each: unit }), unit);
}

async function inBuckets(found: readonly GroupTally[], unit: BucketUnit): Promise<ScaleBuckets[]> {
	const breathe = breather();
	const series = new Map<string, ScaleBuckets>();
	for (const { day, surveyKey, purpose, tally } of found) {
		if (day === null) continue;
		const key = JSON.stringify([surveyKey, purpose, scaleKey(tally)]);
		const { metric, scale, highFrom } = tally;
		const one: ScaleBuckets = series.get(key) ?? {
			surveyKey,
			purpose,
			scale: { metric, scale, highFrom },
			tallies: new Map(),
		};
		const { index } = bucketOf(unit, day);
		const known = one.tallies.get(index);
		one.tallies.set(index, known ? addTallies(known, tally) : tally);
		series.set(key, one);
		await breathe();
	}
	return [...series].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

/** Whether a bucket is over at a moment. */
export function isOver(bucket: Bucket, timeZone: string, at: number): boolean {
	const [end = Infinity] = momentsOf(timeZone, bucket.last + 1, [0]);
	return end <= at;
}

/** The last day that has begun before a moment. */
export const dayBefore = (timeZone: string, at: number): DayNumber => dayAt(timeZone, at - 1);
