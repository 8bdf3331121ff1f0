import { DateTime } from 'luxon';

import { sayIn } from '../../language/say';
import type { Period } from './period';

/**
 * A period as people name it: a month, a quarter, or its first and last day.
 *
 * @param language BCP 47 tag of one of our languages
 */
export function periodInWords(
	{ from, until, timeZone }: Pick<Period, 'from' | 'until' | 'timeZone'>,
	language: string,
): string {
	const [first, end] = [from, until].map((at) => DateTime.fromMillis(at, { zone: timeZone })) as [
		DateTime,
		DateTime,
	];
	const isWhole = (unit: 'month' | 'quarter') =>
		+first === +first.startOf(unit) && +end === +first.plus({ [unit]: 1 }).startOf(unit);
	if (isWhole('month')) {
		const format = { month: 'long', year: 'numeric', timeZone } as const;
		return new Intl.DateTimeFormat(language, format).format(from);
	}
	if (isWhole('quarter')) {
		return sayIn(language)('insight.quarter', { quarter: first.quarter, year: first.year });
	}
	// The end does not belong to the period: midnight would name a day too many.
	return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone }).formatRange(
		from,
		Math.max(from, until - 1),
	);
}
