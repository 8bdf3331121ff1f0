import type { DayNumber } from './wall-time';

/** A day of the Chinese calendar (农历). */
export type LunarDay = {
	/** Named after the solar year in which it begins. */
	year: number;
	/** 1–12. */
	month: number;
	/** 1–30. */
	day: number;
	/** Of a leap month (闰月): the second one of its number in that year. */
	leap: boolean;
};

const firstYear = 1900;
/** 1900-01-31, the Spring Festival of the first year. */
const firstDay: DayNumber = -25_537;

/**
 * The months of the years 1900 to 2100, a word of five hexadecimal digits a year: which month is
 * followed by its leap month (bits 13 and up, 0 = none), and, from the lowest bit on, which of the year's
 * twelve or thirteen months have 30 days (1) instead of 29 (0).
 *
 * `Intl` (`zh-u-ca-chinese`) is no source: it reckons 417 days of these years wrongly, the Spring
 * Festival of 2027 among them.
 */
const years = [
	'116d2 00752 00ea5 0b64a 0064b 00a9b 09556 0056a 00b59 05752',
	'00752 0db25 00b25 00a4b 0b4ab 002ad 0056b 04b69 00da9 0fd92',
	'00e92 00d25 0ba4d 00a56 002b6 095b5 006d4 00ea9 05e92 00e92',
	'0cd26 0052b 00a57 0b2b6 00b5a 006d4 06ec9 00749 0f693 00a93',
	'0052b 0ca5b 00aad 0056a 09b55 00ba4 00b49 05a93 00a95 0f52d',
	'00536 00aad 0b5aa 005b2 00da5 07d4a 00d4a 10a95 00a97 00556',
	'0cab5 00ad5 006d2 08ea5 00ea5 0064a 06c97 00a9b 0f55a 0056a',
	'00b69 0b752 00b52 00b25 0964b 00a4b 114ab 002ad 0056d 0cb69',
	'00da9 00d92 09d25 00d25 15a4d 00a56 002b6 0c5b5 006d5 00ea9',
	'0be92 00e92 00d26 06a56 00a57 114d6 0035a 006d5 0b6c9 00749',
	'00693 0952b 0052b 00a5b 0555a 0056a 0fb55 00ba4 00b49 0ba93',
	'00a95 0052d 08aad 00ab5 135aa 005d2 00da5 0dd4a 00d4a 00c95',
	'0952e 00556 00ab5 055b2 006d2 0cea5 00725 0064b 0ac97 00cab',
	'0055a 06ad6 00b69 17752 00b52 00b25 0da4b 00a4b 004ab 0a55b',
	'005ad 00b6a 05b52 00d92 0fd25 00d25 00a55 0b4ad 004b6 005b5',
	'06daa 00ec9 11e92 00e92 00d26 0ca56 00a57 004d6 086d5 00755',
	'00749 06e93 00693 0f52b 0052b 00a5b 0b55a 0056a 00b65 0974a',
	'00b4a 11a95 00a95 0052d 0caad 00ab5 005aa 08ba5 00da5 00d4a',
	'07c95 00c96 0f94e 00556 00ab5 0b5b2 006d2 00ea5 08e4a 0068b',
	'10c97 004ab 0055b 0cad6 00b6a 00752 09725 00b45 00a8b 0549b',
	'004ab',
]
	.join(' ')
	.split(' ')
	.map((word) => parseInt(word, 16));

type Month = { year: number; month: number; leap: boolean; start: DayNumber; days: number };

const months: Month[] = [];
/** Where a year's months begin in `months`. */
const yearStarts: number[] = [];
let start = firstDay;
years.forEach((bits, at) => {
	yearStarts.push(months.length);
	const leapMonth = bits >> 13;
	for (let place = 0; place < (leapMonth === 0 ? 12 : 13); place += 1) {
		const leap = leapMonth > 0 && place === leapMonth;
		const month = place + (leapMonth > 0 && place >= leapMonth ? 0 : 1);
		const days = 29 + ((bits >> place) & 1);
		months.push({ year: firstYear + at, month, leap, start, days });
		start += days;
	}
});
const end = start;

/** The day of the Chinese calendar; `null` before 1900-01-31 and after 2101-01-28. */
export function lunarOf(day: DayNumber): LunarDay | null {
	if (!Number.isInteger(day) || day < firstDay || day >= end) return null;
	// No month is longer than 30 days, so this one or one of the next few.
	let at = Math.floor((day - firstDay) / 30);
	while (day >= monthAt(at).start + monthAt(at).days) at += 1;
	const { year, month, leap, start } = monthAt(at);
	return { year, month, day: day - start + 1, leap };
}

function monthAt(at: number): Month {
	const month = months[at];
	if (month === undefined)
		throw new RangeError(`The table of the Chinese calendar has no month ${at}.`);
	return month;
}

/** The solar day; `null` where there is none such: no leap month, a short month, another century. */
export function dayOfLunar({ year, month, day, leap }: LunarDay): DayNumber | null {
	const found = monthOf(year, month, leap);
	return found && Number.isInteger(day) && day >= 1 && day <= found.days
		? found.start + day - 1
		: null;
}

/** 29 or 30; `null` where there is no such month. */
export function lunarMonthDays(year: number, month: number, leap: boolean): number | null {
	return monthOf(year, month, leap)?.days ?? null;
}

function monthOf(year: number, month: number, leap: boolean): Month | null {
	const at = yearStarts[year - firstYear];
	if (at === undefined || !Number.isInteger(month) || month < 1 || month > 12) return null;
	const found = months
		.slice(at + month - 1, at + month + 1)
		.find((one) => one.year === year && one.month === month && one.leap === leap);
	return found ?? null;
}
