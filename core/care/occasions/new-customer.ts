import { below } from '../../model/read-input';
import { type OccasionKind, rulesOf } from '../occasion';
import { isOfTypes } from '../../model/event';
import { readEventTypes, readSettings } from '../read-parts';

/** First steps with what was bought, once for each customer: a second order makes nobody new. */
export const newCustomer: OccasionKind = {
	key: 'new_customer',
	tone: 'promotional',
	priority: 'high',
	steps: [{ days: 0 }, { days: 3 }, { days: 7 }, { days: 14 }],
	leads: false,
	validDays: 7,
	read(settings, path) {
		const given = readSettings(settings, path, ['starts']);
		const fallback = ['deal.won', 'order.delivered'];
		const starts = readEventTypes(given.starts, below(path, 'starts'), fallback);
		return rulesOf({
			purpose: 'service',
			events: starts,
			audience: ({ moments }) => [{ by: 'events', types: starts, happened: moments }],
			occasions: ({ events }, { from, until }) => {
				const first = events.find(({ type }) => isOfTypes(type, starts));
				if (first === undefined || first.at <= from || first.at > until) return [];
				const anchor = { kind: 'moment', at: first.at } as const;
				return [{ key: 'new', mailboxKey: `new:${first.id}`, anchor, values: {} }];
			},
		});
	},
};
