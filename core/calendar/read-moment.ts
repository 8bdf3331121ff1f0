import { DateTime } from 'luxon';

import { unacceptable } from '../model/read-input';

const written =
	/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?)?$/;
const withOffset = /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})$/i;

/** Seconds since 1970 until the year 5138; above it a number is milliseconds. */
const secondsBelow = 1e11;

const accepted = 'a date such as "2026-10-01" or a time such as "2026-10-01 09:30"';

/**
 * A moment as a sheet, a form or another system writes it: ISO with an offset, or a date with or
 * without a time, which is then read in `timeZone`; a number is epoch seconds or milliseconds.
 *
 * @param path where the value stands, for the error message
 * @param end whether a date without a time means the end of that day (the next midnight); date pickers
 *   write such a date with the time 00:00:00
 * @returns epoch ms; `null` for a blank
 * @throws InputError when it is no moment of the years 1970–2200
 */
export function readMoment(
	value: unknown,
	path: string,
	timeZone: string,
	end = false,
): number | null {
	if (value === undefined || value === null || value === '') return null;
	if (typeof value === 'string' && value.trim() === '') return null;
	const at = momentOf(value, timeZone, end);
	if (at === null || !(at >= 0 && at < Date.UTC(2200, 0, 1))) {
		throw unacceptable(path, value, accepted);
	}
	return at;
}

function momentOf(value: unknown, timeZone: string, end: boolean): number | null {
	if (typeof value === 'string') return ofText(value.trim(), timeZone, end);
	const number = numberOf(value);
	if (number === null || !Number.isFinite(number)) return null;
	return Math.round(typeof value === 'number' && number < secondsBelow ? number * 1_000 : number);
}

/** A number, or the one that a Date or a Luxon DateTime stands for. */
function numberOf(value: unknown): number | null {
	if (typeof value === 'number') return value;
	if (value instanceof Date) return value.getTime();
	return DateTime.isDateTime(value) ? value.toMillis() : null;
}

function ofText(text: string, timeZone: string, end: boolean): number | null {
	if (/^\d{9,13}$/.test(text)) return momentOf(Number(text), timeZone, end);
	if (withOffset.test(text)) return valid(DateTime.fromISO(text));
	const match = written.exec(text);
	if (!match) return null;
	const [, year, month, day, hour, minute, second] = match;
	const local = DateTime.fromObject(
		{
			year: Number(year),
			month: Number(month),
			day: Number(day),
			hour: Number(hour ?? 0),
			minute: Number(minute ?? 0),
			second: Number(second ?? 0),
		},
		{ zone: timeZone },
	);
	const wholeDay = Number(hour ?? 0) + Number(minute ?? 0) + Number(second ?? 0) === 0;
	return valid(end && wholeDay ? local.plus({ days: 1 }) : local);
}

function valid(moment: DateTime): number | null {
	return moment.isValid ? moment.toMillis() : null;
}
