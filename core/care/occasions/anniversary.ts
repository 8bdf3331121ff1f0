import { dateOf } from '../../calendar/wall-time';
import { below } from '../../model/read-input';
import { type OccasionKind, rulesOf } from '../occasion';
import { readCounts, readDateName, readSettings } from '../read-parts';
import { celebrations, isStillOn, yearlyAudience } from '../yearly';

/** So many years since a day of theirs, the first order unless another is named. */
export const anniversary: OccasionKind = {
	key: 'anniversary',
	tone: 'greeting',
	priority: 'normal',
	steps: [{ days: 0 }],
	leads: true,
	validDays: 1,
	read(settings, path, rules) {
		const given = readSettings(settings, path, ['date', 'years']);
		const date = readDateName(given.date, below(path, 'date'), 'first_order');
		const years = readCounts(given.years, below(path, 'years'), [], 200);
		// Without its year nobody knows which anniversary it is.
		const isMeant = (one: number | null): one is number =>
			one !== null && one > 0 && (years.length === 0 || years.includes(one));
		return rulesOf({
			purpose: 'promotional_care',
			peaceDays: 180,
			fields: ['years', 'date'],
			audience: (search) => yearlyAudience(date, search, rules),
			occasions: ({ dates }, window) =>
				celebrations(dates[date], window, rules).flatMap(({ on, year, years: passed }) =>
					isMeant(passed)
						? {
								key: `${date}:${year}`,
								mailboxKey: `${date}:${dateOf(on)}`,
								anchor: { kind: 'day', day: on },
								values: { years: passed, date: dateOf(on) },
							}
						: [],
				),
			exit: ({ dates }, occasion) =>
				isStillOn(dates[date], occasion, rules) ? null : 'date_changed',
			sample: (day) => ({ date: dateOf(day), years: years[0] ?? 5 }),
		});
	},
};
