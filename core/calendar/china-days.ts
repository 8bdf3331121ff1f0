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
 * The days of a year still to be announced that no notice can change: New Year's Day, Labour Day and
 * National Day, by the regulation on holidays (全国年节及纪念日放假办法, in force since 2025-01-01). Its
 * other holidays follow the moon or the sun, and what is moved around any of them is the notice's to say.
 */
const fixedDays: Readonly<Record<string, string>> = {
	'01-01': '元旦',
	'05-01': '劳动节',
	'05-02': '劳动节',
	'10-01': '国庆节',
	'10-02': '国庆节',
	'10-03': '国庆节',
};

/**
 * What the State Council's notices say about a date in mainland China, or `null` where they say
 * nothing: then the weekday decides. In years after the last notice (see `chinaDaysCover`) only the
 * holidays whose date is law are off, so a calendar stays usable before the next notice is built in;
 * the admin's own list of days bridges the gap.
 *
 * @param date `YYYY-MM-DD` in China
 */
export function chinaDay(date: string): PublicDay | null {
	const announced = publicDays.get(date);
	if (announced || date <= lastChinaDay) return announced ?? null;
	const name = /^\d{4}-\d{2}-\d{2}$/.test(date) ? fixedDays[date.slice(5)] : undefined;
	return name === undefined ? null : { kind: 'off', name };
}

/** The last day, as `YYYY-MM-DD`, of the years whose notices are built in. */
export const lastChinaDay = `${lastYear}-12-31`;

/** Whether the notice for that year is built in (2007 and later). */
export function chinaDaysCover(year: number): boolean {
	return Number.isInteger(year) && year >= firstYear && year <= lastYear;
}
