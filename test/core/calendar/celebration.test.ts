import {
	celebratedOn,
	type CelebratedKey,
	type CelebrationRules,
	nextCelebration,
} from '../../../core/calendar/celebration';
import { readKnownDay } from '../../../core/calendar/read-known-day';
import { dateOf, type DayNumber } from '../../../core/calendar/wall-time';
import type { KnownDay } from '../../../core/model/known-day';

const dayNamed = (date: string): DayNumber => Date.parse(date) / 86_400_000;
const early: CelebrationRules = { leapDay: '02-28' };
const late: CelebrationRules = { leapDay: '03-01' };

function known(text: string): KnownDay {
	const read = readKnownDay(text, { now: dayNamed('2026-11-26'), zone: 'Asia/Shanghai' });
	if (!read.ok) throw new Error(read.fault.code);
	return read.day;
}

function next(text: string, from: string, rules = early): string | null {
	const celebration = nextCelebration(known(text), dayNamed(from), rules);
	return celebration && `${dateOf(celebration.on)} ${celebration.years ?? '?'}`;
}

describe('a day that comes every year', () => {
	it.each([
		['1990-03-05', '2026-03-04', '2026-03-05 36'],
		['1990-03-05', '2026-03-05', '2026-03-05 36'],
		['1990-03-05', '2026-03-06', '2027-03-05 37'],
		['--03-05', '2026-03-06', '2027-03-05 ?'],
		['--12-31', '2026-12-31', '2026-12-31 ?'],
		['--01-01', '2026-12-31', '2027-01-01 ?'],
		// The day itself is none.
		['2026-03-05', '2026-01-01', '2027-03-05 1'],
		['2030-03-05', '2026-01-01', '2031-03-05 1'],
		['农历2026年三月初五', '2026-01-01', '2027-04-11 1'],
		['1990-03', '2026-01-01', null],
		['正月', '2026-01-01', null],
		['农历四月初八', '2026-01-01', '2026-05-24 ?'],
		['农历四月初八', '2026-05-25', '2027-05-13 ?'],
		['农历1990年四月初八', '2026-05-25', '2027-05-13 37'],
		['正月初一', '2026-11-26', '2027-02-06 ?'],
		// A lunar year ends after the solar one in which it began.
		['腊月廿三', '2027-01-01', '2027-01-30 ?'],
		['正月初一', '2101-01-01', null],
	])('%s comes, as seen from %s, on %s', (text, from, expected) => {
		expect(next(text, from)).toBe(expected);
	});

	it.each([
		['2028-02-01', '2028-02-29', '2028-02-29'],
		['2027-02-01', '2027-02-28', '2027-03-01'],
		['2027-03-01', '2028-02-29', '2027-03-01'],
		['2099-12-31', '2100-02-28', '2100-03-01'],
	])('29 February is seen from %s on %s or %s, by the setting', (from, first, second) => {
		expect([next('02-29', from, early), next('02-29', from, late)]).toEqual([
			`${first} ?`,
			`${second} ?`,
		]);
	});

	it.each([
		// 2020 had a second fourth month; 2026 has not.
		['闰四月初八', '2020-01-01', '2020-05-30 ?'],
		['四月初八', '2020-01-01', '2020-04-30 ?'],
		['闰四月初八', '2026-01-01', '2026-05-24 ?'],
		// The second fourth month of 2020 had 29 days, the fourth month of 2026 has as many.
		['闰四月三十', '2020-01-01', '2020-06-20 ?'],
		['农历四月三十', '2020-01-01', '2020-05-22 ?'],
		['农历四月三十', '2026-01-01', '2026-06-14 ?'],
		['除夕', '2026-01-01', '2026-02-16 ?'],
		['除夕', '2026-03-01', '2027-02-05 ?'],
	])('%s is seen from %s on %s', (text, from, expected) => {
		expect(next(text, from)).toBe(expected);
	});
});

describe('whose day is celebrated on a date', () => {
	const inShort = ({ calendar, month, day, leap, year }: CelebratedKey): string =>
		`${calendar} ${month}${leap ? '*' : ''}-${day} of ${year}`;

	it.each([
		['2026-05-24', ['solar 5-24 of 2026', 'lunar 4-8 of 2026', 'lunar 4*-8 of 2026']],
		['2020-05-30', ['solar 5-30 of 2020', 'lunar 4*-8 of 2020']],
		[
			'2027-02-28',
			['solar 2-28 of 2027', 'solar 2-29 of 2027', 'lunar 1-23 of 2027', 'lunar 1*-23 of 2027'],
		],
		['2101-06-01', ['solar 6-1 of 2101']],
	])('is of %s a short list', (date, keys) => {
		expect(celebratedOn(dayNamed(date), early).map(inShort)).toEqual(keys);
	});

	const everyKey: KnownDay[] = [];
	for (let month = 1; month <= 12; month += 1) {
		const solarDays = new Date(Date.UTC(2000, month, 0)).getUTCDate();
		for (let day = 1; day <= solarDays; day += 1) {
			everyKey.push({ calendar: 'solar', year: null, month, day, leap: false });
		}
		for (let day = 1; day <= 30; day += 1) {
			for (const leap of [false, true]) {
				everyKey.push({ calendar: 'lunar', year: null, month, day, leap });
			}
		}
	}

	it.each([early, late])(
		'is, for every day that there is and every date of 1950 to 2099, whose next one it is (%o)',
		(rules) => {
			const begin = dayNamed('1950-01-01');
			const end = dayNamed('2099-12-31');
			const name = ({ calendar, month, day, leap }: KnownDay | CelebratedKey): string =>
				`${calendar} ${month} ${day} ${leap}`;
			const expected = new Map<DayNumber, string[]>();
			for (const key of everyKey) {
				let celebration = nextCelebration(key, begin, rules);
				while (celebration !== null && celebration.on <= end) {
					const { on } = celebration;
					expected.set(on, [...(expected.get(on) ?? []), name(key)]);
					celebration = nextCelebration(key, on + 1, rules);
				}
			}
			const differing: string[] = [];
			for (let date = begin; date <= end; date += 1) {
				const found = celebratedOn(date, rules).map(name).sort();
				const forward = (expected.get(date) ?? []).sort();
				if (found.join() !== forward.join()) differing.push(dateOf(date));
			}
			expect(differing).toEqual([]);
		},
	);

	it('gives every day one celebration a year of its calendar', () => {
		for (const key of everyKey) {
			let years = 0;
			let from = dayNamed('1950-02-17');
			for (;;) {
				const celebration = nextCelebration(key, from, early);
				if (celebration === null || celebration.on >= dayNamed('2099-01-21')) break;
				years += 1;
				from = celebration.on + 1;
			}
			if (key.calendar === 'lunar') expect(years).toBe(149);
		}
	});
});
