import fc from 'fast-check';
import { momentOf } from '../../../core/calendar/moment';

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
		// A guess of the zone would move these by hours.
		['2026-01-05T02:00:00', null],
		['2026-01-05', null],
		['05.01.2026 02:00', null],
		['2026-01-05T02:00:00 Asia/Shanghai', null],
		// Days and hours that do not exist.
		['2026-02-29T02:00:00Z', null],
		['2026-02-30T02:00:00Z', null],
		['2026-13-01T02:00:00Z', null],
		['2026-01-05T24:00:00Z', null],
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
