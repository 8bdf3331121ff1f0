/** The calendar that a day is counted in: `lunar` is the Chinese one. */
export type DayCalendar = 'solar' | 'lunar';

/** A day of somebody's life as far as it is known: a birthday, the end of a contract. */
export type KnownDay = {
	calendar: DayCalendar;
	/** `null` = not known. A lunar year is named after the solar one in which it begins. */
	year: number | null;
	/** 1–12. */
	month: number;
	/** 1–31, lunar 1–30; `null` = not known. */
	day: number | null;
	/** Of a lunar leap month (闰月). */
	leap: boolean;
};

/** Why a day was refused; `language/day-words` says it. */
export type DayFault = {
	code:
		| 'empty'
		| 'unreadable'
		| 'order'
		| 'calendar'
		| 'shortYear'
		| 'yearOnly'
		| 'year'
		| 'month'
		| 'noSuchDay'
		| 'noLeapMonth'
		| 'future'
		| 'placeholder'
		| 'number';
	values: DayValues;
};

/** What somebody may want to know about a day that was read; `language/day-words` says it. */
export type DayNote = {
	code: 'noDay' | 'noYear' | 'cycleYear' | 'ordered' | 'lunar' | 'solar' | 'epoch' | 'midnight';
	values: DayValues;
};

/** `value` is always there: what came, as a message shows it. */
export type DayValues = { value: string } & Readonly<Record<string, string | number>>;

/** The years that are believed; the table of the Chinese calendar covers them, too. */
export const firstDayYear = 1900;
export const lastDayYear = 2100;

/** `YYYY-MM-DD` of a solar day that is known in full, to look spans up by; else `null`. */
export function onDate({ calendar, year, month, day }: KnownDay): string | null {
	if (calendar !== 'solar' || year === null || day === null) return null;
	return [
		String(year).padStart(4, '0'),
		String(month).padStart(2, '0'),
		String(day).padStart(2, '0'),
	].join('-');
}

/** Whether two days are the same, each as far as it is known. */
export function isSameDay(one: KnownDay | null, other: KnownDay | null): boolean {
	if (one === null || other === null) return one === other;
	return (
		one.calendar === other.calendar &&
		one.year === other.year &&
		one.month === other.month &&
		one.day === other.day &&
		one.leap === other.leap
	);
}
