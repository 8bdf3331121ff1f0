import type { DayFault, DayNote, KnownDay } from '../../model/known-day';
import { dayOfLunar, lunarMonthDays } from '../lunar';
import { dayAt, dayOf } from '../wall-time';
import { believedYears } from './day-in-numbers';
import { partsInWords, type WrittenDay } from '../day-parts';
import type { DayReader, Found } from './day-reader';

export type ReadDay =
	{ ok: true; day: KnownDay; note: DayNote | null } | { ok: false; fault: DayFault };

/** Defaults and ends of systems' dates, which are no day of anybody's. */
const neverMeant = new Set(
	(
		'0000-00-00 0000-01-01 0001-01-01 0001-01-03 1601-01-01 1753-01-01 1899-12-30 1899-12-31 ' +
		'1900-01-00 1900-00-00 1900-01-01 1970-01-01 2079-06-06 2099-12-31 2999-12-31 9999-12-31'
	).split(' '),
);
/** Years that stand for none: of MySQL, of .NET, of Apple's contacts. */
const noYears: ReadonlySet<number | null> = new Set([0, 1, 1604]);
const longMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** What was found as a day that there is, that somebody can mean, and that has been if it must. */
export function settled({ written, note }: Found, reader: DayReader): ReadDay {
	const calendar = calendarOf(written, reader);
	const notes: DayNote[] = note === undefined ? [] : [note];
	if (written.note !== undefined) {
		const order = reader.order ?? '';
		notes.push(reader.note(written.note, { order, date: partsInWords(written) }));
	}
	if (written.calendar !== null && calendar !== (reader.calendar ?? calendar)) {
		notes.push(reader.note(calendar));
	}
	let { year, day } = written;
	const { month, leap } = written;
	const saysLunar = written.calendar === 'lunar';
	if (!saysLunar && neverMeant.has(partsInWords(written))) return reader.fault('placeholder');
	if (noYears.has(year)) {
		notes.push(reader.note('noYear', { year: year ?? 0 }));
		year = null;
	}
	if (year !== null && (year < believedYears.first || year > believedYears.last)) {
		return reader.fault('year', believedYears);
	}
	// MySQL has a date whose day or month is not known, and writes 00.
	if (month === 0 && day === 0 && year !== null) return reader.fault('yearOnly');
	if (month < 1 || month > 12) return reader.fault('month', { month });
	if (day === 0 && year !== null) day = null;
	if (day === null) notes.push(reader.note('noDay'));
	const days = calendar === 'solar' ? daysOf(year, month) : lunarDaysOf(year, month, leap);
	if (days === null) return reader.fault('noLeapMonth', { year: year ?? '' });
	if (day !== null && (day < 1 || day > days)) return reader.fault('noSuchDay', { days });
	const known: KnownDay = { calendar, year, month, day, leap };
	if (reader.past === true && isAhead(known, reader)) return reader.fault('future');
	return { ok: true, day: known, note: notes[0] ?? null };
}

function calendarOf({ calendar }: WrittenDay, reader: DayReader): 'solar' | 'lunar' {
	if (calendar === 'either') return reader.calendar ?? reader.fault('calendar');
	return calendar ?? reader.calendar ?? 'solar';
}

function daysOf(year: number | null, month: number): number {
	const february = month === 2 && year !== null && dayOf(year, 2, 29) === null;
	return february ? 28 : (longMonths[month - 1] ?? 31);
}

/** `null` where that year has no such leap month. */
function lunarDaysOf(year: number | null, month: number, leap: boolean): number | null {
	return year === null ? 30 : lunarMonthDays(year, month, leap);
}

function isAhead(known: KnownDay, { zone, now }: DayReader): boolean {
	const { year, month, day, leap } = known;
	if (year === null) return false;
	const today = dayAt(zone, now);
	if (known.calendar === 'lunar') {
		return (dayOfLunar({ year, month, day: day ?? 1, leap }) ?? 0) > today;
	}
	return (dayOf(year, month, day ?? 1) ?? 0) > today;
}
