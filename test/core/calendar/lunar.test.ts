import { LunarYear, Solar } from 'lunar-javascript';

import { chinaDay } from '../../../core/calendar/china-days';
import { dayOfLunar, lunarMonthDays, lunarOf, type LunarDay } from '../../../core/calendar/lunar';
import { dateOf, type DayNumber } from '../../../core/calendar/wall-time';

const dayNamed = (date: string): DayNumber => Date.parse(date) / 86_400_000;
/** Julian days count noons. */
const julianDayOfEpoch = 2_440_588;
const first = dayNamed('1901-01-01');
const last = dayNamed('2100-12-31');

/** Where `Intl` (ICU 78) is wrong: a leap month lost, or a month that begins a day off. */
const intlIsWrong = [
	'1917-03-23 1917-05-20',
	'1922-06-25 1922-08-22',
	'1954-02-03 1954-03-04',
	'1955-02-22 1955-03-23',
	'1987-07-26 1987-09-22',
	'1999-01-17 1999-02-15',
	'2012-08-17 2012-09-15',
	'2018-11-07 2018-12-06',
	'2027-02-06 2027-03-07',
	'2030-02-02 2030-03-03',
	'2070-03-12 2070-04-10',
].map((span) => span.split(' ').map(dayNamed));

const intl = new Intl.DateTimeFormat('en-u-ca-chinese', {
	timeZone: 'UTC',
	year: 'numeric',
	month: 'numeric',
	day: 'numeric',
});

/** `2020 4bis 8`, as Intl writes a day. */
function byIntl(day: DayNumber): string {
	const parts = intl.formatToParts(day * 86_400_000);
	return ['relatedYear', 'month', 'day']
		.map((type) => parts.find((part) => part.type === type)?.value)
		.join(' ');
}

const inShort = ({ year, month, day, leap }: LunarDay): string =>
	`${year} ${month}${leap ? 'bis' : ''} ${day}`;

describe('the Chinese calendar', () => {
	it('is that of lunar-javascript on every day from 1901 to 2100', () => {
		const theirs = new Map<DayNumber, string>();
		for (let year = 1900; year <= 2100; year += 1) {
			for (const month of LunarYear.fromYear(year).getMonthsInYear()) {
				for (let day = 1; day <= month.getDayCount(); day += 1) {
					const at = month.getFirstJulianDay() - julianDayOfEpoch + day - 1;
					const [number, leap] = [Math.abs(month.getMonth()), month.getMonth() < 0];
					theirs.set(at, inShort({ year, month: number, leap, day }));
				}
			}
		}
		const differing: string[] = [];
		for (let day = first; day <= last; day += 1) {
			const ours = lunarOf(day);
			if (ours === null || inShort(ours) !== theirs.get(day)) differing.push(dateOf(day));
		}
		expect(differing).toEqual([]);
	});

	it('is that of lunar-javascript asked by the day', () => {
		for (let day = first; day <= last; day += 211) {
			const [year = 0, month = 0, date = 0] = dateOf(day).split('-').map(Number);
			const theirs = Solar.fromYmd(year, month, date).getLunar();
			expect(lunarOf(day)).toEqual({
				year: theirs.getYear(),
				month: Math.abs(theirs.getMonth()),
				day: theirs.getDay(),
				leap: theirs.getMonth() < 0,
			});
		}
	});

	it('is that of Intl but for the days on which that is known to be wrong', () => {
		const differing: string[] = [];
		for (let day = first; day <= last; day += 1) {
			if (intlIsWrong.some(([from = 0, to = 0]) => from <= day && day <= to)) continue;
			const ours = lunarOf(day);
			if (ours === null || inShort(ours) !== byIntl(day)) differing.push(dateOf(day));
		}
		expect(differing).toEqual([]);
	});

	it.each(Array.from({ length: 20 }, (_, at) => 2007 + at))(
		"has its Spring Festival among the State Council's days off of %i",
		(year) => {
			const festival = dayOfLunar({ year, month: 1, day: 1, leap: false }) ?? 0;
			expect(chinaDay(dateOf(festival))).toEqual({ kind: 'off', name: '春节' });
		},
	);

	// Hong Kong Observatory and Purple Mountain Observatory; 2033 is the year whose leap month was long disputed.
	it.each([
		['1900-01-31', '1900 1 1'],
		['1987-07-26', '1987 6bis 1'],
		['2020-05-23', '2020 4bis 1'],
		['2025-07-25', '2025 6bis 1'],
		['2027-02-06', '2027 1 1'],
		['2033-12-22', '2033 11bis 1'],
		['2034-02-19', '2034 1 1'],
		['2101-01-28', '2100 12 29'],
	])('knows %s as %s', (date, lunar) => {
		const found = lunarOf(dayNamed(date));
		expect(found && inShort(found)).toBe(lunar);
	});

	it('leads back to the same day, as far as it goes and no further', () => {
		const begin = dayNamed('1900-01-31');
		const end = dayNamed('2101-01-28');
		for (let day = begin; day <= end; day += 1) {
			const lunar = lunarOf(day);
			if (lunar === null || dayOfLunar(lunar) !== day) throw new Error(dateOf(day));
		}
		expect([lunarOf(begin - 1), lunarOf(end + 1), lunarOf(0.5), lunarOf(Number.NaN)]).toEqual([
			null,
			null,
			null,
			null,
		]);
	});

	it.each([
		[2020, 4, true, 29],
		[2020, 4, false, 30],
		[2021, 4, true, null],
		[2020, 13, false, null],
		[2020, 0, false, null],
		[1899, 1, false, null],
		[2101, 1, false, null],
	])('has in %i a month %i (leap: %s) of %s days', (year, month, leap, days) => {
		expect(lunarMonthDays(year, month, leap)).toBe(days);
		expect(dayOfLunar({ year, month, day: (days ?? 29) + 1, leap })).toBeNull();
		expect(dayOfLunar({ year, month, day: 0, leap })).toBeNull();
	});
});
