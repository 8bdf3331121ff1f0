import { isPlaceholder } from '../../model/placeholder';
import { dateOf, dayOf } from '../wall-time';
import { dayMs, minuteMs, ofDay, ofNumber, wholeDay } from './day-in-numbers';
import type { WrittenDay } from '../day-parts';
import type { DayReader, Found } from './day-reader';
import { writtenDay } from './written-day';

const time = new RegExp(
	'(?:T|,?\\s+)(?:(?<half>上午|下午)\\s*)?(?<hour>[01]?\\d|2[0-4]):(?<minute>[0-5]\\d)' +
		'(?::(?<second>[0-6]\\d)(?:[.,]\\d{1,9})?)?\\s*(?<meridiem>[ap]m)?' +
		'\\s*(?<utc>Z|UTC|GMT)?\\s*(?:(?<sign>[+-])(?<hours>\\d{2})(?::?(?<minutes>\\d{2}))?)?' +
		'(?:\\s*[[(][^\\])]*[\\])])?$',
	'i',
);
const longest = 100;

/** A text with or without a time, or a number in digits. */
export function ofText(text: string, reader: DayReader): Found {
	if (isPlaceholder(text)) return reader.fault('empty');
	if (text.length > longest) return reader.fault('unreadable');
	// The second is how .NET and SAP put milliseconds into JSON.
	const epoch = /^(-?\d{9,14})$|^\/?Date\((-?\d{1,14})(?:[+-]\d{4})?\)\/?$/.exec(text);
	if (epoch) return ofNumber(Number(epoch[1] ?? epoch[2]), reader);
	const serial = reader.serial === true && /^\d{4,5}(\.\d+)?$/.test(text);
	if (serial) return ofNumber(Number(text), reader);
	const plain = text
		// What makes a cell of a sheet a text, and the dashes that text programs make of a hyphen.
		.replace(/^'(?=\d)/, '')
		.replace(/(?<=\d)\s*[\u2010-\u2015\u2212]\s*(?=\d)/g, '-')
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
	{ calendar, year, month, day }: WrittenDay,
	clock: Record<string, string | undefined>,
	reader: DayReader,
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
	return { written: { ...ofDay(meant), calendar }, note: reader.note('midnight', values) };
}
