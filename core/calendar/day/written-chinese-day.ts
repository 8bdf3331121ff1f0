import type { WrittenDay } from '../day-parts';

const digits = '〇一二三四五六七八九';
const one = '[一二三四五六七八九]';
const form = new RegExp(
	'^(?:(?<year>\\d{4}|[〇零○一二三四五六七八九]{4})年' +
		'|(?<cycle>[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥])年)?' +
		`(?<month>[正元冬腊臘]|\\d{1,2}|十[一二]?|${one})月份?` +
		`(?<day>\\d{1,2}|初(?:十|${one})|(?:[二三]?十|廿|卅)${one}?|${one})?(?<unit>[日号號])?$`,
);

/** What only the Chinese calendar calls so: `正月`, `腊月`, `初八`, `廿三`. */
const lunarMonth = /^[正冬腊臘]$/;
const lunarDay = /^[初廿卅]/;
const namedDays: ReadonlyArray<readonly [RegExp, string]> = [
	[/大年初/, '正月初'],
	[/除夕|大年三十|年三十/, '腊月三十'],
];

/** `1990年3月5日`, `四月初八`, `腊月廿三`, `一九九〇年三月五日`, `庚午年正月十五`, `除夕`. */
export function chineseDay(written: string): WrittenDay | null {
	let text = written.replace(/\s/g, '');
	for (const [name, month] of namedDays) text = text.replace(name, month);
	const groups = form.exec(text)?.groups;
	if (groups === undefined) return null;
	const { year, cycle, month = '', day, unit } = groups;
	const lunar = cycle !== undefined || lunarMonth.test(month) || lunarDay.test(day ?? '');
	const inDigits = /\d/.test(month) && (day === undefined || /\d/.test(day));
	return {
		calendar: lunar ? 'lunar' : inDigits || unit !== undefined ? null : 'either',
		year: year === undefined ? null : yearOf(year),
		month: monthOf(month),
		day: day === undefined ? null : numberOf(day),
		leap: false,
		...(cycle !== undefined && { note: 'cycleYear' }),
	};
}

function yearOf(written: string): number {
	return Number(written.replace(/[^\d]/g, (sign) => String(Math.max(0, digits.indexOf(sign)))));
}

function monthOf(written: string): number {
	if (written === '正' || written === '元') return 1;
	if (written === '冬') return 11;
	return written === '腊' || written === '臘' ? 12 : numberOf(written);
}

/** 1–39 in digits or in Chinese numerals. */
function numberOf(written: string): number {
	if (/^\d+$/.test(written)) return Number(written);
	const text = written.replace('初', '').replace('廿', '二十').replace('卅', '三十');
	const [tens = '', ones = ''] = text.includes('十') ? text.split('十') : ['', text];
	const ten = text.includes('十') ? Math.max(1, digits.indexOf(tens || '一')) * 10 : 0;
	return ten + (ones === '' ? 0 : digits.indexOf(ones));
}
