import fc from 'fast-check';
import { nextAllowedMoment } from '../../../core/calendar/quiet-hours';
import { nextSendMoment, type SendTimes } from '../../../core/calendar/send-moment';
import { dayAt, weekdayOf } from '../../../core/calendar/wall-time';
import { isWorkday } from '../../../core/calendar/workdays';
import { SetupError } from '../../../core/model/errors';
import { defaultSettings } from '../../../core/model/default-settings';
import type { Weekday } from '../../../core/model/settings';

const at = (text: string) => Date.parse(text);
const iso = (time: number) => new Date(time).toISOString().replace(':00.000Z', 'Z');
const { calendar: plain } = defaultSettings();
const china = { ...plain, publicDays: 'china' as const };
const night = { from: '21:00', to: '09:00' };
const here = 'Asia/Shanghai';

const times = (given: Partial<SendTimes>): SendTimes => ({
	quietHours: night,
	sendDays: 'workdays',
	calendar: china,
	...given,
});

describe('the moment to send', () => {
	it.each<[string, Partial<SendTimes>, string, string, string, string | null]>([
		// Notice of the State Council: 2026-02-15 to 23 are off, 14 and 28 are worked.
		['Spring Festival', {}, here, '2026-02-16T04:00Z', '2026-02-24T01:00Z', 'send_days'],
		['its eve at night', {}, here, '2026-02-14T14:00Z', '2026-02-24T01:00Z', 'send_days'],
		['a make-up Saturday', {}, here, '2026-02-14T04:00Z', '2026-02-14T04:00Z', null],
		['a plain Saturday', {}, here, '2026-03-07T04:00Z', '2026-03-09T01:00Z', 'send_days'],
		['a Sunday', {}, here, '2026-03-08T04:00Z', '2026-03-09T01:00Z', 'send_days'],
		['a workday', {}, here, '2026-03-09T04:00Z', '2026-03-09T04:00Z', null],
		['the night of a workday', {}, here, '2026-03-09T14:00Z', '2026-03-10T01:00Z', 'quiet_hours'],
		['a Friday night', {}, here, '2026-03-06T14:00Z', '2026-03-09T01:00Z', 'send_days'],
		[
			'the festival where only weekdays count',
			{ sendDays: [1, 2, 3, 4, 5] },
			here,
			'2026-02-16T04:00Z',
			'2026-02-16T04:00Z',
			null,
		],
		[
			'the festival on all days',
			{ sendDays: 'all' },
			here,
			'2026-02-16T04:00Z',
			'2026-02-16T04:00Z',
			null,
		],
		[
			'a Sunday without quiet hours',
			{ quietHours: null, sendDays: [1] },
			'UTC',
			'2026-03-08T12:00Z',
			'2026-03-09T00:00Z',
			'send_days',
		],
		[
			'a day off of one’s own',
			{ calendar: { ...plain, days: [{ date: '2026-03-09', kind: 'off', name: '' }] } },
			'UTC',
			'2026-03-09T12:00Z',
			'2026-03-10T09:00Z',
			'send_days',
		],
		// Sunday in Auckland is still Saturday in New York; both wait for their own Monday.
		[
			'the day of the customer',
			{},
			'Pacific/Auckland',
			'2026-03-07T22:00Z',
			'2026-03-08T20:00Z',
			'send_days',
		],
		[
			'the day of another',
			{},
			'America/New_York',
			'2026-03-07T22:00Z',
			'2026-03-09T13:00Z',
			'send_days',
		],
	])('of %s', (_what, given, zone, from, expected, movedBy) => {
		const moment = nextSendMoment(times(given), [null, zone], at(from));
		expect({ ...moment, at: iso(moment.at) }).toEqual({ at: expected, movedBy });
	});

	it('is on a send day and outside quiet hours, whatever the zone does with its clocks', () => {
		fc.assert(
			fc.property(
				fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
				fc.constantFrom(null, night, { from: '23:00', to: '01:00' }),
				fc.constantFrom('Asia/Beirut', 'America/Asuncion', 'America/Havana', 'Pacific/Apia'),
				fc.integer({ min: at('2005-01-01T00:00Z'), max: at('2026-01-01T00:00Z') }),
				(days, quietHours, zone, moment) => {
					const given = times({ sendDays: days as Weekday[], quietHours });
					const { at: allowed } = nextSendMoment(given, [zone], moment);
					expect(allowed).toBeGreaterThanOrEqual(moment);
					expect(days).toContain(weekdayOf(dayAt(zone, allowed)));
					expect(nextAllowedMoment(quietHours, [zone], allowed)).toBe(allowed);
					expect(nextSendMoment(given, [zone], allowed)).toEqual({ at: allowed, movedBy: null });
				},
			),
		);
	});

	it('is none where no day is left, which the fault says', () => {
		const days = Array.from({ length: 500 }, (_, day) => ({
			date: new Date(at('2026-03-01T00:00Z') + day * 86_400_000).toISOString().slice(0, 10),
			kind: 'off' as const,
			name: '',
		}));
		const given = times({ calendar: { ...plain, days } });
		expect(() => nextSendMoment(given, ['UTC'], at('2026-03-02T12:00Z'))).toThrow(SetupError);
		expect(() => nextSendMoment(given, ['UTC'], at('2026-03-02T12:00Z'))).toThrow(/no day/);
	});
});

describe('a workday', () => {
	it.each([
		['2026-02-14', true],
		['2026-02-15', false],
		['2026-02-24', true],
		['2026-02-28', true],
		['2026-03-01', false],
		['2026-10-01', false],
	])('%s in China: %s', (date, expected) => {
		expect(isWorkday(china, at(`${date}T00:00Z`) / 86_400_000)).toBe(expected);
	});
});
