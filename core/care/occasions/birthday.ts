import { dateOf } from '../../calendar/wall-time';
import { below, readBoolean } from '../../model/read-input';
import { type OccasionKind, rulesOf } from '../occasion';
import { readSettings } from '../read-parts';
import { celebrations, isStillOn, yearlyAudience } from '../yearly';

/**
 * The birthday, by the calendar that the customer's record says. How old somebody is stands in no text,
 * unless the campaign asks for it and the year is known.
 */
export const birthday: OccasionKind = {
	key: 'birthday',
	tone: 'greeting',
	priority: 'normal',
	steps: [{ days: 0 }],
	leads: true,
	validDays: 0,
	read(settings, path, rules) {
		const { sayAge } = readSettings(settings, path, ['sayAge']);
		const saysAge = sayAge !== undefined && readBoolean(sayAge, below(path, 'sayAge'));
		return rulesOf({
			purpose: 'promotional_care',
			// A birthday that is corrected, or moved to the other calendar, is not wished for twice.
			peaceDays: 180,
			fields: saysAge ? ['years', 'date'] : ['date'],
			audience: (search) => yearlyAudience('birth', search, rules),
			occasions: ({ dates }, window) =>
				celebrations(dates.birth, window, rules).map((one) => ({
					key: `birthday:${one.year}`,
					mailboxKey: `birthday:${dateOf(one.on)}`,
					anchor: { kind: 'day', day: one.on },
					values: {
						date: dateOf(one.on),
						...(saysAge && one.years !== null ? { years: one.years } : {}),
					},
				})),
			exit: ({ dates }, occasion) =>
				isStillOn(dates.birth, occasion, rules) ? null : 'date_changed',
			sample: (day) => ({ date: dateOf(day), ...(saysAge && { years: 40 }) }),
		});
	},
};
