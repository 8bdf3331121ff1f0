import fc from 'fast-check';
import { momentOf } from '../../../core/calendar/moment';
import { periodOf } from '../../../core/loop/insight/period';

const two = Date.UTC(2026, 0, 5, 2);

describe('a moment that tells its zone, as systems write it', () => {
	it.each<[unknown, number | null]>([
		['2026-01-05T02:00:00Z', two],
		['2026-01-05T02:00:00.000Z', two],
		['2026-01-05T10:00:00+08:00', two],
		['2026-01-05T10:00:00+0800', two],
		['2026-01-04T21:00:00-05:00', two],
		['2026-01-05 02:00 Z', two],
		['2026-01-05T02:00:00.123456789Z', two + 123],
		[two, two],
		[two / 1000, two],
		[String(two / 1000), two],
		[String(two), two],
		['1767578400.5', two + 500],
		// The end of the day, and a second that was put in.
		['2026-01-04T24:00:00Z', two - 7_200_000],
		['2026-01-05T24:00+22:00', null],
		['2026-01-04T23:59:60Z', two - 7_200_000],
		['2026-01-05T09:59:60+08:00', two],
		// A guess of the zone would move these by hours.
		['2026-01-05T02:00:00', null],
		['2026-01-05', null],
		['05.01.2026 02:00', null],
		['2026-01-05T02:00:00 Asia/Shanghai', null],
		// Days and hours that do not exist.
		['2026-02-29T02:00:00Z', null],
		['2026-02-30T02:00:00Z', null],
		['2026-13-01T02:00:00Z', null],
		['2026-01-05T24:00:01Z', null],
		['2026-01-05T25:00:00Z', null],
		['2026-01-05T12:30:60Z', null],
		['2026-01-05T02:60:00Z', null],
		['2026-01-05T02:00:00+99:00', null],
		['1969-12-31T23:59:59Z', null],
		['2100-01-01T00:00:00Z', null],
		[Date.UTC(2100, 0, 1), null],
		['9999999999999999', null],
		[0, null],
		[-1, null],
		[Number.NaN, null],
		[Number.POSITIVE_INFINITY, null],
		['', null],
		[null, null],
		[{}, null],
		[true, null],
	])('reads %p as %p', (given, expected) => {
		expect(momentOf(given)).toBe(expected);
	});

	it('gives back every moment that JavaScript writes', () => {
		const range = { min: new Date(Date.UTC(2000, 0, 1)), max: new Date(Date.UTC(2099, 11, 31)) };
		fc.assert(
			fc.property(fc.date({ ...range, noInvalidDate: true }), (date) => {
				expect(momentOf(date.toISOString())).toBe(date.getTime());
			}),
		);
	});

	it('never throws', () => {
		fc.assert(fc.property(fc.anything(), (given) => void momentOf(given)));
	});
});

describe.each(['2026-07-01T12:00:00Z', '2026-12-15T12:00:00Z'])(
	'a time that comes twice, read on %s',
	(today) => {
		beforeEach(() => jest.useFakeTimers({ now: Date.parse(today) }));
		afterEach(() => jest.useRealTimers());

		it.each([
			// Clocks go back at 01:00 to 00:00: midnight comes twice.
			['2026-10-25', 'Atlantic/Azores', '2026-10-25T00:00:00Z'],
			['2026-11-01 01:30', 'America/New_York', '2026-11-01T05:30:00Z'],
			['2026-11-01 01:30:15.250', 'America/New_York', '2026-11-01T05:30:15.250Z'],
			// Skipped: clocks go forward at 02:00 to 03:00.
			['2026-03-08 02:30', 'America/New_York', '2026-03-08T07:00:00Z'],
			['2026-01-05 10:00', 'Asia/Shanghai', '2026-01-05T02:00:00Z'],
		])('%s in %s is the same: that of the day itself', (given, timeZone, expected) => {
			expect(momentOf(given, timeZone)).toBe(Date.parse(expected));
		});

		it('ends a day with the first midnight that follows', () => {
			const end = momentOf('2026-10-24', 'Atlantic/Azores', true);
			expect(end).toBe(Date.parse('2026-10-25T00:00:00Z'));
		});

		it('begins a month with its first midnight', () => {
			const at = Date.parse('2026-11-20T12:00:00Z');
			const none = { from: null, until: null };
			const month = periodOf('this_month', none, 'America/Havana', at);
			const week = periodOf('last_7_days', none, 'America/Havana', at);
			expect(month.from).toBe(Date.parse('2026-11-01T04:00:00Z'));
			expect([month.until, week.until]).toEqual([at, at]);
			expect(week.from).toBe(Date.parse('2026-11-14T05:00:00Z'));
		});
	},
);
