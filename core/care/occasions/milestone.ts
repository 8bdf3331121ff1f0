import { dateOf, dayOf } from '../../calendar/wall-time';
import { onDate } from '../../model/known-day';
import { below, readWord } from '../../model/read-input';
import { type OccasionKind, type OccasionRules, rulesOf } from '../occasion';
import { readCounts, readDateName, readKey, readSettings } from '../read-parts';

const kinds = ['orders', 'days', 'attribute'] as const;

/** The n-th order, so many days with us, or a number of their own that crosses a value. */
export const milestone: OccasionKind = {
	key: 'milestone',
	tone: 'greeting',
	priority: 'normal',
	steps: [{ days: 0 }],
	leads: false,
	validDays: 7,
	read(settings, path) {
		const given = readSettings(settings, path, ['of', 'counts', 'date', 'attribute']);
		const of = readWord(given.of ?? 'orders', below(path, 'of'), kinds);
		const counts = (fallback: number[]) =>
			readCounts(given.counts, below(path, 'counts'), fallback);
		switch (of) {
			case 'orders':
				return ofOrders(counts([1, 10, 50, 100]));
			case 'days': {
				const date = readDateName(given.date, below(path, 'date'), 'first_order');
				return ofDays(date, counts([100, 1_000]));
			}
			case 'attribute':
				return ofAttribute(readKey(given.attribute, below(path, 'attribute')), counts([1_000]));
		}
	},
};

const common = { purpose: 'promotional_care', fields: ['count'] } as const;

const sampleOf = (counts: readonly number[]) => () => ({ count: counts[0] ?? 1 });

const ofOrders = (counts: readonly number[]): OccasionRules =>
	rulesOf({
		...common,
		sample: sampleOf(counts),
		audience: ({ moments }) => [{ by: 'orders', happened: moments }],
		occasions: ({ orders }, { from, until }) =>
			counts.flatMap((count) => {
				const order = orders[count - 1];
				if (order === undefined || order.at <= from || order.at > until) return [];
				return {
					key: `orders:${count}`,
					mailboxKey: `orders:${count}:${order.id}`,
					anchor: { kind: 'moment', at: order.at },
					values: { count },
				};
			}),
	});

const ofDays = (date: string, counts: readonly number[]): OccasionRules =>
	rulesOf({
		...common,
		sample: sampleOf(counts),
		audience: ({ days }) =>
			days.map((one) => ({
				by: 'on_date',
				name: date,
				zones: one.zones,
				dates: one.days.flatMap((day) => counts.map((count) => dateOf(day - count))),
			})),
		occasions: ({ dates }, { firstDay, lastDay }) => {
			const known = dates[date];
			if (known === undefined || onDate(known) === null) return [];
			const begin = dayOf(known.year ?? 0, known.month, known.day ?? 0);
			if (begin === null) return [];
			return counts
				.filter((count) => begin + count >= firstDay && begin + count <= lastDay)
				.map((count) => ({
					key: `${date}:${count}`,
					mailboxKey: `${date}:${count}:${dateOf(begin)}`,
					anchor: { kind: 'day', day: begin + count },
					values: { count },
				}));
		},
	});

const ofAttribute = (name: string, counts: readonly number[]): OccasionRules =>
	rulesOf({
		...common,
		sample: sampleOf(counts),
		changes: [name],
		audience: ({ moments }) => [{ by: 'attribute_changed', name, changed: moments }],
		occasions: ({ changes }, { from, until }) =>
			changes.flatMap((change) => {
				const { before, after, at } = change;
				if (change.name !== name || at <= from || at > until) return [];
				if (typeof after !== 'number') return [];
				const below = typeof before === 'number' ? before : -Infinity;
				// Of several that are crossed at once the highest is worth a word.
				const count = counts.filter((one) => below < one && one <= after).at(-1);
				if (count === undefined) return [];
				const key = `${name}:${count}`;
				return {
					key,
					mailboxKey: `${key}:${at}`,
					anchor: { kind: 'moment', at },
					values: { count },
				};
			}),
	});
