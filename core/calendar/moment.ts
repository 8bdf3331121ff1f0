import { DateTime } from 'luxon';

import { dayOf, momentsOf } from './wall-time';

const written =
	/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?(Z|[+-]\d{2}:?\d{2})?)?$/i;

/** Seconds since 1970 until the year 5138; from it on a number is milliseconds. */
const secondsBelow = 1e11;
const minuteMs = 60_000;
const dayMs = 86_400_000;
const earliest = Date.UTC(2000, 0, 1);
const latest = Date.UTC(2100, 0, 1);

/**
 * A moment as people, sheets and systems write it: ISO 8601 with an offset, or a date with or without
 * a time, which is then read in `timeZone`; a number, or digits, is epoch seconds or milliseconds.
 * Only the years 2000–2099 are believed. A time that comes twice in `timeZone` is its first coming, a
 * skipped one the moment of the jump, whenever it is read.
 *
 * @param timeZone IANA name; `null` = what has no offset is no moment, since guessing a zone moves it
 *   by hours
 * @param end whether a date without a time means the end of that day (the next midnight); date pickers
 *   write such a date with the time 00:00:00
 * @returns epoch ms; `null` for what is no moment
 */
export function momentOf(
	value: unknown,
	timeZone: string | null = null,
	end = false,
): number | null {
	const at = typeof value === 'string' ? ofText(value.trim(), timeZone, end) : ofNumber(value);
	return at !== null && at >= earliest && at < latest ? at : null;
}

/** A number, or the one that a Date or a Luxon DateTime stands for. */
function ofNumber(value: unknown): number | null {
	if (value instanceof Date) return value.getTime();
	if (DateTime.isDateTime(value)) return value.toMillis();
	return typeof value === 'number' ? epochMs(value) : null;
}

const epochMs = (number: number): number =>
	Math.round(number < secondsBelow ? number * 1_000 : number);

function ofText(text: string, timeZone: string | null, end: boolean): number | null {
	if (/^\d{9,16}(\.\d{1,9})?$/.test(text)) return epochMs(Number(text));
	const match = written.exec(text);
	if (!match) return null;
	const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
		.slice(1, 7)
		.map((part) => Number(part ?? 0));
	const millisecond = Math.floor(Number(`0.${match[7] ?? '0'}`) * 1_000);
	const date = dayOf(year, month, day);
	// ISO 8601 has both: 24:00 is the midnight that ends the day, 23:59:60 a second that was put in.
	const endsDay = hour === 24 && minute + second + millisecond === 0;
	const putIn = second === 60 && minute === 59;
	if (date === null || (hour > 23 && !endsDay) || minute > 59 || (second > 59 && !putIn)) {
		return null;
	}
	const rest = second * 1_000 + millisecond;
	if (match[8] !== undefined) {
		const offset = offsetOf(match[8]);
		return offset === null ? null : date * dayMs + (hour * 60 + minute - offset) * minuteMs + rest;
	}
	if (timeZone === null) return null;
	const wholeDay = end && hour + minute + rest === 0;
	const [at = Number.NaN] = momentsOf(timeZone, wholeDay ? date + 1 : date, [hour * 60 + minute]);
	return at + rest;
}

/** Minutes that a written offset is ahead of UTC; `null` for one that no place has. */
function offsetOf(written: string): number | null {
	if (written.toUpperCase() === 'Z') return 0;
	const digits = written.slice(1).replace(':', '');
	const hours = Number(digits.slice(0, 2));
	const minutes = Number(digits.slice(2));
	if (hours > 14 || minutes > 59) return null;
	return (written.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}
