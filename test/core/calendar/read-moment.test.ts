import fc from 'fast-check';

import { daysOf } from '../../../core/loop/insight/insight-scope';
import { periodOf } from '../../../core/loop/insight/period';
import { readMoment } from '../../../core/calendar/read-moment';
import { dayAt } from '../../../core/calendar/wall-time';
import { InputError } from '../../../core/model/errors';

const shanghai = 'Asia/Shanghai';

describe('a moment as people and sheets write it', () => {
	it.each([
		['2026-10-01', '2026-09-30T16:00:00.000Z'],
		['2026/10/1', '2026-09-30T16:00:00.000Z'],
		['2026.10.01 9:05', '2026-10-01T01:05:00.000Z'],
		['2026-10-01T09:05:30', '2026-10-01T01:05:30.000Z'],
		['2026-10-01T09:05:30.250+02:00', '2026-10-01T07:05:30.250Z'],
		['2026-10-01T09:05:30Z', '2026-10-01T09:05:30.000Z'],
		[1790812800, '2026-10-01T00:00:00.000Z'],
		[1790812800000, '2026-10-01T00:00:00.000Z'],
		['1790812800', '2026-10-01T00:00:00.000Z'],
		[new Date(1790812800000), '2026-10-01T00:00:00.000Z'],
	])('%p in Shanghai is %s', (given, expected) => {
		expect(new Date(readMoment(given, 'from', shanghai) ?? 0).toISOString()).toBe(expected);
	});

	it.each([undefined, null, '', '  '])('%p is none', (given) => {
		expect(readMoment(given, 'from', shanghai)).toBeNull();
	});

	it.each([
		'tomorrow',
		'09:30',
		'2026-13-01',
		'2026-02-30',
		'01/10/2026',
		{},
		[],
		true,
		-5,
		NaN,
		'1999-12-31',
		'2100-01-02',
		0,
	])('%p is refused and named', (given) => {
		expect(() => readMoment(given, 'until', shanghai)).toThrow(InputError);
		expect(() => readMoment(given, 'until', shanghai)).toThrow(/"until"/);
	});

	it('counts a last day to its end, also where a date picker adds midnight', () => {
		const end = Date.UTC(2026, 9, 1, 16);
		expect(readMoment('2026-10-01', 'until', shanghai, true)).toBe(end);
		expect(readMoment('2026-10-01T00:00:00', 'until', shanghai, true)).toBe(end);
		expect(readMoment('2026-10-01 12:00', 'until', shanghai, true)).toBe(end - 12 * 3_600_000);
	});

	it('is a time or an error that names the field, whatever comes', () => {
		fc.assert(
			fc.property(fc.anything(), (given) => {
				try {
					const at = readMoment(given, 'from', 'UTC');
					expect(at === null || Number.isInteger(at)).toBe(true);
				} catch (error) {
					expect(error).toBeInstanceOf(InputError);
				}
			}),
		);
	});
});

describe('a period', () => {
	const now = Date.UTC(2026, 3, 15, 10);
	const of = (name: string) => {
		const { from, until } = periodOf(name, { from: null, until: null }, shanghai, now);
		return [new Date(from).toISOString(), new Date(until).toISOString()];
	};
	it.each([
		['last_week', '2026-04-05T16:00:00.000Z', '2026-04-12T16:00:00.000Z'],
		['last_7_days', '2026-04-08T16:00:00.000Z', '2026-04-15T10:00:00.000Z'],
		['last_30_days', '2026-03-16T16:00:00.000Z', '2026-04-15T10:00:00.000Z'],
		['last_90_days', '2026-01-15T16:00:00.000Z', '2026-04-15T10:00:00.000Z'],
		['last_12_months', '2025-04-15T16:00:00.000Z', '2026-04-15T10:00:00.000Z'],
		['last_36_months', '2023-04-15T16:00:00.000Z', '2026-04-15T10:00:00.000Z'],
		['this_month', '2026-03-31T16:00:00.000Z', '2026-04-15T10:00:00.000Z'],
		['last_month', '2026-02-28T16:00:00.000Z', '2026-03-31T16:00:00.000Z'],
		['this_quarter', '2026-03-31T16:00:00.000Z', '2026-04-15T10:00:00.000Z'],
		['last_quarter', '2025-12-31T16:00:00.000Z', '2026-03-31T16:00:00.000Z'],
	])('"%s" is %s until %s', (name, from, until) => {
		expect(of(name)).toEqual([from, until]);
	});

	it('of seven days is an hour shorter where clocks were put forward', () => {
		// In Berlin that was on 29 March 2026.
		const april = Date.UTC(2026, 3, 1, 10);
		const { from } = periodOf('last_7_days', { from: 0, until: 0 }, 'Europe/Berlin', april);
		// The seventh day, today, has come to noon.
		expect(april - from).toBe(6 * 86_400_000 + 12 * 3_600_000 - 3_600_000);
	});

	it('of days counts whole ones: the days that lie in it are as many as it says, at any time of the day', () => {
		for (const hour of [0, 1, 12, 23]) {
			// In Havana the midnight of 8 March is skipped.
			const at = Date.UTC(2026, 2, 14, hour, 30);
			for (const zone of [shanghai, 'America/New_York', 'Asia/Beirut', 'America/Havana']) {
				for (const [name, count] of [
					['last_7_days', 7],
					['last_30_days', 30],
					['last_90_days', 90],
					['last_12_months', 365],
				] as const) {
					const { first, last } = daysOf(periodOf(name, { from: 0, until: 0 }, zone, at));
					expect([zone, hour, name, last - first + 1]).toEqual([zone, hour, name, count]);
					expect(last).toBe(dayAt(zone, at - 1));
				}
			}
		}
	});

	it.each(['last_year', '', 7])('named %p is refused', (name) => {
		expect(() => periodOf(name, { from: null, until: null }, shanghai, now)).toThrow(InputError);
	});
});
