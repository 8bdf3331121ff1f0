import { dateOf, type DayNumber, dayOf } from '../../calendar/wall-time';
import { type KnownDay, onDate } from '../../model/known-day';
import { below } from '../../model/read-input';
import { type OccasionKind, rulesOf } from '../occasion';
import { isOfTypes } from '../../model/event';
import { readDateName, readDays, readEventTypes, readSettings } from '../read-parts';

const dayMs = 86_400_000;

/**
 * A contract that ends: first a task for the owner, then the customer. About their own matter, so that no
 * consent to promotion is needed; still inside the caps, and it waits while a case is open.
 */
export const renewal: OccasionKind = {
	key: 'renewal',
	tone: 'promotional',
	priority: 'high',
	steps: [{ days: -90, to: 'owner' }, { days: -60 }, { days: -30 }, { days: -7 }],
	leads: true,
	validDays: 0,
	read(settings, path) {
		const given = readSettings(settings, path, ['date', 'ends', 'earlyDays']);
		const date = readDateName(given.date, below(path, 'date'), 'renewal');
		const ends = readEventTypes(given.ends, below(path, 'ends'), ['contract.renewed']);
		// Who has renewed before the first step is not asked to.
		const early = readDays(given.earlyDays, below(path, 'earlyDays'), 90);
		return rulesOf({
			purpose: 'service',
			events: ends,
			fields: ['date', 'days'],
			audience: ({ days }) =>
				days.map((one) => ({
					by: 'on_date',
					name: date,
					zones: one.zones,
					dates: one.days.map(dateOf),
				})),
			occasions: ({ dates }, { firstDay, lastDay }) => {
				const on = dayOn(dates[date]);
				if (on === null || on < firstDay || on > lastDay) return [];
				const key = `${date}:${dateOf(on)}`;
				const anchor = { kind: 'day', day: on } as const;
				return [{ key, mailboxKey: key, anchor, values: { date: dateOf(on) } }];
			},
			exit: ({ dates, events }, { anchor }) => {
				if (anchor.kind !== 'day') return null;
				if (dayOn(dates[date]) !== anchor.day) return 'date_changed';
				const since = (anchor.day - early) * dayMs;
				const isDone = events.some(({ type, at }) => at >= since && isOfTypes(type, ends));
				return isDone ? 'renewed' : null;
			},
		});
	},
};

/** A solar day that is known in full. */
function dayOn(known: KnownDay | undefined): DayNumber | null {
	if (known === undefined || onDate(known) === null) return null;
	return dayOf(known.year ?? 0, known.month, known.day ?? 0);
}
