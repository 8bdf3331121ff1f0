import { IANAZone } from 'luxon';

import { firstDayYear, lastDayYear } from '../../model/known-day';
import { isObject } from '../../model/json';
import { dateOf, dayAt, type DayNumber } from '../wall-time';
import { numbersOf, type WrittenDay } from '../day-parts';
import type { DayReader, Found } from './day-reader';

export const dayMs = 86_400_000;
export const minuteMs = 60_000;
/** From 1696 to 2243: what lies outside is no day that is believed. */
const furthest = 100_000 * dayMs;
/** 1970-01-01 as a sheet counts; it takes 1900 for a leap year, so day 60 never was. */
const serialOfEpoch = 25_569;

/** The years that are believed, as a fault names them. */
export const believedYears = { first: firstDayYear, last: lastDayYear };

/** A day by its number, for whichever calendar the numbers of its date mean. */
export function ofDay(day: DayNumber): WrittenDay {
	const [year = 0, month = 0, date = 0] = dateOf(day).split('-').map(Number);
	return numbersOf(year, month, date);
}

/** The day that begins at the moment, else the one it lies in. */
export function ofDate(date: Date, reader: DayReader): Found {
	const at = date.getTime();
	if (Math.abs(at) > furthest) return reader.fault('year', believedYears);
	return { written: ofDay(wholeDay(at, reader) ?? dayAt(reader.zone, at)) };
}

/** A number of a sheet's day, if that is said; of milliseconds since 1970, if a day begins then. */
export function ofNumber(number: number, reader: DayReader): Found {
	if (reader.serial === true && number >= 0 && number < 73_416) {
		const serial = Math.floor(number);
		if (serial === 0) return reader.fault('placeholder');
		if (serial === 60) return reader.fault('noSuchDay', { days: 28 });
		return { written: ofDay(serial - serialOfEpoch + (serial < 60 ? 1 : 0)) };
	}
	const digits = /^(\d{4})(\d{2})(\d{2})$/.exec(String(number));
	if (digits) {
		return { written: numbersOf(Number(digits[1]), Number(digits[2]), Number(digits[3])) };
	}
	const day = wholeDay(number, reader);
	if (day === null) return reader.fault('number');
	return { written: ofDay(day), note: reader.note('epoch', { date: dateOf(day) }) };
}

/** The day that begins at a moment, in UTC or in the zone; the latter by its clocks then or today. */
export function wholeDay(at: number, { zone, now }: DayReader): DayNumber | null {
	if (!Number.isInteger(at) || Math.abs(at) > furthest) return null;
	const clocks = IANAZone.create(zone);
	// Systems that know no summer time of the past put midnight where it is today.
	for (const offset of [0, clocks.offset(at), clocks.offset(now)]) {
		const wall = at + offset * minuteMs;
		if (wall % dayMs === 0) return wall / dayMs;
	}
	return null;
}

/** A day in parts: a {@link KnownDay}, or what a system sends like it. */
export function ofParts(value: unknown, reader: DayReader): Found {
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
