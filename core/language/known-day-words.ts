import { type KnownDay, onDate } from '../model/known-day';
import { remembered } from '../model/remembered';
import { sayIn, sentenceLanguage } from './say';

const formats = new Map<string, Intl.DateTimeFormat>();

/** Months and days of the Chinese calendar as they are written in Chinese. */
const months = [...'正二三四五六七八九十冬腊'];
const ones = [...'一二三四五六七八九十'];

/**
 * A day of somebody's life as far as it is known: `March 5, 1990`, `March 5`, `March 1990`;
 * `month 8, day 15 of the Chinese calendar, 1990`, `农历1990年八月十五`.
 */
export function knownDayInWords(day: KnownDay, language: string): string {
	const spoken = sentenceLanguage(language);
	return day.calendar === 'lunar' ? lunarInWords(day, spoken) : solarInWords(day, spoken);
}

function solarInWords({ year, month, day }: KnownDay, language: string): string {
	const parts = {
		...(year !== null && { year: 'numeric' }),
		month: 'long',
		...(day !== null && { day: 'numeric' }),
	} as const satisfies Intl.DateTimeFormatOptions;
	const format = remembered(
		formats,
		100,
		`${language} ${Object.keys(parts).join(' ')}`,
		() => new Intl.DateTimeFormat(language, { ...parts, timeZone: 'UTC' }),
	);
	// A year that has a 29 February stands for one that is not known.
	return format.format(Date.UTC(year ?? 2000, month - 1, day ?? 1));
}

function lunarInWords({ year, month, day, leap }: KnownDay, language: string): string {
	const say = sayIn(language);
	const isChinese = language.startsWith('zh');
	const named = { month: isChinese ? (months[month - 1] ?? month) : month };
	const inMonth = say(leap ? 'day.lunar.leapMonth' : 'day.lunar.month', named);
	const text =
		day === null
			? inMonth
			: say('day.lunar.day', { month: inMonth, day: isChinese ? chineseDay(day) : day });
	return year === null
		? say('day.lunar', { day: text })
		: say('day.lunar.inYear', { day: text, year });
}

/** `初八`, `十五`, `廿三`, `三十`. */
function chineseDay(day: number): string {
	if (day <= 10) return `初${ones[day - 1] ?? ''}`;
	if (day === 20) return '二十';
	if (day === 30) return '三十';
	return `${day < 20 ? '十' : '廿'}${ones[(day % 10) - 1] ?? ''}`;
}

/** The same for programs: `1990-03-05`, `--03-05`, `1990-03`, `lunar 1990-08-15`, `lunar --04L-08` of a leap month. */
export function knownDayWritten(known: KnownDay): string {
	const { calendar, year, month, day, leap } = known;
	const whole = onDate(known);
	if (whole !== null) return whole;
	const two = (part: number) => String(part).padStart(2, '0');
	const parts = [
		year === null ? '-' : String(year),
		`${two(month)}${leap ? 'L' : ''}`,
		...(day === null ? [] : [two(day)]),
	];
	return `${calendar === 'lunar' ? 'lunar ' : ''}${parts.join('-')}`;
}
