import { DateTime, IANAZone } from 'luxon';

import { isObject } from '../model/json';
import type { DayFault, DayNote, DayValues, KnownDay } from '../model/known-day';
import { firstDayYear, lastDayYear } from '../model/known-day';
import { isPlaceholder } from '../model/placeholder';
import { shown } from '../model/shown';
import { type DayOrder, partsInWords, type WrittenDay } from './day-parts';
import { dayOfLunar, lunarMonthDays } from './lunar';
import { dateOf, dayAt, type DayNumber, dayOf } from './wall-time';
import { writtenDay } from './written-day';

/** What a reader has to know about where a day comes from. */
export type DayReading = {
	/** Which calendar mere numbers mean; what is written out decides for itself. Solar if left out. */
	calendar?: 'solar' | 'lunar';
	/** Which number of `03/04/1990` is the month; without it such a date is refused. */
	order?: DayOrder;
	/** Epoch ms. */
	now: number;
	/** Whether the day has been: a birthday, a first order. */
	past?: boolean;
	/** IANA name of the zone in which the sender's days begin. */
	zone: string;
	/** Whether a number counts days as sheets do (33000 = 1990-05-07). */
	serial?: boolean;
};

export type ReadDay =
	{ ok: true; day: KnownDay; note: DayNote | null } | { ok: false; fault: DayFault };

type Found = { written: WrittenDay; note?: DayNote };
type Reader = DayReading & {
	fault(code: DayFault['code'], values?: Record<string, string | number>): never;
	note(code: DayNote['code'], values?: Record<string, string | number>): DayNote;
};

/** A fault on its way out of the readers below. */
class Refused {
	constructor(readonly fault: DayFault) {}
}

/**
 * A day as sheets, CRMs and people write it: `1990-03-05`, `1990/3/5`, `5.3.1990`, `1990年3月5日`,
 * `5 March 1990`, without a year `--03-05`, without a day `1990-03`, of the Chinese calendar
 * `农历四月初八`, `闰四月三十`, `腊月廿三`; a date with a time, a `Date`, milliseconds since 1970.
 * What can be read in two ways is refused, never guessed.
 *
 * The day of a date with a time is the one that is written, whatever the offset: a birthday has no
 * zone. Only where the moment is midnight in `zone`, but not as it is written
 * (`1990-03-04T16:00:00Z`), a system has put a day into UTC, and its day is meant.
 */
export function readKnownDay(value: unknown, reading: DayReading): ReadDay {
	const valued = (values: Record<string, string | number> = {}): DayValues => ({
		...values,
		value: typeof value === 'string' ? shown(value.trim()) : shown(value),
	});
	const reader: Reader = {
		...reading,
		fault: (code, values) => {
			throw new Refused({ code, values: valued(values) });
		},
		note: (code, values) => ({ code, values: valued(values) }),
	};
	try {
		return settled(foundIn(value, reader), reader);
	} catch (error) {
		if (error instanceof Refused) return { ok: false, fault: error.fault };
		throw error;
	}
}

function foundIn(value: unknown, reader: Reader): Found {
	if (value === null || value === undefined) return reader.fault('empty');
	if (typeof value === 'string') return ofText(value.normalize('NFKC').trim(), reader);
	if (typeof value === 'number') return ofNumber(value, reader);
	if (DateTime.isDateTime(value) && value.isValid) {
		return { written: solar(value.year, value.month, value.day) };
	}
	if (value instanceof Date && !Number.isNaN(value.getTime())) {
		const at = value.getTime();
		if (Math.abs(at) > furthest) return reader.fault('year', years);
		return { written: ofDay(wholeDay(at, reader) ?? dayAt(reader.zone, at)) };
	}
	return ofParts(value, reader);
}

const solar = (year: number, month: number, day: number): WrittenDay => ({
	calendar: 'solar',
	year,
	month,
	day,
	leap: false,
});

function ofDay(day: DayNumber): WrittenDay {
	const [year = 0, month = 0, date = 0] = dateOf(day).split('-').map(Number);
	return solar(year, month, date);
}

/** A day in parts: a {@link KnownDay}, or what a system sends like it. */
function ofParts(value: unknown, reader: Reader): Found {
	if (!isObject(value)) return reader.fault('unreadable');
	const { calendar = null, year = null, month, day = null, leap = false } = value;
	const whole = (part: unknown): part is number => Number.isInteger(part);
	if (calendar !== null && calendar !== 'solar' && calendar !== 'lunar') {
		return reader.fault('unreadable');
	}
	if (!whole(month) || (year !== null && !whole(year)) || (day !== null && !whole(day))) {
		return reader.fault('unreadable');
	}
	return {
		written: {
			calendar: leap === true ? 'lunar' : calendar,
			year,
			month,
			day,
			leap: leap === true,
		},
	};
}

const dayMs = 86_400_000;
const minuteMs = 60_000;
/** From 1696 to 2243: what lies outside is no day that is believed. */
const furthest = 100_000 * dayMs;
const years = { first: firstDayYear, last: lastDayYear };
/** 1970-01-01 as a sheet counts; it takes 1900 for a leap year, so day 60 never was. */
const serialOfEpoch = 25_569;

function ofNumber(number: number, reader: Reader): Found {
	if (reader.serial === true && number >= 0 && number < 73_416) {
		const serial = Math.floor(number);
		if (serial === 0) return reader.fault('placeholder');
		if (serial === 60) return reader.fault('noSuchDay', { days: 28 });
		return { written: ofDay(serial - serialOfEpoch + (serial < 60 ? 1 : 0)) };
	}
	if (/^\d{8}$/.test(String(number))) return ofText(String(number), reader);
	const day = wholeDay(number, reader);
	if (day === null) return reader.fault('number');
	return { written: ofDay(day), note: reader.note('epoch', { date: dateOf(day) }) };
}

/** The day that begins at a moment, in UTC or in the zone; the latter by its clocks then or today. */
function wholeDay(at: number, { zone, now }: Reader): DayNumber | null {
	if (!Number.isInteger(at) || Math.abs(at) > furthest) return null;
	const clocks = IANAZone.create(zone);
	// Systems that know no summer time of the past put midnight where it is today.
	for (const offset of [0, clocks.offset(at), clocks.offset(now)]) {
		const wall = at + offset * minuteMs;
		if (wall % dayMs === 0) return wall / dayMs;
	}
	return null;
}

const time = new RegExp(
	'(?:T|,?\\s+)(?:(?<half>上午|下午)\\s*)?(?<hour>\\d{1,2}):(?<minute>\\d{2})' +
		'(?::(?<second>\\d{2})(?:[.,]\\d{1,9})?)?\\s*(?<meridiem>[ap]m)?' +
		'\\s*(?<utc>Z|UTC|GMT)?\\s*(?:(?<sign>[+-])(?<hours>\\d{2})(?::?(?<minutes>\\d{2}))?)?' +
		'(?:\\s*[[(][^\\])]*[\\])])?$',
	'i',
);
const longest = 100;

function ofText(text: string, reader: Reader): Found {
	if (isPlaceholder(text)) return reader.fault('empty');
	if (text.length > longest) return reader.fault('unreadable');
	// The second is how .NET and SAP put milliseconds into JSON.
	const epoch = /^(-?\d{9,14})$|^\/?Date\((-?\d{1,14})(?:[+-]\d{4})?\)\/?$/.exec(text);
	if (epoch) return ofNumber(Number(epoch[1] ?? epoch[2]), reader);
	if (reader.serial === true && /^\d{4,5}(\.\d+)?$/.test(text))
		return ofNumber(Number(text), reader);
	const plain = text
		// As Java writes a moment, and a date of XML with its zone.
		.replace(/^[a-z]{3} ([a-z]{3} \d{1,2}) \d{2}:\d{2}:\d{2} [a-z]{3,4} (\d{4})$/i, '$1 $2')
		.replace(/^(\d{4}-\d{2}-\d{2})(?:Z|[+-]\d{2}:\d{2})$/i, '$1');
	const clock = time.exec(plain);
	const written = writtenDay(
		(clock === null ? plain : plain.slice(0, clock.index)).trim(),
		reader.order ?? null,
	);
	if (written === null) return reader.fault('unreadable');
	if ('code' in written) {
		const { code, ...values } = written;
		return reader.fault(code, values);
	}
	return (clock?.groups && atMidnight(written, clock.groups, reader)) ?? { written };
}

/** The day that begins at a written moment in the zone, if that is another one than is written. */
function atMidnight(
	{ year, month, day }: WrittenDay,
	clock: Record<string, string | undefined>,
	reader: Reader,
): Found | null {
	const { half, hour, minute, second, meridiem, utc, sign, hours = 0, minutes = 0 } = clock;
	const date = year === null || day === null ? null : dayOf(year, month, day);
	if (date === null || (utc === undefined && sign === undefined)) return null;
	const late = half === '下午' || meridiem?.toLowerCase() === 'pm';
	const counted = half !== undefined || meridiem !== undefined ? Number(hour) % 12 : Number(hour);
	const since = ((counted + (late ? 12 : 0)) * 60 + Number(minute)) * 60 + Number(second ?? 0);
	if (since === 0) return null;
	const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
	const meant = wholeDay(date * dayMs + since * 1_000 - offset * minuteMs, reader);
	if (meant === null || meant === date) return null;
	const values = { date: dateOf(meant), zone: reader.zone };
	return { written: ofDay(meant), note: reader.note('midnight', values) };
}

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

function settled({ written, note }: Found, reader: Reader): ReadDay {
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
	if (calendar === 'solar' && neverMeant.has(partsInWords(written)))
		return reader.fault('placeholder');
	if (noYears.has(year)) {
		notes.push(reader.note('noYear', { year: year ?? 0 }));
		year = null;
	}
	if (year !== null && (year < firstDayYear || year > lastDayYear)) {
		return reader.fault('year', years);
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

function calendarOf({ calendar }: WrittenDay, reader: Reader): 'solar' | 'lunar' {
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

function isAhead(known: KnownDay, { zone, now }: Reader): boolean {
	const { year, month, day, leap } = known;
	if (year === null) return false;
	const today = dayAt(zone, now);
	if (known.calendar === 'lunar') {
		return (dayOfLunar({ year, month, day: day ?? 1, leap }) ?? 0) > today;
	}
	return (dayOf(year, month, day ?? 1) ?? 0) > today;
}
