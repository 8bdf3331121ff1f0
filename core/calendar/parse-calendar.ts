import { InputError } from '../model/errors';
import { isObject } from '../model/json';
import type { CalendarSettings, WeeklyHours } from '../model/settings';
import { shown } from './shown';
import { faultInDays, weekSpans } from './weekly-hours';

const maxDays = 5000;
const maxSpans = 24;
const maxName = 200;

/**
 * Calendar settings from outside (a form, JSON an admin wrote), checked as a whole: what this
 * returns, `compileCalendar` accepts. `publicDays` and `days` may be missing and mean none.
 *
 * @throws InputError that names the value
 */
export function parseCalendarSettings(value: unknown): CalendarSettings {
	if (!isObject(value)) {
		throw new InputError(
			`The calendar is ${written(value)}, not an object.`,
			'Give an object with hours, publicDays and days.',
		);
	}
	const settings: CalendarSettings = {
		hours: parseHours(value.hours),
		publicDays: parsePublicDays(value.publicDays ?? 'none'),
		days: parseDays(value.days ?? []),
	};
	const week = weekSpans(settings.hours);
	if ('message' in week) throw new InputError(week.message, week.hint);
	const fault = faultInDays(settings.days);
	if (fault) throw new InputError(fault.message, fault.hint);
	return settings;
}

function parseHours(value: unknown): WeeklyHours {
	if (!isObject(value)) {
		throw new InputError(
			`The calendar's hours are ${written(value)}, not an object.`,
			'Give spans by weekday, 1 = Monday: { "1": [{ "from": "09:00", "to": "18:00" }] }.',
		);
	}
	const hours: WeeklyHours = {};
	for (const [key, spans] of Object.entries(value)) {
		const weekday = /^[1-7]$/.test(key) ? (Number(key) as keyof WeeklyHours) : null;
		if (weekday === null) {
			throw new InputError(
				`The calendar's hours name the weekday ${written(key)}.`,
				'Name weekdays 1 (Monday) to 7 (Sunday).',
			);
		}
		if (!Array.isArray(spans) || spans.length > maxSpans) {
			throw new InputError(
				`The calendar's hours of weekday ${key} are ${written(spans)}, not a list of spans.`,
				`Give a list of up to ${maxSpans} spans, each with from and to; an empty one for a day off.`,
			);
		}
		hours[weekday] = spans.map((span: unknown) => {
			if (!isObject(span) || typeof span.from !== 'string' || typeof span.to !== 'string') {
				throw new InputError(
					`The calendar's hours of weekday ${key} hold ${written(span)}, which is not a span.`,
					'Give each span as { "from": "09:00", "to": "18:00" }.',
				);
			}
			return { from: span.from, to: span.to };
		});
	}
	return hours;
}

function parsePublicDays(value: unknown): CalendarSettings['publicDays'] {
	if (value === 'none' || value === 'china') return value;
	throw new InputError(
		`The calendar's public days are ${written(value)}.`,
		"Choose 'none' or 'china'; list the days of other countries under days.",
	);
}

function parseDays(value: unknown): CalendarSettings['days'] {
	if (!Array.isArray(value) || value.length > maxDays) {
		throw new InputError(
			`The calendar's days are ${written(value)}, not a list of days.`,
			`Give a list of up to ${maxDays} days, each with date, kind and name.`,
		);
	}
	return value.map((day: unknown) => {
		if (
			!isObject(day) ||
			typeof day.date !== 'string' ||
			(day.kind !== 'off' && day.kind !== 'work') ||
			typeof (day.name ?? '') !== 'string'
		) {
			throw new InputError(
				`The calendar's days hold ${written(day)}, which is not a day.`,
				'Give each day as { "date": "2026-10-01", "kind": "off", "name": "National Day" }.',
			);
		}
		return { date: day.date, kind: day.kind, name: String(day.name ?? '').slice(0, maxName) };
	});
}

/** A value of any kind, as JSON. */
function written(value: unknown): string {
	return shown(JSON.stringify(value) ?? typeof value);
}
