import type { CalendarSettings } from '../model/settings';
import { chinaDay, type PublicDay } from './china-days';
import { dateOf, type DayNumber, weekdayOf } from './wall-time';

/** What a date is besides its weekday: the admin's own list goes before the built-in public days. */
export function specialDay(
	{ days, publicDays }: Pick<CalendarSettings, 'days' | 'publicDays'>,
	day: DayNumber,
): PublicDay | null {
	const date = dateOf(day);
	// Of a date that is listed twice the later line counts.
	const own = days.findLast((one) => one.date === date);
	return own ?? (publicDays === 'china' ? chinaDay(date) : null);
}

/** Whether people work on a date: a make-up workday is one, a weekday that is off is none. */
export function isWorkday(calendar: CalendarSettings, day: DayNumber): boolean {
	const special = specialDay(calendar, day);
	if (special) return special.kind === 'work';
	return (calendar.hours[weekdayOf(day)] ?? []).length > 0;
}
