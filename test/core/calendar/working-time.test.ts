import fc from 'fast-check';
import { dayAt } from '../../../core/calendar/wall-time';
import {
	addWorkingTime,
	compileCalendar,
	type WorkingCalendar,
} from '../../../core/calendar/working-time';
import { InputError, SetupError } from '../../../core/model/errors';
import type { CalendarSettings, WeeklyHours } from '../../../core/model/settings';
import { leastTime, yardstick } from '../../yardstick';

const hour = 3_600_000;
const at = (text: string) => Date.parse(text);
const iso = (time: number) => new Date(time).toISOString().replace(':00.000Z', 'Z');

/** Counted day by day: what adding has to agree with. */
function workedBetween({ timeZone, spansOf }: WorkingCalendar, from: number, to: number): number {
	let sum = 0;
	for (let day = dayAt(timeZone, from) - 1; day <= dayAt(timeZone, to) + 1; day++) {
		for (const span of spansOf(day)) {
			sum += Math.max(0, Math.min(span.to, to) - Math.max(span.from, from));
		}
	}
	return sum;
}
const isWorked = (calendar: WorkingCalendar, moment: number) =>
	workedBetween(calendar, moment, moment + 1) === 1;
/** The moment itself where it is worked, else the next that is. */
const nextWorked = (calendar: WorkingCalendar, from: number) =>
	addWorkingTime(calendar, from, 1) - 1;

const nineToSix = [{ from: '09:00', to: '18:00' }];
const withLunch = [
	{ from: '09:00', to: '12:00' },
	{ from: '13:00', to: '18:00' },
];
const allDay = [{ from: '00:00', to: '24:00' }];
const mondayToFriday = (spans: Array<{ from: string; to: string }>): WeeklyHours => ({
	1: spans,
	2: spans,
	3: spans,
	4: spans,
	5: spans,
});
const everyDay = (spans: Array<{ from: string; to: string }>): WeeklyHours => ({
	...mondayToFriday(spans),
	6: spans,
	7: spans,
});
const settings = (
	hours: WeeklyHours,
	publicDays: 'none' | 'china' = 'none',
	days: CalendarSettings['days'] = [],
): CalendarSettings => ({ hours, publicDays, days });

const china = compileCalendar(settings(mondayToFriday(nineToSix), 'china'), 'Asia/Shanghai');

describe('working time in China', () => {
	it.each([
		['within a day', '2025-09-22T01:00Z', 2, '2025-09-22T03:00Z'],
		['before opening', '2025-09-22T00:00Z', 2, '2025-09-22T03:00Z'],
		['to the very end of a day', '2025-09-22T01:00Z', 9, '2025-09-22T10:00Z'],
		['over a night', '2025-09-22T09:00Z', 2, '2025-09-23T02:00Z'],
		['over a plain weekend', '2025-09-19T09:00Z', 2, '2025-09-22T02:00Z'],
		// Sunday 28 September 2025 is worked in exchange for the holiday.
		['into a make-up Sunday', '2025-09-26T09:00Z', 2, '2025-09-28T02:00Z'],
		// 1 to 8 October are off: from Tuesday evening to Thursday the 9th.
		['over National Day', '2025-09-30T09:00Z', 2, '2025-10-09T02:00Z'],
		['into a make-up Saturday', '2025-10-10T09:00Z', 2, '2025-10-11T02:00Z'],
		['from a make-up Saturday on', '2025-10-11T09:00Z', 2, '2025-10-13T02:00Z'],
		['from within the holiday', '2025-10-03T04:00Z', 1, '2025-10-09T02:00Z'],
	])('runs %s', (_, from, hours, expected) => {
		expect(iso(addWorkingTime(china, at(from), hours * hour))).toBe(expected);
		expect(workedBetween(china, at(from), at(expected))).toBe(hours * hour);
	});

	it('gives a feedback SLA of 24 working hours before National Day its end after it', () => {
		expect(iso(addWorkingTime(china, at('2025-09-29T01:00Z'), 24 * hour))).toBe(
			'2025-10-09T07:00Z',
		);
	});

	it('counts the days of October 2025 as the notice says: 18 worked', () => {
		const from = at('2025-09-30T16:00Z');
		const to = at('2025-10-31T16:00Z');
		expect(workedBetween(china, from, to)).toBe(18 * 9 * hour);
	});

	it('falls back to weekdays and the fixed holidays in a year without a notice', () => {
		expect(isWorked(china, at('2031-10-01T02:00Z'))).toBe(false);
		expect(isWorked(china, at('2031-10-06T02:00Z'))).toBe(true);
	});

	it.each([
		['2025-09-28T01:00Z', true],
		['2025-09-28T00:59Z', false],
		['2025-09-28T10:00Z', false],
		['2025-10-01T02:00Z', false],
		['2025-10-11T02:00Z', true],
		['2025-10-12T02:00Z', false],
	])('is worked at %s: %s', (moment, worked) => {
		expect(isWorked(china, at(moment))).toBe(worked);
	});

	it.each([
		['2025-09-22T02:00Z', '2025-09-22T02:00Z'],
		['2025-09-22T10:00Z', '2025-09-23T01:00Z'],
		['2025-09-30T10:00Z', '2025-10-09T01:00Z'],
	])('next comes, from %s on, at %s', (from, next) => {
		expect(iso(nextWorked(china, at(from)))).toBe(next);
	});
});

describe('a day of the admin’s own list', () => {
	const own = (date: string, kind: 'off' | 'work') =>
		compileCalendar(
			settings(mondayToFriday(nineToSix), 'china', [{ date, kind, name: 'Moved' }]),
			'Asia/Shanghai',
		);

	it('is off although the built-in days say work', () => {
		expect(isWorked(own('2025-10-11', 'off'), at('2025-10-11T02:00Z'))).toBe(false);
	});

	it('is worked although the built-in days say off', () => {
		expect(isWorked(own('2025-10-01', 'work'), at('2025-10-01T02:00Z'))).toBe(true);
	});

	it('has its own weekday’s hours where there are some, else Monday’s', () => {
		const hours = { 1: nineToSix, 6: [{ from: '10:00', to: '12:00' }] };
		const days: CalendarSettings['days'] = [
			{ date: '2025-10-11', kind: 'work', name: 'Saturday' },
			{ date: '2025-10-12', kind: 'work', name: 'Sunday' },
		];
		const calendar = compileCalendar(settings(hours, 'none', days), 'UTC');
		const worked = (date: string) =>
			workedBetween(calendar, at(`${date}T00:00Z`), at(`${date}T24:00Z`)) / hour;
		expect([worked('2025-10-11'), worked('2025-10-12')]).toEqual([2, 9]);
	});

	it('has the first hours of the week where Monday has none', () => {
		const calendar = compileCalendar(
			settings({ 3: [{ from: '08:00', to: '11:00' }] }, 'none', [
				{ date: '2025-10-12', kind: 'work', name: 'Sunday' },
			]),
			'UTC',
		);
		expect(iso(nextWorked(calendar, at('2025-10-12T00:00Z')))).toBe('2025-10-12T08:00Z');
	});
});

describe('days on which clocks change', () => {
	const newYork = 'America/New_York';
	const spring = ['2025-03-09T00:00-05:00', '2025-03-10T00:00-04:00'] as const;
	const autumn = ['2025-11-02T00:00-04:00', '2025-11-03T00:00-05:00'] as const;
	const berlin = 'Europe/Berlin';
	const berlinSpring = ['2025-03-30T00:00+01:00', '2025-03-31T00:00+02:00'] as const;
	const berlinAutumn = ['2025-10-26T00:00+02:00', '2025-10-27T00:00+01:00'] as const;

	it.each([
		[newYork, spring, allDay, 23],
		[newYork, autumn, allDay, 25],
		[newYork, spring, [{ from: '01:00', to: '04:00' }], 2],
		[newYork, spring, [{ from: '02:00', to: '03:00' }], 0],
		[newYork, autumn, [{ from: '00:00', to: '03:00' }], 4],
		[newYork, autumn, nineToSix, 9],
		[berlin, berlinSpring, allDay, 23],
		[berlin, berlinAutumn, allDay, 25],
		[berlin, berlinSpring, [{ from: '02:30', to: '05:00' }], 2],
		[berlin, berlinAutumn, [{ from: '02:30', to: '03:00' }], 1.5],
		[berlin, berlinSpring, nineToSix, 9],
	])('%s, %j: hours %j last %d hours', (zone, [from, to], spans, hours) => {
		const calendar = compileCalendar(settings(everyDay(spans)), zone);
		expect(workedBetween(calendar, at(from), at(to))).toBe(hours * hour);
	});

	it.each([
		// Opening hours stay on the wall clock: 09:00 is 14:00 UTC in winter and 13:00 in summer.
		['America/New_York', '2025-03-07T22:00Z', '2025-03-10T14:00Z'],
		['America/New_York', '2025-10-31T21:00Z', '2025-11-03T15:00Z'],
		['Europe/Berlin', '2025-03-28T16:00Z', '2025-03-31T08:00Z'],
		['Europe/Berlin', '2025-10-24T15:00Z', '2025-10-27T09:00Z'],
	])('%s: two hours from Friday 17:00 end on Monday 10:00', (zone, from, to) => {
		const calendar = compileCalendar(settings(mondayToFriday(nineToSix)), zone);
		expect(iso(addWorkingTime(calendar, at(from), 2 * hour))).toBe(to);
	});

	it('keeps spans that meet at a skipped or repeated time free of gaps and overlaps', () => {
		const halves = [
			{ from: '00:00', to: '02:30' },
			{ from: '02:30', to: '24:00' },
		];
		for (const date of ['2025-03-30', '2025-10-26']) {
			const from = at(`${date}T00:00Z`) - 48 * hour;
			const calendar = compileCalendar(settings(everyDay(halves)), 'Europe/Berlin');
			expect(workedBetween(calendar, from, from + 96 * hour)).toBe(96 * hour);
		}
	});

	it('knows a day whose last minutes come again after midnight', () => {
		// St. John's put clocks back at 00:01 until 2011: 23:01 to 24:00 came twice.
		const calendar = compileCalendar(settings(everyDay(allDay)), 'America/St_Johns');
		const from = at('2008-11-02T02:00Z');
		for (let minute = 0; minute < 120; minute++) {
			expect(isWorked(calendar, from + minute * 60_000)).toBe(true);
		}
	});
});

describe('working time as arithmetic', () => {
	const calendars = [
		china,
		compileCalendar(settings(mondayToFriday(withLunch), 'china'), 'Asia/Shanghai'),
		compileCalendar(settings(mondayToFriday(withLunch)), 'America/New_York'),
		compileCalendar(settings(everyDay(allDay)), 'Europe/Berlin'),
		compileCalendar(settings({ 7: [{ from: '00:30', to: '02:30' }] }), 'Europe/Berlin'),
		compileCalendar(settings({ 6: [{ from: '22:00', to: '24:00' }] }), 'America/St_Johns'),
		compileCalendar(settings(everyDay([{ from: '23:59', to: '24:00' }])), 'Australia/Lord_Howe'),
	];
	const calendar = fc.constantFrom(...calendars);
	const moment = fc.integer({ min: at('2005-01-01T00:00Z'), max: at('2030-01-01T00:00Z') });
	const duration = fc.oneof(
		fc.integer({ min: 0, max: 60 * hour }),
		fc.integer({ min: 0, max: 5 }).map((hours) => hours * hour),
	);

	it('counts between a moment and the moment after a duration that very duration', () => {
		fc.assert(
			fc.property(calendar, moment, duration, (given, from, length) => {
				expect(workedBetween(given, from, addWorkingTime(given, from, length))).toBe(length);
			}),
			{ numRuns: 300 },
		);
	});

	it('never ends earlier for a later start or a longer duration', () => {
		const more = fc.integer({ min: 0, max: 50 * hour });
		fc.assert(
			fc.property(calendar, moment, duration, more, more, (given, from, length, later, longer) => {
				const end = addWorkingTime(given, from, length);
				expect(addWorkingTime(given, from, length + longer)).toBeGreaterThanOrEqual(end);
				// Zero gives the start itself, which may lie outside working time.
				if (length > 0) {
					expect(addWorkingTime(given, from + later, length)).toBeGreaterThanOrEqual(end);
				}
			}),
			{ numRuns: 300 },
		);
	});

	it('adds up over any moment in between', () => {
		fc.assert(
			fc.property(calendar, moment, duration, duration, (given, from, first, second) => {
				const middle = from + first;
				const to = middle + second;
				expect(workedBetween(given, from, middle) + workedBetween(given, middle, to)).toBe(
					workedBetween(given, from, to),
				);
			}),
		);
	});

	it('starts again at the next working moment, with nothing worked before', () => {
		fc.assert(
			fc.property(calendar, moment, (given, from) => {
				const next = nextWorked(given, from);
				expect(isWorked(given, next)).toBe(true);
				expect(workedBetween(given, from, next)).toBe(0);
				expect(isWorked(given, from)).toBe(next === from);
			}),
		);
	});

	it('is the same moment with zero added', () => {
		const from = at('2025-10-03T04:00Z');
		expect(addWorkingTime(china, from, 0)).toBe(from);
	});

	it('takes milliseconds for a thousand SLA clocks', () => {
		const took = leastTime(() => {
			for (let index = 0; index < 1000; index++) {
				addWorkingTime(china, at('2025-09-29T01:00Z') + index, 48 * hour);
			}
		}, 3);
		expect(took).toBeLessThan(30 * yardstick());
	});
});

describe('a calendar that cannot work', () => {
	const monday = (from: string, to: string) => settings({ 1: [{ from, to }] });

	it.each([
		['no hours at all', settings({}), 'UTC', /no working time/],
		['empty days only', settings({ 1: [], 2: [] }), 'UTC', /no working time/],
		['make-up days without any hours', settings({}, 'china'), 'UTC', /no working time/],
		['an impossible time', monday('9:00', '18:00'), 'UTC', /Monday hold "9:00–18:00"/],
		['an hour of 25', monday('09:00', '25:00'), 'UTC', /"09:00–25:00"/],
		['a start at 24:00', monday('24:00', '24:00'), 'UTC', /end before they begin/],
		['a night shift in one span', monday('22:00', '06:00'), 'UTC', /"22:00–06:00"/],
		[
			'an overlap',
			settings({
				2: [
					{ from: '12:00', to: '18:00' },
					{ from: '09:00', to: '12:30' },
				],
			}),
			'UTC',
			/Tuesday overlap/,
		],
		['an unknown zone', monday('09:00', '18:00'), 'Mars/Olympus', /"Mars\/Olympus"/],
		[
			'a day that does not exist',
			settings({ 1: nineToSix }, 'none', [{ date: '2025-02-30', kind: 'off', name: '' }]),
			'UTC',
			/2025-02-30/,
		],
		[
			'a date listed twice',
			settings({ 1: nineToSix }, 'none', [
				{ date: '2025-02-03', kind: 'off', name: '' },
				{ date: '2025-02-03', kind: 'work', name: '' },
			]),
			'UTC',
			/2025-02-03 twice/,
		],
	])('is refused for %s', (_, given, zone, message) => {
		expect(() => compileCalendar(given, zone)).toThrow(SetupError);
		expect(() => compileCalendar(given, zone)).toThrow(message);
	});

	const twoYearsOff = Array.from({ length: 800 }, (_, index) => ({
		date: new Date(at('2025-01-01T00:00Z') + index * 24 * hour).toISOString().slice(0, 10),
		kind: 'off' as const,
		name: 'Closed',
	}));

	it('is named when it has been closed for 400 days', () => {
		const closed = compileCalendar(
			settings(everyDay(nineToSix), 'none', twoYearsOff),
			'Asia/Shanghai',
		);
		const search = () => addWorkingTime(closed, at('2025-01-02T00:00Z'), hour);
		expect(search).toThrow(SetupError);
		expect(search).toThrow(/\(Asia\/Shanghai\) has no working time in the 400 days before 2026/);
		expect(() => nextWorked(closed, at('2025-01-02T00:00Z'))).toThrow(SetupError);
		expect(iso(nextWorked(closed, at('2026-06-01T00:00Z')))).toBe('2027-03-12T01:00Z');
	});

	it('does not search longer than a hundred years', () => {
		const seldom = compileCalendar(settings({ 1: [{ from: '09:00', to: '09:01' }] }), 'UTC');
		expect(() => addWorkingTime(seldom, 0, 1e12)).toThrow(/hundred years/);
	});

	it.each([NaN, Infinity, -1])('refuses a duration of %s', (length) => {
		expect(() => addWorkingTime(china, 0, length)).toThrow(InputError);
	});

	it.each([NaN, Infinity, 9e15])('refuses %s as a moment', (moment) => {
		expect(() => addWorkingTime(china, moment, 1)).toThrow(InputError);
	});
});
