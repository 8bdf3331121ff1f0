import { below, readNumber } from '../../model/read-input';
import { attributeCondition } from '../attribute-condition';
import { type OccasionKind, rulesOf } from '../occasion';
import { quietSince } from '../quiet-since';
import { readDays, readSettings } from '../read-parts';

/**
 * No order for longer than is usual for them, or an attribute of the workspace's own that says so. Ends at
 * once when they are back; a silence after that is another occasion.
 */
export const goneQuiet: OccasionKind = {
	key: 'gone_quiet',
	tone: 'promotional',
	priority: 'normal',
	steps: [{ days: 0 }, { days: 7 }, { days: 21 }],
	leads: false,
	validDays: 7,
	read(settings, path) {
		const keys = ['leastDays', 'leastOrders', 'attribute', 'is', 'peaceDays'] as const;
		const given = readSettings(settings, path, keys);
		const at = (key: (typeof keys)[number]) => below(path, key);
		const quiet = {
			leastDays: readDays(given.leastDays, at('leastDays'), 60, 1),
			leastOrders:
				given.leastOrders === undefined
					? 3
					: readNumber(given.leastOrders, at('leastOrders'), 2, 100, true),
		};
		const own = attributeCondition(given.attribute, given.is, path);
		const common = {
			purpose: 'promotional_care',
			peaceDays: readDays(given.peaceDays, at('peaceDays'), 180),
		} as const;
		if (own !== null) {
			return rulesOf({
				...common,
				changes: [own.name],
				audience: ({ moments }) => [{ by: 'attribute_changed', name: own.name, changed: moments }],
				occasions: (facts, { from, until }) =>
					own.turns(facts).flatMap((since) => {
						if (since <= from || since > until) return [];
						const key = `quiet:${own.name}:${since}`;
						return { key, mailboxKey: key, anchor: { kind: 'moment', at: since }, values: {} };
					}),
				exit: (facts) => (own.holds(facts.attributes[own.name]) ? null : 'back'),
			});
		}
		return rulesOf({
			...common,
			audience: ({ moments }) => [{ by: 'silence', began: moments, quiet }],
			occasions: ({ orders }, { from, until }) => {
				const since = quietSince(
					orders.map((order) => order.at),
					quiet,
				);
				if (since === null || since <= from || since > until) return [];
				const key = `quiet:${orders.at(-1)?.id ?? since}`;
				const anchor = { kind: 'moment', at: since } as const;
				return [{ key, mailboxKey: key, anchor, values: {} }];
			},
			exit: ({ orders }, { key }) => (key === `quiet:${orders.at(-1)?.id ?? ''}` ? null : 'back'),
		});
	},
};
