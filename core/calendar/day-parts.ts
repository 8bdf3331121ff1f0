import type { DayCalendar, DayFault, DayNote } from '../model/known-day';

/** Which number of `03/04/1990` is the month. */
export type DayOrder = 'dmy' | 'mdy' | 'ymd';

/** A day as it is written, whether there is such a day or not. */
export type WrittenDay = {
	/** What the writing itself says; `either` where it is used of both, `null` for mere numbers. */
	calendar: DayCalendar | 'either' | null;
	year: number | null;
	month: number;
	day: number | null;
	leap: boolean;
	note?: DayNote['code'];
};

export type WritingFault = { code: DayFault['code']; first?: string; second?: string };

/** A day in mere numbers. */
export const numbersOf = (year: number | null, month: number, day: number | null): WrittenDay => ({
	calendar: null,
	year,
	month,
	day,
	leap: false,
});

/** `--03-04`, or `1990-03-04`: a day as a message names it. */
export function partsInWords(parts: Pick<WrittenDay, 'year' | 'month' | 'day'>): string {
	const two = (number: number): string => String(number).padStart(2, '0');
	const year = parts.year === null ? '-' : String(parts.year).padStart(4, '0');
	return `${year}-${two(parts.month)}${parts.day === null ? '' : `-${two(parts.day)}`}`;
}
