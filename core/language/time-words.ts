import { remembered } from '../model/remembered';

const units = [
	['day', 86_400_000],
	['hour', 3_600_000],
	['minute', 60_000],
] as const;

const spanFormats = new Map<string, Intl.NumberFormat>();
const relativeFormats = new Map<string, Intl.RelativeTimeFormat>();
const momentFormats = new Map<string, Intl.DateTimeFormat>();
const moments = new Map<string, string>();

/** Of each kind; formats are dear, and moments come in crowds. */
const most = 200;

/**
 * A length of time in at most two units, e.g. `2 hours 5 minutes`, `3天4小时`; rounded down to whole
 * minutes, never less than one.
 *
 * @param span ms; the sign is ignored
 * @param language a BCP 47 tag
 * @param unitDisplay `narrow`, e.g. `2h 5m`, where a badge holds it
 */
export function spanInWords(
	span: number,
	language: string,
	unitDisplay: 'long' | 'narrow' = 'long',
): string {
	let rest = Math.max(Math.abs(span), 60_000);
	const words: string[] = [];
	for (const [unit, length] of units) {
		const count = Math.floor(rest / length);
		rest -= count * length;
		if (count === 0) {
			// "1 day 5 minutes" says too much: nothing follows a gap.
			if (words.length > 0) break;
			continue;
		}
		const format = remembered(
			spanFormats,
			most,
			`${language} ${unit} ${unitDisplay}`,
			() => new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay }),
		);
		words.push(format.format(count));
		if (words.length === 2) break;
	}
	return words.join(language.startsWith('zh') || language.startsWith('ja') ? '' : ' ');
}

/** From the largest to the smallest: a unit is used from its `from` on, ms. */
const distances = [
	{ unit: 'month', length: 30 * 86_400_000, from: 60 * 86_400_000 },
	{ unit: 'day', length: 86_400_000, from: 86_400_000 },
	{ unit: 'hour', length: 3_600_000, from: 3_600_000 },
	{ unit: 'minute', length: 60_000, from: 0 },
] as const;

/**
 * How far a moment is from now, in one unit, e.g. `3 hours ago`, `in 2 days`, `3小时前`; rounded towards
 * now, so that what is to come is never said to be later than it is, but never less than a minute.
 *
 * @param time epoch ms
 * @param now epoch ms
 * @param language a BCP 47 tag
 */
export function relativeInWords(time: number, now: number, language: string): string {
	const span = Math.max(Math.abs(time - now), 60_000);
	const { unit, length } = distances.find(({ from }) => span >= from) ?? distances[3];
	const count = Math.floor(span / length);
	return remembered(
		relativeFormats,
		most,
		language,
		() => new Intl.RelativeTimeFormat(language, { numeric: 'always' }),
	).format(time < now ? -count : count, unit);
}

/**
 * A length of time in hours, or in minutes where it is no whole number of hours, e.g. `24 hours`,
 * `90分钟`; up to the next whole minute.
 *
 * @param span ms
 */
export function hoursInWords(span: number, language: string): string {
	const { count, unit } = hoursOf(span);
	return remembered(
		spanFormats,
		most,
		`${language} ${unit} long`,
		() => new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }),
	).format(count);
}

/** A length of time, ms, as a number of hours, or of minutes where it is no whole number of hours. */
export function hoursOf(span: number): { count: number; unit: 'hour' | 'minute' } {
	const minutes = Math.max(1, Math.ceil(span / 60_000));
	return minutes % 60 === 0
		? { count: minutes / 60, unit: 'hour' }
		: { count: minutes, unit: 'minute' };
}

/** A moment in a zone, e.g. `Mar 4, 2026, 09:05 (GMT+8)`, `2026年3月4日 09:05 (GMT+8)`. */
export function momentInWords(time: number, timeZone: string, language: string): string {
	// Cases that are opened in the same minute are due in the same one.
	const minute = Math.floor(time / 60_000);
	const key = `${minute} ${language} ${timeZone}`;
	return remembered(moments, most, key, () => minuteInWords(minute * 60_000, timeZone, language));
}

function minuteInWords(time: number, timeZone: string, language: string): string {
	const moment = remembered(
		momentFormats,
		most,
		`${language} ${timeZone}`,
		() =>
			new Intl.DateTimeFormat(language, {
				year: 'numeric',
				month: 'short',
				day: 'numeric',
				hour: '2-digit',
				minute: '2-digit',
				hourCycle: 'h23',
				timeZone,
			}),
	);
	// Formatted apart: Chinese would put the zone between date and time.
	const zone = remembered(
		momentFormats,
		most,
		`zone ${language} ${timeZone}`,
		() => new Intl.DateTimeFormat(language, { hour: 'numeric', timeZone, timeZoneName: 'short' }),
	)
		.formatToParts(time)
		.find((part) => part.type === 'timeZoneName');
	return `${moment.format(time)} (${zone?.value ?? timeZone})`;
}

/** The time of day in a zone, e.g. `09:05`. */
export function timeOfDayInWords(time: number, timeZone: string, language: string): string {
	return remembered(
		momentFormats,
		most,
		`time ${language} ${timeZone}`,
		() =>
			new Intl.DateTimeFormat(language, {
				hour: '2-digit',
				minute: '2-digit',
				hourCycle: 'h23',
				timeZone,
			}),
	).format(time);
}

/** A day in a zone, e.g. `Wed, Mar 4, 2026`, `2026年3月4日周三`. */
export function dayInWords(time: number, timeZone: string, language: string): string {
	return remembered(
		momentFormats,
		most,
		`day ${language} ${timeZone}`,
		() =>
			new Intl.DateTimeFormat(language, {
				weekday: 'short',
				year: 'numeric',
				month: 'short',
				day: 'numeric',
				timeZone,
			}),
	).format(time);
}

/**
 * A day of the calendar, the same in every zone, e.g. `Wed, Mar 4, 2026`.
 *
 * @param date `YYYY-MM-DD`
 */
export function dateInWords(date: string, language: string): string {
	return dayInWords(Date.parse(`${date}T12:00:00Z`), 'UTC', language);
}
