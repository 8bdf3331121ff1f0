import { InputError } from './errors';
import {
	below,
	readList,
	readObject,
	readRecord,
	readText,
	readWord,
	unacceptable,
} from './read-input';
import type { CalendarSettings, ClockTime, WeeklyHours } from './settings';

const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const;

/**
 * Reads a partial calendar over `base`. `hours` and `days` replace the base's as a whole: a table of
 * opening hours is one statement, and a day that is left out is a day off.
 *
 * @throws InputError when a span is empty or overlaps another, or when no working time is left
 */
export function parseCalendarSettings(
	value: unknown,
	base: CalendarSettings,
	path: string,
): CalendarSettings {
	const input = readObject(value, path, ['hours', 'publicDays', 'days']);
	const calendar: CalendarSettings = {
		hours: input.hours === undefined ? base.hours : parseHours(input.hours, below(path, 'hours')),
		publicDays:
			input.publicDays === undefined
				? base.publicDays
				: readWord(input.publicDays, below(path, 'publicDays'), ['none', 'china']),
		days:
			input.days === undefined
				? base.days
				: readList(input.days, below(path, 'days'), parseDay, 5_000),
	};
	if (!Object.values(calendar.hours).some((spans) => spans.length > 0)) {
		throw new InputError(
			`"${below(path, 'hours')}" holds no working time, so no clock could ever run out.`,
			'Give at least one weekday (1 = Monday … 7 = Sunday) with a span such as 09:00–18:00.',
		);
	}
	return calendar;
}

function parseHours(value: unknown, path: string): WeeklyHours {
	const hours: WeeklyHours = {};
	for (const [day, spans] of Object.entries(readRecord(value, path))) {
		const weekday = weekdays.find((one) => one === day);
		if (weekday === undefined) {
			throw new InputError(
				`"${below(path, day)}" is not a weekday.`,
				'Use 1 for Monday to 7 for Sunday.',
			);
		}
		hours[Number(weekday) as keyof WeeklyHours] = parseSpans(spans, below(path, day));
	}
	return hours;
}

function parseSpans(value: unknown, path: string) {
	const spans = readList(value, path, parseSpan, 24).sort((a, b) => a.from.localeCompare(b.from));
	spans.forEach((span, index) => {
		const next = spans[index + 1];
		if (next && next.from < span.to) {
			throw new InputError(
				`"${path}" has two spans that overlap: ${span.from}–${span.to} and ${next.from}–${next.to}.`,
				'Join them into one span.',
			);
		}
	});
	return spans;
}

function parseSpan(value: unknown, path: string): { from: ClockTime; to: ClockTime } {
	const input = readObject(value, path, ['from', 'to']);
	const from = parseClockTime(input.from, below(path, 'from'));
	const to = parseClockTime(input.to, below(path, 'to'), true);
	if (from >= to) {
		throw new InputError(
			`"${path}" ends at ${to}, which is not after its start at ${from}.`,
			'End a span later on the same day; write a night shift as two spans on two days.',
		);
	}
	return { from, to };
}

/** `HH:MM`, 24 h; an end of day may be `24:00`. A single-digit hour is padded. */
export function parseClockTime(value: unknown, path: string, endOfDay = false): ClockTime {
	const match = typeof value === 'string' ? /^(\d{1,2}):(\d{2})$/.exec(value.trim()) : null;
	const hour = Number(match?.[1]);
	const minute = Number(match?.[2]);
	const last = endOfDay && hour === 24 && minute === 0;
	if (!match || minute > 59 || (hour > 23 && !last)) {
		throw unacceptable(path, value, 'a time of day such as "09:00" or "18:30"');
	}
	return `${String(hour).padStart(2, '0')}:${match[2] ?? '00'}`;
}

function parseDay(value: unknown, path: string): CalendarSettings['days'][number] {
	const input = readObject(value, path, ['date', 'kind', 'name']);
	const date = readText(input.date, below(path, 'date'), 10);
	if (!isDate(date)) {
		throw unacceptable(below(path, 'date'), input.date, 'a date such as "2026-10-01"');
	}
	const name = input.name === undefined ? '' : readText(input.name, below(path, 'name'), 100, 0);
	return { date, kind: readWord(input.kind, below(path, 'kind'), ['off', 'work']), name };
}

function isDate(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const time = Date.parse(`${text}T00:00:00Z`);
	return Number.isFinite(time) && new Date(time).toISOString().startsWith(text);
}
