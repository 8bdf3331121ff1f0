import { dateOf, dayAt, dayOf, momentsOf } from './wall-time';

/** When the month began in which a moment lies, as a zone's calendars have it; epoch ms. */
export function beginOfMonth(timeZone: string, at: number): number {
	const [year = 1970, month = 1] = dateOf(dayAt(timeZone, at)).split('-').map(Number);
	const [begin = at] = momentsOf(timeZone, dayOf(year, month, 1) ?? 0, [0]);
	return begin;
}
