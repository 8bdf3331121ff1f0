import { sayIn, sentenceLanguage } from '../language/say';
import { remembered } from '../model/remembered';
import { type Bucket, type BucketUnit, dateParts, isoWeekOf } from '../calendar/bucket';

const dayMs = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** A bucket as a sentence names it: `14 September 2026`, `week 47 of 2026`, `2026年9月`. */
export function bucketInWords({ unit, first }: Bucket, language: string): string {
	const say = sayIn(language);
	switch (unit) {
		case 'day':
			return dateText(first, language, { dateStyle: 'long' });
		case 'week':
			return say('bucket.week', isoWeekOf(first));
		case 'month':
			return dateText(first, language, { year: 'numeric', month: 'long' });
		case 'quarter': {
			const { year, month } = dateParts(first);
			return say('bucket.quarter', { year, quarter: Math.ceil(month / 3) });
		}
	}
}

/** The place of a bucket in its season: `Monday`, `week 51`, `December`, `the fourth quarter`. */
export function placeInWords({ unit, first }: Bucket, language: string): string {
	const say = sayIn(language);
	switch (unit) {
		case 'day':
			return dateText(first, language, { weekday: 'long' });
		case 'week':
			return say('bucket.place.week', { week: isoWeekOf(first).week });
		case 'month':
			return dateText(first, language, { month: 'long' });
		case 'quarter':
			return say('bucket.place.quarter', { quarter: Math.ceil(dateParts(first).month / 3) });
	}
}

function dateText(day: number, language: string, options: Intl.DateTimeFormatOptions): string {
	const spoken = sentenceLanguage(language);
	const key = `${spoken} ${JSON.stringify(options)}`;
	return remembered(
		formats,
		50,
		key,
		// English dates without a comma in the middle of a sentence.
		() =>
			new Intl.DateTimeFormat(spoken === 'en' ? 'en-GB' : spoken, { ...options, timeZone: 'UTC' }),
	).format(day * dayMs);
}

export const unitKey = (unit: BucketUnit) => `bucket.unit.${unit}` as const;
