import { DateTime } from 'luxon';

import { InputError } from '../../model/errors';
import { readWord } from '../../model/read-input';
import { readMoment } from '../../calendar/read-moment';
import { dayOf, momentsOf } from '../../calendar/wall-time';

export const periodNames = [
	'last_week',
	'last_7_days',
	'last_30_days',
	'last_90_days',
	'this_month',
	'last_month',
	'this_quarter',
	'last_quarter',
	'last_12_months',
	'last_24_months',
	'last_36_months',
	'range',
] as const;
export type PeriodName = (typeof periodNames)[number];

/** Epoch ms; `from` belongs to the period, `until` no longer does. */
export type Period = { name: PeriodName; from: number; until: number; timeZone: string };

/**
 * The moments a period means. "Last n days" (months) are whole days of the zone: today, as far as it has come, is
 * the last of them. The last week is that from Monday to Sunday. Months and quarters are those of the zone; the present one ends now.
 *
 * @param given for `range`: from and until as a person writes them, the last day included
 * @throws InputError for an unknown name, or a range that is empty or has no beginning
 */
export function periodOf(
	name: unknown,
	given: { from: unknown; until: unknown },
	timeZone: string,
	now: number,
): Period {
	const chosen = readWord(name, 'period', periodNames);
	const today = DateTime.fromMillis(now, { zone: timeZone });
	const span = (from: DateTime, until: DateTime): Period => ({
		name: chosen,
		from: momentOfWall(from, timeZone),
		until: until === today ? now : momentOfWall(until, timeZone),
		timeZone,
	});
	const days = (back: number) => span(today.minus({ days: back - 1 }).startOf('day'), today);
	const months = (back: number) =>
		span(today.minus({ months: back }).plus({ days: 1 }).startOf('day'), today);
	switch (chosen) {
		case 'last_week':
			return span(today.startOf('week').minus({ weeks: 1 }), today.startOf('week'));
		case 'last_7_days':
			return days(7);
		case 'last_30_days':
			return days(30);
		case 'last_90_days':
			return days(90);
		case 'last_12_months':
			return months(12);
		case 'last_24_months':
			return months(24);
		case 'last_36_months':
			return months(36);
		case 'this_month':
			return span(today.startOf('month'), today);
		case 'last_month':
			return span(today.startOf('month').minus({ months: 1 }), today.startOf('month'));
		case 'this_quarter':
			return span(today.startOf('quarter'), today);
		case 'last_quarter':
			return span(today.startOf('quarter').minus({ quarters: 1 }), today.startOf('quarter'));
		case 'range':
			return rangeOf(given, timeZone, now);
	}
}

/** With what a period is compared. */
export const comparisons = ['before', 'year_before', 'none'] as const;
export type ComparisonName = (typeof comparisons)[number];

/**
 * The period that another one is compared with: as many days, months or quarters just before it, or the
 * same days a year earlier. A month that is not over is compared with as much of the month before.
 *
 * @throws InputError for a year earlier than what is longer than a year: answers would stand on both sides
 */
export function comparedWith(period: Period, name: 'before' | 'year_before'): Period {
	const { timeZone } = period;
	const at = (moment: number) => DateTime.fromMillis(moment, { zone: timeZone });
	const [from, until] = [at(period.from), at(period.until)];
	const back = name === 'year_before' ? { years: 1 } : lengthOf(period.name, from, until);
	const earlier = (moment: DateTime) => momentOfWall(moment.minus(back), timeZone);
	const start = earlier(from);
	const end = Math.max(start + 1, earlier(until));
	if (name === 'year_before' && end > period.from) {
		throw new InputError(
			'The period is longer than a year, so that the same days a year earlier overlap with it.',
			'Compare it with The Period Before or with Nothing, or choose a period of a year at most.',
		);
	}
	return { ...period, from: start, until: end };
}

function lengthOf(name: PeriodName, from: DateTime, until: DateTime) {
	if (name === 'this_quarter' || name === 'last_quarter') return { quarters: 1 };
	if (name === 'this_month' || name === 'last_month') return { months: 1 };
	if (name === 'last_week') return { days: 7 };
	const months = Math.round(until.diff(from, 'months').months);
	// A range of whole months, as somebody writes it who wants May.
	if (months > 0 && isMonthStart(from) && isMonthStart(until)) return { months };
	// A day that has begun counts as one, so that what is compared does not overlap.
	return { days: Math.max(1, Math.ceil(until.diff(from, 'days').days - 1e-6)) };
}

const isMonthStart = (at: DateTime): boolean => at.toMillis() === at.startOf('month').toMillis();

/** Luxon resolves a time that comes twice by the season it is asked in. */
function momentOfWall(local: DateTime, timeZone: string): number {
	const { year, month, day, hour, minute, second, millisecond } = local;
	const [at = local.toMillis()] = momentsOf(timeZone, dayOf(year, month, day) ?? 0, [
		hour * 60 + minute,
	]);
	return at + second * 1_000 + millisecond;
}

function rangeOf(given: { from: unknown; until: unknown }, timeZone: string, now: number): Period {
	const from = readMoment(given.from, 'from', timeZone);
	const until = readMoment(given.until, 'until', timeZone, true) ?? now;
	if (from === null || until <= from) {
		throw new InputError(
			from === null
				? 'The period has no beginning.'
				: `The period ends at ${iso(until)}, which is not after its beginning at ${iso(from)}.`,
			'Give From a date before Until; leave Until empty for now.',
		);
	}
	return { name: 'range', from, until, timeZone };
}

const iso = (time: number): string => new Date(time).toISOString();
