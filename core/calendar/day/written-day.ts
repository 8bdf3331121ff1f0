import type { DayCalendar } from '../../model/known-day';
import {
	type DayOrder,
	numbersOf,
	partsInWords,
	type WritingFault,
	type WrittenDay,
} from '../day-parts';
import { chineseDay } from './written-chinese-day';

/** A date without its time, its marks of a calendar and outer spaces; `null` for what is none. */
export function writtenDay(text: string, order: DayOrder | null): WrittenDay | WritingFault | null {
	const marked = marksOf(text);
	const date = numericDay(marked.text, order) ?? chineseDay(marked.text) ?? namedDay(marked.text);
	if (date === null || 'code' in date) return date;
	return {
		...date,
		calendar: marked.leap ? 'lunar' : (marked.calendar ?? date.calendar),
		leap: marked.leap,
	};
}

const lunarMark =
	/[\s([]*(?:农历|農曆|阴历|陰曆|旧历|舊曆|夏历|夏曆|chinese calendar|lunar)[\s:)\]]*/i;
const solarMark =
	/[\s([]*(?:公历|公曆|阳历|陽曆|新历|新曆|西历|西曆|国历|國曆|gregorian|solar)[\s:)\]]*/i;
const leapMark = /[\s([]*(?:闰|閏|leap(?: month)?)[\s)\]]*/i;

function marksOf(text: string): { text: string; calendar: DayCalendar | null; leap: boolean } {
	const lunar = text.replace(lunarMark, '');
	const solar = lunar.replace(solarMark, '');
	const bare = solar.replace(leapMark, '');
	const calendar = lunar === text ? (solar === lunar ? null : 'solar') : 'lunar';
	return { text: bare, calendar, leap: bare !== solar };
}

function numericDay(written: string, order: DayOrder | null): WrittenDay | WritingFault | null {
	const text = written.replace(/\s*([-/.])\s*/g, '$1');
	if (/^\d{4}年?$/.test(text)) return { code: 'yearOnly' };
	const yearless = /^--(\d{2})(?:-?(\d{2}))?$/.exec(text);
	if (yearless) {
		return numbersOf(null, Number(yearless[1]), yearless[2] ? Number(yearless[2]) : null);
	}
	const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
	if (compact) return numbersOf(Number(compact[1]), Number(compact[2]), Number(compact[3]));
	const parts = /^(\d{1,4})([-/.])(\d{1,2})(?:\2(\d{1,4}))?\.?$|^(\d{1,2})([-/.])(\d{4})$/.exec(
		text,
	);
	if (!parts) return null;
	const [, first = '', mark = '', second = '', third = '', monthOfYear, , yearOfMonth] = parts;
	if (monthOfYear !== undefined) return numbersOf(Number(yearOfMonth), Number(monthOfYear), null);
	if (first.length === 4) {
		if (third.length > 2) return null;
		return numbersOf(Number(first), Number(second), third === '' ? null : Number(third));
	}
	if (first.length > 2 || third.length === 1 || third.length === 3) return null;
	if (third.length === 2) return { code: 'shortYear' };
	const iso = third === '' && mark === '-' && first.length === 2 && second.length === 2;
	// With dots the day comes first, but for a Chinese 3.5, whose points only stand between.
	const dotted = mark === '.' && (third !== '' || text.endsWith('.'));
	const customary = iso ? 'mdy' : dotted ? 'dmy' : null;
	// Year first says nothing of a date whose year stands last, but month first of one without a year.
	const said = order === 'ymd' ? (third === '' ? 'mdy' : null) : order;
	return monthAndDay(third === '' ? null : Number(third), [first, second], said, customary);
}

function monthAndDay(
	year: number | null,
	[first, second]: readonly [string, string],
	said: DayOrder | null,
	customary: DayOrder | null,
): WrittenDay | WritingFault {
	const [one, two] = [Number(first), Number(second)];
	const monthFirst = numbersOf(year, one, two);
	const dayFirst = numbersOf(year, two, one);
	if (one === two) return monthFirst;
	const order = said ?? customary;
	if (one > 12 || two > 12) {
		const only = one > 12 ? dayFirst : monthFirst;
		const agrees = said === null || (said === 'dmy') === (only === dayFirst);
		return agrees || only.month > 12 ? only : { ...only, note: 'ordered' };
	}
	if (order !== null) return order === 'dmy' ? dayFirst : monthFirst;
	return { code: 'order', first: partsInWords(monthFirst), second: partsInWords(dayFirst) };
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const longMonths =
	'january february march april may june july august september october november december'.split(
		' ',
	);
const name = '(?<month>[a-z]{3,9})\\.?';
const number = '(?<day>\\d{1,2})(?:st|nd|rd|th)?';
const year = '(?<year>\\d{4}|\\d{2})';
const gap = '[\\s,.\\-/]+';
const namedForms = [
	`${number}[\\s.\\-/]*(?:of\\s+)?${name}(?:${gap}${year})?`,
	`${name}[\\s\\-/]*${number}(?:${gap}${year})?`,
	`(?<year>\\d{4})${gap}${name}${gap}${number}`,
	`${name}(?:${gap}(?<year>\\d{4}))?`,
].map((form) => new RegExp(`^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\\.?,?\\s+)?${form}$`, 'i'));

/** `5 March 1990`, `Mar 5, 1990`, `05-Mar-1990`, `Monday, March 5th`. */
function namedDay(text: string): WrittenDay | WritingFault | null {
	for (const form of namedForms) {
		const groups = form.exec(text)?.groups;
		if (!groups) continue;
		const month = monthNamed(groups.month ?? '');
		if (month === null) continue;
		if (groups.year?.length === 2) return { code: 'shortYear' };
		return numbersOf(
			groups.year === undefined ? null : Number(groups.year),
			month,
			groups.day === undefined ? null : Number(groups.day),
		);
	}
	return null;
}

function monthNamed(written: string): number | null {
	const name = written.toLowerCase();
	const at = Math.max(longMonths.indexOf(name), months.indexOf(name === 'sept' ? 'sep' : name));
	return at < 0 ? null : at + 1;
}
