import { chinaNotices } from './china-notices';

/** A day that the weekly hours do not decide: off, or worked in exchange for one that is off. */
export type PublicDay = { kind: 'off' | 'work'; name: string };

const dayMs = 86_400_000;
const line = /^(?<name>\S+) (?<days>.+)$/;

const publicDays = new Map<string, PublicDay>();
for (const [year, holidays] of Object.entries(chinaNotices)) {
	for (const holiday of holidays) {
		const { name = '', days = '' } = line.exec(holiday)?.groups ?? {};
		for (const part of days.split(' ')) {
			const kind = part.startsWith('+') ? 'work' : 'off';
			const [first = '', last = first] = part.replace('+', '').split('~');
			const end = Date.parse(`${year}-${last}`);
			for (let day = Date.parse(`${year}-${first}`); day <= end; day += dayMs) {
				publicDays.set(new Date(day).toISOString().slice(0, 10), { kind, name });
			}
		}
	}
}

const firstYear = 2007;
const lastYear = Math.max(...Object.keys(chinaNotices).map(Number));

/**
 * What the State Council's notices say about a date in mainland China, or `null` where they say
 * nothing: then the weekday decides. Years without a notice (see `chinaDaysCover`) have plain
 * weekdays, so a calendar stays usable before the next notice is built in; the admin's own list of
 * days bridges the gap.
 *
 * @param date `YYYY-MM-DD` in China
 */
export function chinaDay(date: string): PublicDay | null {
	return publicDays.get(date) ?? null;
}

/** The last day, as `YYYY-MM-DD`, of the years whose notices are built in. */
export const lastChinaDay = `${lastYear}-12-31`;

/** Whether the notice for that year is built in (2007 and later). */
export function chinaDaysCover(year: number): boolean {
	return Number.isInteger(year) && year >= firstYear && year <= lastYear;
}
