import { dateOf, type DayNumber, dayOf, weekdayOf } from './wall-time';

export const bucketUnits = ['day', 'week', 'month', 'quarter'] as const;
/** Weeks are those of ISO 8601: they begin on Monday. */
export type BucketUnit = (typeof bucketUnits)[number];

/** A whole day, week, month or quarter; both days belong to it. */
export type Bucket = {
	unit: BucketUnit;
	/** Counts on without gaps: buckets next to one another differ by 1. */
	index: number;
	first: DayNumber;
	last: DayNumber;
};

/** The bucket a day lies in. */
export function bucketOf(unit: BucketUnit, day: DayNumber): Bucket {
	switch (unit) {
		case 'day':
			return { unit, index: day, first: day, last: day };
		case 'week': {
			const first = day - weekdayOf(day) + 1;
			// Day −3 was a Monday.
			return { unit, index: (first + 3) / 7, first, last: first + 6 };
		}
		case 'month':
			return bucketOfMonths(unit, day, 1);
		case 'quarter':
			return bucketOfMonths(unit, day, 3);
	}
}

function bucketOfMonths(unit: BucketUnit, day: DayNumber, months: number): Bucket {
	const { year, month } = dateParts(day);
	const index = Math.floor((year * 12 + month - 1) / months);
	const begin = (at: number) => dayOf(Math.floor((at * months) / 12), ((at * months) % 12) + 1, 1);
	return { unit, index, first: begin(index) ?? day, last: (begin(index + 1) ?? day + 1) - 1 };
}

/** All buckets from the one of a day to the one of another, gaps included. */
export function bucketsOver(
	unit: BucketUnit,
	{ first, last }: { first: DayNumber; last: DayNumber },
): Bucket[] {
	const buckets: Bucket[] = [];
	for (let day = first; day <= last;) {
		const bucket = bucketOf(unit, day);
		buckets.push(bucket);
		day = bucket.last + 1;
	}
	return buckets;
}

/** The bucket that lies so many before another one. */
export function bucketBefore(bucket: Bucket, many: number): Bucket {
	let found = bucket;
	for (let left = many; left > 0; left -= 1) found = bucketOf(found.unit, found.first - 1);
	return found;
}

/**
 * The bucket a year before: the same date, ISO week, month or quarter; 29 February and a week 53 that was none
 * are followed by the last there was.
 */
export function yearBefore(bucket: Bucket): Bucket {
	const { unit, first } = bucket;
	if (unit === 'week') {
		const { year, week } = isoWeekOf(first);
		const found = bucketOf('week', (dayOf(year - 1, 1, 4) ?? 0) + 7 * (week - 1));
		return isoWeekOf(found.first).year === year - 1 ? found : bucketBefore(found, 1);
	}
	const { year, month, day } = dateParts(first);
	return bucketOf(unit, dayOf(year - 1, month, day) ?? dayOf(year - 1, month, day - 1) ?? first);
}

/** Buckets of a season: a week of days, a year of anything else. */
export const seasonOf: Readonly<Record<BucketUnit, number>> = {
	day: 7,
	week: 52,
	month: 12,
	quarter: 4,
};

/** A week of ISO 8601 belongs to the year of its Thursday. */
export function isoWeekOf(day: DayNumber): { year: number; week: number } {
	const thursday = day - weekdayOf(day) + 4;
	const { year } = dateParts(thursday);
	return { year, week: Math.floor((thursday - (dayOf(year, 1, 1) ?? 0)) / 7) + 1 };
}

/** The parts of a date. */
export function dateParts(day: DayNumber): { year: number; month: number; day: number } {
	const [year = 1970, month = 1, date = 1] = dateOf(day).split('-').map(Number);
	return { year, month, day: date };
}
