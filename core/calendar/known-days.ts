import type { CalendarSettings } from '../model/settings';
import { lastChinaDay } from './china-days';
import { dayOf, momentsOf } from './wall-time';

/**
 * The last day, as `YYYY-MM-DD`, whose public days are known: of the years that are built in, and of
 * those right after them for which the workspace has days of its own. `null` = the calendar has no
 * public days, so it never ends.
 */
export function lastKnownDay({ publicDays, days }: CalendarSettings): string | null {
	if (publicDays === 'none') return null;
	const own = new Set(days.map(({ date }) => date.slice(0, 4)));
	let year = Number(lastChinaDay.slice(0, 4));
	while (own.has(String(year + 1))) year += 1;
	return `${year}-12-31`;
}

/**
 * The last known day, if one of the moments lies behind it: such a moment is reckoned with weekends and
 * the fixed holidays alone, and moves once the days are known. `null` where all of them stand.
 *
 * @param moments epoch ms; `null` = none
 */
export function calendarEndBefore(
	moments: ReadonlyArray<number | null>,
	settings: { calendar: CalendarSettings; timeZone: string },
): string | null {
	const last = lastKnownDay(settings.calendar);
	if (last === null) return null;
	const [year = 0, month = 0, day = 0] = last.split('-').map(Number);
	const [end = Infinity] = momentsOf(settings.timeZone, (dayOf(year, month, day) ?? 0) + 1, [0]);
	return moments.some((at) => at !== null && at > end) ? last : null;
}
