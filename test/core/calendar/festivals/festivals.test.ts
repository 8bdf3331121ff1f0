import Holidays from 'date-holidays';
import { Solar } from 'lunar-javascript';

import {
	festivalsOf,
	festivalsOn,
	nextFestival,
} from '../../../../core/calendar/festivals/festivals-on';
import {
	festivalKeys,
	festivals,
	type FestivalKey,
	type Kept,
	rulesIn,
} from '../../../../core/calendar/festivals/list';
import { dateOf, type DayNumber } from '../../../../core/calendar/wall-time';
import { festivalInWords } from '../../../../core/language/festival-words';

const dayNamed = (date: string): DayNumber => Date.parse(date) / 86_400_000;
const span = (from: number, to: number): number[] =>
	Array.from({ length: to - from + 1 }, (_, at) => from + at);

const datesOf = (key: FestivalKey, country: string, year: number): string[] =>
	rulesIn(key, country)
		.flatMap((rule) => rule(year))
		.map(dateOf)
		.sort();

/** Festivals of date-holidays by their rule or name there. */
const theirs: ReadonlyArray<[country: string, key: FestivalKey, rule: RegExp]> = [
	['CN', 'new_year', /^01-01/],
	['CN', 'spring_festival_eve', /^chinese 01-0-00/],
	['CN', 'spring_festival', /^chinese 01-0-01/],
	['CN', 'women', /^03-08/],
	['CN', 'qingming', /^chinese 5-01 solarterm/],
	['CN', 'labour', /^05-01/],
	['CN', 'children', /^06-01/],
	['CN', 'dragon_boat', /^chinese 05-0-05/],
	['CN', 'mid_autumn', /^chinese 08-0-15/],
	['CN', 'national', /^10-01/],
	['TW', 'spring_festival', /^chinese 01-0-01( |$)(?!if)/],
	['TW', 'lantern', /^chinese 01-0-15/],
	['TW', 'children', /^04-04/],
	['TW', 'mother', /^2nd Sunday in May/],
	['TW', 'father', /^08-08/],
	['TW', 'qixi', /^chinese 07-0-07/],
	['TW', 'teachers', /^09-28/],
	['TW', 'national', /^10-10/],
	['TW', 'double_ninth', /^chinese 09-0-09/],
	['US', 'valentine', /Valentine/],
	['US', 'easter', /Easter Sunday/],
	['US', 'mother', /Mother/],
	['US', 'father', /Father/],
	['US', 'national', /Independence Day(?! \()/],
	['US', 'labour', /Labor/],
	['US', 'halloween', /Halloween/],
	['US', 'thanksgiving', /^4th thursday in November/],
	['US', 'black_friday', /Day after Thanksgiving/],
	['US', 'new_years_eve', /New Year's Eve/],
	['GB', 'mother', /Mother/],
	['GB', 'father', /Father/],
	['GB', 'good_friday', /Good Friday/],
	['GB', 'boxing_day', /^12-26/],
	['IE', 'mother', /Mother/],
	['IE', 'national', /Patrick/],
	['CA', 'mother', /Mother/],
	['CA', 'labour', /Labour/],
	['CA', 'national', /^07-01/],
	['CA', 'good_friday', /Good Friday/],
	['AU', 'father', /Father/],
	['AU', 'mother', /Mother/],
	['NZ', 'national', /Waitangi/],
	['NZ', 'labour', /Labour/],
	['DE', 'father', /Himmelfahrt/],
	['DE', 'mother', /Muttertag/],
	['DE', 'easter', /Ostersonntag/],
	['DE', 'national', /Einheit/],
	['DE', 'good_friday', /Karfreitag/],
	['DE', 'christmas_eve', /Heiliger Abend/],
	['DE', 'christmas', /^12-25/],
	['FR', 'mother', /Fête des Mères/],
	['FR', 'national', /Fête Nationale/],
	['FR', 'labour', /^05-01/],
	['FR', 'all_saints', /Toussaint/],
	['ES', 'epiphany', /Reyes/],
	['ES', 'mother', /Madre/],
	['ES', 'father', /San José/],
	['ES', 'national', /Fiesta Nacional/],
	['ES', 'easter', /Pascua/],
	['JP', 'coming_of_age', /成人の日/],
	['JP', 'children', /こどもの日/],
	['JP', 'respect_for_the_aged', /敬老の日/],
	['JP', 'shichi_go_san', /七五三/],
	['SG', 'national', /^08-09/],
	['SG', 'good_friday', /Good Friday/],
	['AE', 'ramadan', /^1 Ramadan/],
	['AE', 'eid_al_fitr', /^1 Shawwal/],
	['AE', 'eid_al_adha', /^10 Dhu al-Hijjah/],
	['AE', 'islamic_new_year', /^1 Muharram/],
	['IL', 'purim', /^14 Adar/],
	['IL', 'passover', /^15 Nisan/],
	['IL', 'rosh_hashanah', /^1 Tishre?i/],
	['IL', 'sukkot', /^15 Tishrei/],
	['IL', 'hanukkah', /^25 Kislev/],
];

/**
 * Mother's Day in France leaves Whit Sunday alone (article D. 215-1 of the Code de l'action sociale).
 * The leap month of 2033 stands after the eleventh month, not after the seventh, as the observatories
 * of Nanjing and Hong Kong have it: 8 September, and 1 October.
 */
const wrongThere = new Set([
	'CN mid_autumn 2033',
	'TW double_ninth 2033',
	'FR mother 2020',
	'FR mother 2023',
	'FR mother 2034',
]);

describe('a festival', () => {
	const known = new Map<string, Holidays>();
	const holidaysOf = (country: string): Holidays => {
		const found = known.get(country) ?? new Holidays(country);
		known.set(country, found);
		return found;
	};

	it.each(theirs)('falls in %s, for %s, on the days of date-holidays', (country, key, rule) => {
		const differing = span(2020, 2035).flatMap((year) => {
			const dates = holidaysOf(country)
				.getHolidays(year)
				.filter((one) => one.substitute !== true && (rule.test(one.rule) || rule.test(one.name)))
				.map(({ date }) => date.slice(0, 10));
			const expected = [...new Set(dates)].sort().join();
			const ours = datesOf(key, country, year).join();
			const wrong = wrongThere.has(`${country} ${key} ${year}`);
			return wrong || ours === expected ? [] : [`${year}: ${ours}, theirs ${expected}`];
		});
		expect(differing).toEqual([]);
	});

	// Published: by the Hong Kong Observatory, by churches, in the Code of France, by rabbis.
	it.each<[FestivalKey, string, string]>([
		[
			'spring_festival',
			'CN',
			'2020-01-25 2021-02-12 2022-02-01 2023-01-22 2024-02-10 2025-01-29 2026-02-17 2027-02-06 ' +
				'2028-01-26 2029-02-13 2030-02-03 2031-01-23 2032-02-11 2033-01-31 2034-02-19 2035-02-08',
		],
		['mid_autumn', 'HK', '2025-10-06 2026-09-25 2027-09-15 2033-09-08'],
		['double_ninth', 'HK', '2025-10-29 2026-10-18 2027-10-08 2033-10-01'],
		['easter', 'GB', '1818-03-22 1943-04-25 2008-03-23 2024-03-31 2038-04-25'],
		['mother', 'FR', '2020-06-07 2023-06-04 2024-05-26 2026-05-31'],
		['passover', 'IL', '2024-04-23 2025-04-13 2026-04-02'],
		['hanukkah', 'IL', '2024-12-26 2025-12-15 2026-12-05'],
		['eid_al_fitr', 'SA', '2024-04-10 2025-03-30'],
		['eid_al_fitr', 'SA', '2033-01-02 2033-12-23'],
	])('%s falls in %s on %s', (key, country, dates) => {
		const years = [...new Set(dates.split(' ').map((date) => Number(date.slice(0, 4))))];
		expect(years.flatMap((year) => datesOf(key, country, year)).join(' ')).toBe(dates);
	});

	it('of the sun, Qingming, falls from 2000 to 2099 on the day of lunar-javascript', () => {
		const expected = span(2000, 2099).map((year) =>
			Solar.fromYmd(year, 4, 5).getLunar().getJieQiTable()['清明']?.toYmd(),
		);
		expect(span(2000, 2099).flatMap((year) => datesOf('qingming', 'CN', year))).toEqual(expected);
		expect([1999, 2100].flatMap((year) => datesOf('qingming', 'CN', year))).toEqual([]);
	});

	const inCalendar = (calendar: string, date: string): string =>
		new Intl.DateTimeFormat(`en-u-ca-${calendar}`, {
			timeZone: 'UTC',
			month: 'long',
			day: 'numeric',
		}).format(new Date(date));

	it.each<[FestivalKey, RegExp]>([
		['purim', /^14 Adar( II)?$/],
		['passover', /^15 Nisan$/],
		['rosh_hashanah', /^1 Tishri$/],
		['sukkot', /^15 Tishri$/],
		['hanukkah', /^25 Kislev$/],
	])('of the Jewish calendar, %s, has its date in that of Intl from 1900 to 2100', (key, name) => {
		const dates = span(1900, 2100).flatMap((year) => datesOf(key, 'IL', year));
		expect(dates).toHaveLength(201);
		expect(dates.filter((date) => !name.test(inCalendar('hebrew', date)))).toEqual([]);
	});

	it.each<[FestivalKey, RegExp]>([
		['islamic_new_year', /^Muharram 1\b/],
		['ramadan', /^Ramadan 1\b/],
		['eid_al_fitr', /^Shawwal 1\b/],
		['eid_al_adha', /^Dhu.l-Hijjah 10\b/],
	])(
		'of the Islamic calendar, %s, has its date in that of Intl as long as it is published',
		(key, name) => {
			const dates = span(2020, 2028).flatMap((year) => datesOf(key, 'SA', year));
			expect(dates.filter((date) => !name.test(inCalendar('islamic-umalqura', date)))).toEqual([]);
		},
	);

	it('has a name in both languages and countries that there are', () => {
		const countries = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
		for (const key of festivalKeys) {
			expect(festivalInWords(key, 'en')).toMatch(/[a-z]/);
			expect(festivalInWords(key, 'zh-CN')).toMatch(/\p{sc=Han}/u);
			for (const kept of festivals[key] as readonly Kept[]) {
				if (kept.in === 'everywhere') continue;
				for (const country of kept.in) expect(countries.of(country)).toBeDefined();
				expect(new Set(kept.in).size).toBe(kept.in.length);
			}
		}
	});

	it('is kept in a country by one rule', () => {
		for (const key of festivalKeys) {
			for (const country of [
				'CN',
				'HK',
				'MO',
				'TW',
				'US',
				'GB',
				'DE',
				'FR',
				'ES',
				'JP',
				'SG',
				'IL',
			]) {
				expect(rulesIn(key, country).length).toBeLessThan(2);
			}
		}
	});
});

describe('the festivals of a day', () => {
	it.each([
		['2027-02-06', 'CN', ['spring_festival']],
		['2027-02-05', 'CN', ['spring_festival_eve']],
		['2027-02-06', 'DE', []],
		['2020-10-01', 'CN', ['mid_autumn', 'national']],
		['2026-05-10', 'US', ['mother']],
		['2026-03-15', 'GB', ['mother']],
		['2026-11-26', 'US', ['thanksgiving']],
		['2026-11-27', 'US', ['black_friday']],
		['2026-01-01', null, ['new_year']],
		['2026-01-01', 'BR', ['new_year']],
		['2026-12-25', null, []],
	])('on %s in %s are %j', (date, country, keys) => {
		expect(festivalsOn(dayNamed(date), country)).toEqual(keys);
	});

	it('are found by country', () => {
		expect(festivalsOf(null)).toEqual(['new_year']);
		expect(festivalsOf('CN')).toContain('spring_festival');
		expect(festivalsOf('CN')).not.toContain('thanksgiving');
	});

	it.each<[FestivalKey, string, string | null, string | null]>([
		['spring_festival', '2026-02-17', 'CN', '2026-02-17'],
		['spring_festival', '2026-02-18', 'CN', '2027-02-06'],
		['ramadan', '2030-01-06', 'SA', '2030-12-26'],
		// The eighth of the twelfth month came on 2028-01-04, then on 2029-01-22.
		['laba', '2028-01-05', 'CN', '2029-01-22'],
		['thanksgiving', '2026-01-01', 'DE', null],
		['eid_al_adha', '2035-02-19', 'SA', null],
	])('lead from %s after %s in %s to %s', (key, from, country, expected) => {
		const next = nextFestival(key, dayNamed(from), country);
		expect(next && dateOf(next)).toBe(expected);
	});
});
