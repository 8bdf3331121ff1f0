import type { CustomerFacts } from './event';
import { folded } from './attribute-at';
import { mailboxOf } from './mailbox';
import { phoneOf } from './phone';
import { publicMail } from './public-mail';

/** The names of identities that are ours: no system may be called so. */
export const ownKinds: readonly string[] = ['email', 'phone'];

/** Whether a system is named like one of our own kinds of identity. */
export function isOwnKind(system: string): boolean {
	return ownKinds.includes(system.normalize('NFKC').trim().toLowerCase());
}

/**
 * How much an identity says: an id in a system names one person there, an address names a mailbox, and a
 * telephone may be a switchboard.
 */
export type Strength = 'person' | 'mailbox' | 'phone';

export type Identity = { kind: string; value: string };

export function strengthOf({ kind }: { kind: string }): Strength {
	if (kind === 'email') return 'mailbox';
	return kind === 'phone' ? 'phone' : 'person';
}

/** The country of somebody, which says how their telephone number is read before a workspace's own does. */
type Somewhere = { country?: string | null };

/**
 * The ways these facts identify somebody, strongest first. What names nobody is not among them: an address
 * that is none, a telephone number of which the country is not known.
 *
 * @param country of numbers of whoever has no country of their own
 */
export function identitiesOf(facts: CustomerFacts & Somewhere, country: string | null): Identity[] {
	const found: Identity[] = Object.entries(facts.externalIds)
		.filter(([kind]) => !isOwnKind(kind))
		.map(([kind, value]) => ({ kind, value }));
	const mailbox = facts.email === null ? null : mailboxOf(facts.email);
	if (mailbox !== null) found.push({ kind: 'email', value: mailbox });
	const phone = facts.phone === null ? null : phoneOf(facts.phone, facts.country ?? country);
	if (phone !== null) found.push({ kind: 'phone', value: phone });
	return found;
}

export type Trait = { kind: 'mailbox' | 'phone' | 'name_at'; value: string };

/** What a customer has that others may have, too. */
export function traitsOf(
	{ name, email, phone, country: own }: Pick<CustomerFacts, 'name' | 'email' | 'phone'> & Somewhere,
	country: string | null,
): Trait[] {
	const traits: Trait[] = [];
	const mailbox = email === null ? null : mailboxOf(email);
	if (mailbox !== null) traits.push({ kind: 'mailbox', value: mailbox });
	const number = phone === null ? null : phoneOf(phone, own ?? country);
	if (number !== null) traits.push({ kind: 'phone', value: number });
	const domain = mailbox === null ? '' : mailbox.slice(mailbox.indexOf('@') + 1);
	if (name !== null && domain !== '' && !publicMail.includes(domain)) {
		traits.push({ kind: 'name_at', value: `${nameKey(name)} ${domain}` });
	}
	return traits;
}

/** A name without what people write in different ways: capitals, widths, spaces, the order of its parts. */
export function nameKey(name: string): string {
	return folded(name)
		.split(/[\s,，、·.]+/)
		.filter((part) => part !== '')
		.sort()
		.join(' ');
}
