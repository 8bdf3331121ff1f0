import { remembered } from '../model/remembered';

const units = [
	['day', 86_400_000],
	['hour', 3_600_000],
	['minute', 60_000],
] as const;

const spanFormats = new Map<string, Intl.NumberFormat>();
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
