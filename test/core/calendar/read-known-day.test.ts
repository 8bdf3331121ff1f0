import fc from 'fast-check';
import { DateTime } from 'luxon';

import {
	type DayReading,
	readKnownDay as readInFull,
	type ReadDay,
} from '../../../core/calendar/read-known-day';
import { dayFaultInWords, dayNoteInWords } from '../../../core/language/day-words';
import { type KnownDay, onDate } from '../../../core/model/known-day';

const now = Date.parse('2026-11-26T10:00:00Z');
const readKnownDay = (value: unknown, reading: Partial<DayReading> = {}): ReadDay =>
	readInFull(value, { now, zone: 'Asia/Shanghai', ...reading });

/** `1990-03-05`, `--03-05`, `1990-03`, `lunar --04*-08`: the star marks a leap month. */
function inShort({ calendar, year, month, day, leap }: KnownDay): string {
	const two = (number: number): string => String(number).padStart(2, '0');
	const written = `${year ?? '-'}-${two(month)}${leap ? '*' : ''}${day === null ? '' : `-${two(day)}`}`;
	return calendar === 'solar' ? written : `lunar ${written}`;
}

function outcome(read: ReadDay): string {
	if (!read.ok) return `refused: ${read.fault.code}`;
	return `${inShort(read.day)}${read.note === null ? '' : `, ${read.note.code}`}`;
}

type Line = [value: unknown, expected: string, reading?: Partial<DayReading>];
const lunar: Partial<DayReading> = { calendar: 'lunar' };
const past: Partial<DayReading> = { past: true };

const written: Line[] = [
	['1990-03-05', '1990-03-05'],
	['  1990-03-05 ', '1990-03-05'],
	['1990/3/5', '1990-03-05'],
	['1990.3.5', '1990-03-05'],
	['1990. 3. 5.', '1990-03-05'],
	['１９９０－０３－０５', '1990-03-05'],
	['19900305', '1990-03-05'],
	[19900305, '1990-03-05'],
	['5.3.1990', '1990-03-05'],
	['05. 03. 1990', '1990-03-05'],
	['1990年3月5日', '1990-03-05'],
	['1990年03月05号', '1990-03-05'],
	['1990 年 3 月 5 日', '1990-03-05'],
	['一九九〇年三月五日', '1990-03-05'],
	['二○○零年十二月三十一日', '2000-12-31'],
	['公历1990年3月5日', '1990-03-05'],
	['1990-03-05（阳历）', '1990-03-05'],
	['5 March 1990', '1990-03-05'],
	['5th of March, 1990', '1990-03-05'],
	['March 5, 1990', '1990-03-05'],
	['Mar 5th 1990', '1990-03-05'],
	['05-Mar-1990', '1990-03-05'],
	['1990-Mar-05', '1990-03-05'],
	['Monday, March 5, 1990', '1990-03-05'],
	['Sept. 9, 1990', '1990-09-09'],
	['1992-02-29', '1992-02-29'],
	['2000-02-29', '2000-02-29'],
	['2050-05-01', '2050-05-01'],
];

const inParts: Line[] = [
	['--03-05', '--03-05'],
	['--0305', '--03-05'],
	['03-05', '--03-05'],
	['5.3.', '--03-05'],
	['3月5日', '--03-05'],
	['三月五日', '--03-05'],
	['5 March', '--03-05'],
	['March 5', '--03-05'],
	['25/3', '--03-25'],
	['3/25', '--03-25'],
	['25-03', '--03-25'],
	['3/3', '--03-03'],
	['02-29', '--02-29'],
	['1990-03', '1990-03, noDay'],
	['1990/3', '1990-03, noDay'],
	['03/1990', '1990-03, noDay'],
	['1990年3月', '1990-03, noDay'],
	['March 1990', '1990-03, noDay'],
	['--03', '--03, noDay'],
	['3月', '--03, noDay'],
	['1990-03-00', '1990-03, noDay'],
	['0000-03-05', '--03-05, noYear'],
	['0001-03-05', '--03-05, noYear'],
	['1604-03-05', '--03-05, noYear'],
	['1604-02-29', '--02-29, noYear'],
];

const ordered: Line[] = [
	['03/04/1990', '1990-04-03', { order: 'dmy' }],
	['03/04/1990', '1990-03-04', { order: 'mdy' }],
	['03-04-1990', '1990-04-03', { order: 'dmy' }],
	['5.3.1990', '1990-05-03', { order: 'mdy' }],
	['03-04', '--04-03', { order: 'dmy' }],
	['3/4', '--03-04', { order: 'ymd' }],
	['1990/3/5', '1990-03-05', { order: 'dmy' }],
	['25/03/1990', '1990-03-25'],
	['03/25/1990', '1990-03-25'],
	['3.25.1990', '1990-03-25'],
	['25/03/1990', '1990-03-25', { order: 'dmy' }],
	['25/03/1990', '1990-03-25, ordered', { order: 'mdy' }],
	['03/25/1990', '1990-03-25, ordered', { order: 'dmy' }],
	['04/04/1990', '1990-04-04'],
	['03/04/1990', 'refused: order'],
	['3-4-1990', 'refused: order'],
	['03/04/1990', 'refused: order', { order: 'ymd' }],
	['3/4', 'refused: order'],
	['3-4', 'refused: order'],
	['3.5', 'refused: order'],
	['3.5', '--03-05', { order: 'ymd' }],
	['3.25', '--03-25'],
];

const withTimes: Line[] = [
	['1990-03-05T00:00:00', '1990-03-05'],
	['1990-03-05T00:00:00Z', '1990-03-05'],
	['1990-03-05T00:00:00+08:00', '1990-03-05'],
	['1990-03-05T00:00:00-05:00', '1990-03-05'],
	['1990-03-05T00:00:00.000000Z', '1990-03-05'],
	['1990-03-05T00:00+08:00[Asia/Shanghai]', '1990-03-05'],
	['1990-03-05 00:00:00', '1990-03-05'],
	['1990-03-05 00:00:00+00', '1990-03-05'],
	['1990-03-05 00:00:00.000-0330', '1990-03-05'],
	['1990-03-05+08:00', '1990-03-05'],
	['1990-03-05Z', '1990-03-05'],
	['1990-03-05 23:59', '1990-03-05'],
	['1990-03-05T20:30:00Z', '1990-03-05'],
	['1990/3/5 上午 12:00:00', '1990-03-05'],
	['3/25/1990 12:00:00 AM', '1990-03-25'],
	['1990年3月5日 08:15', '1990-03-05'],
	['Mon Mar 05 1990 00:00:00 GMT+0800 (China Standard Time)', '1990-03-05'],
	['Mon, 05 Mar 1990 00:00:00 +0800', '1990-03-05'],
	['Mon Mar 05 00:00:00 CST 1990', '1990-03-05'],
	// A midnight of the sender's that a system has put into UTC.
	['1990-03-04T16:00:00.000Z', '1990-03-05, midnight'],
	['Sun, 04 Mar 1990 16:00:00 GMT', '1990-03-05, midnight'],
	['1990-03-04T04:00:00 PM Z', '1990-03-05, midnight'],
	// Summer time stood in China in 1990, which not all systems know.
	['1990-05-04T15:00:00Z', '1990-05-05, midnight'],
	['1990-05-04T16:00:00Z', '1990-05-05, midnight'],
	['1990-03-05T05:00:00Z', '1990-03-05', { zone: 'America/New_York' }],
	['1990-03-04T23:00:00Z', '1990-03-05, midnight', { zone: 'Europe/Berlin' }],
];

const objects: Line[] = [
	[new Date('1990-03-05T00:00:00Z'), '1990-03-05'],
	[new Date('1990-03-04T16:00:00Z'), '1990-03-05'],
	[new Date('1990-03-04T18:30:00Z'), '1990-03-05'],
	[new Date(Number.NaN), 'refused: unreadable'],
	[DateTime.fromISO('1990-03-05T00:00:00', { zone: 'Pacific/Auckland' }), '1990-03-05'],
	[Date.parse('1990-03-05T00:00:00Z'), '1990-03-05, epoch'],
	[Date.parse('1990-03-04T16:00:00Z'), '1990-03-05, epoch'],
	[String(Date.parse('1990-03-05T00:00:00Z')), '1990-03-05, epoch'],
	[Date.parse('1961-03-05T00:00:00Z'), '1961-03-05, epoch'],
	[Date.parse('1990-03-05T10:20:30Z'), 'refused: number'],
	[636_595_201, 'refused: number'],
	['/Date(636595200000)/', '1990-03-05, epoch'],
	['/Date(636566400000+0800)/', '1990-03-05, epoch'],
	['/Date(0)/', 'refused: placeholder'],
	[0, 'refused: placeholder'],
	[32_937, 'refused: number'],
	['32937', 'refused: unreadable'],
	[32_937, '1990-03-05', { serial: true }],
	['32937.5', '1990-03-05', { serial: true }],
	[61, '1900-03-01', { serial: true }],
	[59, '1900-02-28', { serial: true }],
	[60, 'refused: noSuchDay', { serial: true }],
	[1, 'refused: placeholder', { serial: true }],
	[0, 'refused: placeholder', { serial: true }],
	[{ year: 1990, month: 3, day: 5 }, '1990-03-05'],
	[{ month: 3, day: 5 }, '--03-05'],
	[{ calendar: 'lunar', year: null, month: 4, day: 30, leap: true }, 'lunar --04*-30'],
	[{ year: 1990, month: 13, day: 5 }, 'refused: month'],
	[{ year: '1990', month: 3, day: 5 }, 'refused: unreadable'],
	[{ calendar: 'hebrew', month: 3, day: 5 }, 'refused: unreadable'],
	[[1990, 3, 5], 'refused: unreadable'],
	[true, 'refused: unreadable'],
];

const chinese: Line[] = [
	['农历四月初八', 'lunar --04-08'],
	['農曆四月初八', 'lunar --04-08'],
	['四月初八', 'lunar --04-08'],
	['四月初八（农历）', 'lunar --04-08'],
	['闰四月三十', 'lunar --04*-30'],
	['农历2020年闰四月初一', 'lunar 2020-04*-01'],
	['2020年閏四月初一', 'lunar 2020-04*-01'],
	['2020-闰4-29', 'lunar 2020-04*-29'],
	['2020-闰4-30', 'refused: noSuchDay'],
	['2020-04-30', 'lunar 2020-04-30', lunar],
	['农历1990年闰四月初一', 'refused: noLeapMonth'],
	['农历1987年闰六月初八', 'lunar 1987-06*-08'],
	['腊月廿三', 'lunar --12-23'],
	['腊月二十三', 'lunar --12-23'],
	['臘月卅', 'lunar --12-30'],
	['冬月十一', 'lunar --11-11'],
	['正月十五', 'lunar --01-15'],
	['大年初一', 'lunar --01-01'],
	['除夕', 'lunar --12-30'],
	['农历八月十五', 'lunar --08-15'],
	['农历十二月二十', 'lunar --12-20'],
	['农历十月十', 'lunar --10-10'],
	['阴历1990年3月5日', 'lunar 1990-03-05'],
	['一九九〇年正月初一', 'lunar 1990-01-01'],
	['农历 1990-03-05', 'lunar 1990-03-05'],
	['1990-03-05 lunar', 'lunar 1990-03-05'],
	['庚午年四月初八', 'lunar --04-08, cycleYear'],
	['正月', 'lunar --01, noDay'],
	['八月十五', 'lunar --08-15', lunar],
	['八月十五', '--08-15', { calendar: 'solar' }],
	['八月十五', 'refused: calendar'],
	['1990-03-05', 'lunar 1990-03-05', lunar],
	['03-30', 'lunar --03-30', lunar],
	['02-30', 'lunar --02-30', lunar],
	['四月初八', 'lunar --04-08, lunar', { calendar: 'solar' }],
	['公历1990-03-05', '1990-03-05, solar', lunar],
	// A lunar birthday in a column for dates.
	['1990-03-05 00:00:00', 'lunar 1990-03-05', lunar],
	['1990-03-04T16:00:00Z', 'lunar 1990-03-05, midnight', lunar],
	[new Date('1990-03-05T00:00:00Z'), 'lunar 1990-03-05', lunar],
	['1970-01-01', 'refused: placeholder', lunar],
	['农历1970年正月初一', 'lunar 1970-01-01', lunar],
	['农历十三月初一', 'refused: unreadable'],
	['农历13月1日', 'refused: month'],
	['农历4月31日', 'refused: noSuchDay'],
	['正月卅一', 'refused: noSuchDay'],
	['1990-13-05', 'refused: month', lunar],
	['03-31', 'refused: noSuchDay', lunar],
];

const refused: Line[] = [
	[null, 'refused: empty'],
	[undefined, 'refused: empty'],
	['', 'refused: empty'],
	[' - ', 'refused: empty'],
	['N/A', 'refused: empty'],
	['未知', 'refused: empty'],
	['1900-02-29', 'refused: noSuchDay'],
	['2023-02-29', 'refused: noSuchDay'],
	['1990-02-30', 'refused: noSuchDay'],
	['02-30', 'refused: noSuchDay'],
	['1990-04-31', 'refused: noSuchDay'],
	['1990-03-32', 'refused: noSuchDay'],
	['--03-00', 'refused: noSuchDay'],
	['1990-13-05', 'refused: month'],
	['1990/25/3', 'refused: month'],
	['25/13/1990', 'refused: month'],
	['1990-00-05', 'refused: month'],
	['1990-00-00', 'refused: yearOnly'],
	['1990', 'refused: yearOnly'],
	['1990年', 'refused: yearOnly'],
	['5/3/90', 'refused: shortYear'],
	['05-Mar-90', 'refused: shortYear'],
	['90-03-05', 'refused: shortYear'],
	['1899-03-05', 'refused: year'],
	['2101-03-05', 'refused: year'],
	['990-03-05', 'refused: unreadable'],
	['5/3/199', 'refused: unreadable'],
	['yesterday', 'refused: unreadable'],
	['5 Brumaire 1990', 'refused: unreadable'],
	['1990-03-05 25:00', 'refused: unreadable'],
	['1990-03-05 10:75', 'refused: unreadable'],
	['1990-03-05 and later', 'refused: unreadable'],
	['1'.repeat(200), 'refused: unreadable'],
	...[
		'0000-00-00',
		'0000-00-00 00:00:00',
		'0001-01-01T00:00:00',
		'1899-12-30',
		'1900-01-00',
		'1900-01-01',
		'1/1/1900',
		'1970-01-01',
		'1970-01-01T00:00:00Z',
		'1970-01-01T08:00:00+08:00',
		'1753-01-01',
		'9999-12-31',
		'2099-12-31',
	].map((value): Line => [value, 'refused: placeholder']),
];

const future: Line[] = [
	['2026-11-26', '2026-11-26', past],
	['2026-11-27', 'refused: future', past],
	['2026-11-27', '2026-11-27'],
	// In Kiritimati that day has begun.
	['2026-11-27', '2026-11-27', { ...past, zone: 'Pacific/Kiritimati' }],
	['2026-11', '2026-11, noDay', past],
	['2026-12', 'refused: future', past],
	['2062-03-05', 'refused: future', past],
	['农历2027年正月初一', 'refused: future', past],
	// 2026-11-26 is the 18th.
	['农历2026年十月十八', 'lunar 2026-10-18', past],
	['农历2026年十月十九', 'refused: future', past],
	['--12-31', '--12-31', past],
];

describe('a day of somebody', () => {
	it.each([
		['as it is written', written],
		['known in part', inParts],
		['whose month has to be known', ordered],
		['with a time', withTimes],
		['in numbers and objects', objects],
		['of the Chinese calendar', chinese],
		['that is none', refused],
		['that has been', future],
	])('%s is read, or refused with the reason', (_what, lines) => {
		const read = lines.map(([value, , reading]) => [value, outcome(readKnownDay(value, reading))]);
		expect(read).toEqual(lines.map(([value, expected]) => [value, expected]));
	});

	it('is read again from what was read', () => {
		for (const [value, , reading] of [...written, ...inParts, ...chinese]) {
			const read = readKnownDay(value, reading);
			if (read.ok) expect(readKnownDay(read.day)).toMatchObject({ ok: true, day: read.day });
		}
	});

	it.each([
		['1990-03-05', '1990-03-05'],
		['--03-05', null],
		['1990-03', null],
		['农历1990年三月初五', null],
	])('%s has the date %s', (value, date) => {
		const read = readKnownDay(value);
		expect(read.ok && onDate(read.day)).toBe(date);
	});

	it('says in both languages what is wrong with it, with what came', () => {
		const read = readKnownDay('03/04/1990');
		if (read.ok) throw new Error('It was guessed.');
		expect(dayFaultInWords(read.fault, 'en')).toBe(
			'"03/04/1990" can be 1990-03-04 or 1990-04-03: which is the month? Say in which order the dates are, or write 1990-03-04.',
		);
		expect(dayFaultInWords(read.fault, 'zh-CN')).toContain('"03/04/1990" 可能是 1990-03-04');
	});

	it('takes whatever comes without falling over', () => {
		const pieces = fc.constantFrom(
			...'0123456789-/. :TZ+年月日初廿闰正农历'.split(''),
			'March',
			'1990',
		);
		const texts = fc.array(pieces, { maxLength: 14 }).map((all) => all.join(''));
		fc.assert(
			fc.property(fc.oneof(fc.anything(), texts, fc.double(), fc.date()), (value) => {
				const read = readKnownDay(value);
				if (read.ok) {
					const { year, month, day } = read.day;
					expect(year ?? 1900).toBeGreaterThanOrEqual(1900);
					expect([month >= 1, month <= 12, (day ?? 1) >= 1, (day ?? 1) <= 31]).not.toContain(false);
				} else expect(dayFaultInWords(read.fault, 'en')).not.toBe('');
			}),
			{ numRuns: 2_000 },
		);
	});

	it('leaves no gap in what it says', () => {
		for (const [value, , reading] of [written, inParts, ordered, withTimes, objects].flat()) {
			const read = readKnownDay(value, reading);
			for (const language of ['en', 'zh-CN']) {
				if (!read.ok) expect(dayFaultInWords(read.fault, language)).not.toMatch(/\{\w+\}/);
				else if (read.note) expect(dayNoteInWords(read.note, language)).not.toMatch(/\{\w+\}/);
			}
		}
	});
});
