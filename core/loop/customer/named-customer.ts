import type { CustomerFacts } from '../../model/event';
import { InputError, NotFoundError } from '../../model/errors';
import { identitiesOf, type Identity } from '../../model/identities';
import { mailboxOf } from '../../model/mailbox';
import { phoneOf } from '../../model/phone';
import { shown } from '../../model/shown';
import { type Customer, findCustomer } from '../../store/repositories/customers';
import { holdersOfPhone, knownIdentities } from '../../store/repositories/identities';
import { loadSettings } from '../../store/repositories/workspaces';
import type { House } from '../house';
import { candidatesOf } from './recognise';

/** How a customer can be named in one word. */
const waysToName =
	'an ID that begins with cus_, an email address, a phone number, or an ID of another system as "crm:4711"';

/** A customer, and by which id they are meant: of a record that was merged into theirs, by its own. */
export type Named = { customer: Customer; id: string };

/**
 * The customer that one word names: our id, a mailbox, a telephone number, or `system:id`. Of a record that
 * was merged, the one into which it was.
 *
 * @throws NotFoundError for nobody; InputError for a number that several have
 */
export async function namedCustomer(house: House, word: string): Promise<Named> {
	const found = await findNamed(house, word);
	if (found) return found;
	throw new NotFoundError(
		`There is no customer ${shown(word.trim())} in the workspace "${house.workspace}"; one who was erased is not there any more.`,
		`Give ${waysToName}.`,
	);
}

/** The same; `null` for nobody. */
export async function findNamed(house: House, word: string): Promise<Named | null> {
	const { store, workspace } = house;
	const text = word.trim();
	const own = await findCustomer(store.db, workspace, text);
	if (own) return { customer: own, id: text };
	const identity = await identityNamed(house, text);
	const found = identity && (await holderOf(house, identity));
	return found ? { customer: found, id: found.customer_id } : null;
}

/** The customer whom an item means: by its id, else by what else it knows of them; `null` = nobody known. */
export async function knownCustomer(
	house: House,
	{ id, facts }: { id: string | null; facts: CustomerFacts | null },
): Promise<Named | null> {
	const { store, workspace } = house;
	const own = id === null ? undefined : await findCustomer(store.db, workspace, id);
	if (own && id !== null) return { customer: own, id };
	if (facts === null) return null;
	const { defaultCountry } = await loadSettings(store.db, workspace);
	const identities = identitiesOf(facts, defaultCountry);
	const known = await knownIdentities(store.db, workspace, identities);
	for (const { by } of candidatesOf(identities, known, null)) {
		const found = await holderOf(house, by);
		if (found) return { customer: found, id: found.customer_id };
	}
	return null;
}

/** The identity that a word is: a mailbox, a telephone number, or `system:id`; `null` = none. */
export async function identityNamed(house: House, text: string): Promise<Identity | null> {
	const mailbox = mailboxOf(text);
	if (mailbox !== null) return { kind: 'email', value: mailbox };
	const { defaultCountry } = await loadSettings(house.store.db, house.workspace);
	const phone = phoneOf(text, defaultCountry);
	if (phone !== null) return { kind: 'phone', value: phone };
	const [, kind = '', value = ''] = /^([^:]+):\s*(.+)$/u.exec(text) ?? [];
	return value === '' ? null : { kind: kind.trim(), value };
}

async function holderOf(
	{ store, workspace }: House,
	identity: Identity,
): Promise<Customer | undefined> {
	const { kind, value } = identity;
	if (kind === 'phone' && (await holdersOfPhone(store.db, workspace, value)) > 1) {
		throw new InputError(
			`Several customers have the phone number ${value}.`,
			'Name the one that is meant by another way: an ID or an email address.',
		);
	}
	const [known] = await knownIdentities(store.db, workspace, [{ kind, value }]);
	return known && (await findCustomer(store.db, workspace, known.customer_id));
}
