import { InputError } from '../../model/errors';
import { below, readText, readWord } from '../../model/read-input';
import { type OccasionKind, rulesOf } from '../occasion';
import { readSettings } from '../read-parts';

const contents = ['news', 'tips', 'offer'] as const;

/** More items than these are no list any more but the whole house. */
export const mostItems = 100_000;

/** The customers whose items come in: news, tips, an offer. Each edition reaches each of them once. */
export const ownList: OccasionKind = {
	key: 'own_list',
	tone: 'promotional',
	priority: 'low',
	steps: [{ days: 0 }],
	leads: false,
	validDays: 7,
	read(settings, path) {
		const given = readSettings(settings, path, ['edition', 'content']);
		if (given.edition === undefined || given.edition === null || given.edition === '') {
			throw new InputError(
				`"${below(path, 'edition')}" is empty.`,
				'Name what is sent this time, such as newsletter-2026-11: each customer gets an edition once.',
			);
		}
		const edition = readText(given.edition, below(path, 'edition'), 100);
		const content = readWord(given.content ?? 'news', below(path, 'content'), contents);
		const key = `edition:${edition}`;
		return rulesOf({
			purpose: content === 'offer' ? 'promotional_care' : 'news',
			audience: () => [{ by: 'items' }],
			occasions: ({ listedAt }, { from, until }) =>
				listedAt === null || listedAt <= from || listedAt > until
					? []
					: [{ key, mailboxKey: key, anchor: { kind: 'moment', at: listedAt }, values: {} }],
		});
	},
};

/** @throws InputError where so many items came in that the machine may not hold them */
export function refuseTooMany(items: number): void {
	if (items <= mostItems) return;
	throw new InputError(
		`${items.toLocaleString('en')} items came in, but at most ${mostItems.toLocaleString('en')} are taken at once, so nothing was planned.`,
		'Send the list in parts, e.g. with Loop Over Items: each customer gets an edition once, however often the list comes.',
	);
}
