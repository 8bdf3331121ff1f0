import { knownDayInWords, knownDayWritten } from '../../../core/language/known-day-words';
import type { KnownDay } from '../../../core/model/known-day';

const of = (day: Partial<KnownDay>): KnownDay => ({
	...{ calendar: 'solar', year: null, month: 1, day: null, leap: false },
	...day,
});

describe('a day of somebody, as far as it is known', () => {
	it.each([
		[{ year: 1990, month: 3, day: 5 }, 'March 5, 1990', '1990年3月5日', '1990-03-05'],
		[{ month: 2, day: 29 }, 'February 29', '2月29日', '--02-29'],
		[{ year: 1990, month: 3 }, 'March 1990', '1990年3月', '1990-03'],
		[
			{ calendar: 'lunar', month: 8, day: 15 },
			'month 8, day 15 of the Chinese calendar',
			'农历八月十五',
			'lunar --08-15',
		],
		[
			{ calendar: 'lunar', year: 1990, month: 12, day: 23 },
			'month 12, day 23 of the Chinese calendar, 1990',
			'农历1990年腊月廿三',
			'lunar 1990-12-23',
		],
		[
			{ calendar: 'lunar', year: 2020, month: 4, day: 30, leap: true },
			'leap month 4, day 30 of the Chinese calendar, 2020',
			'农历2020年闰四月三十',
			'lunar 2020-04L-30',
		],
		[
			{ calendar: 'lunar', month: 1, day: 1 },
			'month 1, day 1 of the Chinese calendar',
			'农历正月初一',
			'lunar --01-01',
		],
		[
			{ calendar: 'lunar', month: 11, day: 20 },
			'month 11, day 20 of the Chinese calendar',
			'农历冬月二十',
			'lunar --11-20',
		],
		[
			{ calendar: 'lunar', month: 10, day: 19 },
			'month 10, day 19 of the Chinese calendar',
			'农历十月十九',
			'lunar --10-19',
		],
	] as Array<[Partial<KnownDay>, string, string, string]>)(
		'%j is said in words and written for programs',
		(day, english, chinese, written) => {
			expect(knownDayInWords(of(day), 'en')).toBe(english);
			expect(knownDayInWords(of(day), 'zh-CN')).toBe(chinese);
			expect(knownDayWritten(of(day))).toBe(written);
		},
	);
});
