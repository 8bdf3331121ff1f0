import type { Say } from '../../language/say';
import type { MessagePurpose } from '../../model/consent';
import { InputError } from '../../model/errors';
import { isObject } from '../../model/json';
import { sameAddress } from '../../model/mailbox';
import type { Person } from '../../model/people';
import { findCase } from '../../store/repositories/cases';
import { type Customer, customerWithEmail, findCustomer } from '../../store/repositories/customers';
import { listPeople } from '../../store/repositories/people';
import { loadSettings } from '../../store/repositories/workspaces';
import { caseOwner } from '../case/recipients';
import { contactChannel } from '../customer/consent';
import type { House } from '../house';
import { sayOf } from '../workspace/spoken';
import {
	type Addresses,
	addressesOfCustomer,
	addressesOfPerson,
	addressesOnItem,
	textsIn,
} from './addresses';
import { refusesMail, refusesMessage } from './refuses-mail';
import type { Reach } from './reach';

/** Whom a message of one's own is for. */
export type Whom =
	| { kind: 'customer' }
	| { kind: 'owner' }
	| { kind: 'address'; address: string }
	/** Whoever is in the group of the channel. */
	| { kind: 'group' };

export type Reader = {
	/** As it is known; whether it is an address at all shows when it is sent. Empty for a group. */
	address: string;
	/** Where mail reaches them, whatever the channel. */
	email: string | null;
	name: string | null;
	/** Of a customer: how they are addressed. */
	title: string | null;
	/** Best first. */
	languages: string[];
	/** Of a customer who is in the store: they can opt out. */
	customer: Customer | null;
	/** Whether it is a customer at all: nothing of the house's own is shown to them. */
	isCustomer: boolean;
	/** For somebody of the house: whom a link to a case is made for. */
	personId: string | null;
	/** Whoever is in a group: no link acts for one of them. */
	isGroup?: true;
};

/** Why nothing is written. */
export type NoReader = { code: string; text: string };

/**
 * Finds the reader of a message. Somebody who is a customer is treated as one, also where their
 * address was typed.
 *
 * @param about `null`: whether they may be written to is asked when it leaves
 * @throws InputError if an address was typed that is none
 */
export async function findReader(
	house: House,
	item: Record<string, unknown>,
	whom: Whom,
	channel: Reach,
	about: { purpose: MessagePurpose; now: number } | null,
): Promise<Reader | NoReader> {
	if (whom.kind === 'group') return inGroup;
	const reader = await readerOf(house, item, whom, channel);
	// Nobody of the house unsubscribes from the cases they own or the figures they read.
	if ('code' in reader || reader.personId !== null || about === null) return reader;
	const { customer, address } = reader;
	// Where there are several ways, each is asked about when it is its turn.
	const way = channel.key === null ? 'all' : contactChannel(channel.key);
	const topic = { ...about, metric: null, channel: way } as const;
	const { db } = house.store;
	const reached = { customer, address: channel.key === 'email' ? address : null };
	const refused = await refusesMessage(db, house, reached, topic, about.now);
	return refused ?? (await refusesMail(db, house, reached.address)) ?? reader;
}

/** Of a group nobody is known, and what it reads is for the house. */
const inGroup: Reader = {
	address: '',
	email: null,
	name: null,
	title: null,
	languages: [],
	customer: null,
	isCustomer: false,
	personId: null,
	isGroup: true,
};

async function readerOf(
	house: House,
	item: Record<string, unknown>,
	whom: Exclude<Whom, { kind: 'group' }>,
	channel: Reach,
): Promise<Reader | NoReader> {
	switch (whom.kind) {
		case 'customer':
			return await customerAsReader(house, item, channel);
		case 'owner':
			return await ownerAsReader(house, item, channel);
		case 'address':
			return await addressAsReader(house, item, whom.address, channel);
	}
}

async function customerAsReader(
	house: House,
	item: Record<string, unknown>,
	channel: Reach,
): Promise<Reader | NoReader> {
	const given = isObject(item.customer) ? item.customer : {};
	const stored = (await storedCustomer(house, given)) ?? (await customerOfCase(house, item));
	const who = stored
		? addressesOfCustomer(stored, await loadSettings(house.store.db, house.workspace))
		: addressesGiven(given);
	const address = channel.of(who);
	if (!stored && address === null && text(given.id) === null) {
		return { code: 'no_customer', text: sayOf(house)('send.no_customer') };
	}
	if (address === null) {
		return { code: 'no_address', text: sayOf(house)('send.no_address') };
	}
	const answered = isObject(item.response) ? text(item.response.language) : null;
	const languages = [stored?.language ?? text(given.language), answered];
	return {
		address,
		email: who.email,
		name: stored?.name ?? text(given.name),
		title: stored ? stored.title : text(given.title),
		languages: languages.filter((language) => language !== null),
		customer: stored ?? null,
		isCustomer: true,
		personId: null,
	};
}

/** What an item alone says of where a customer can be reached. */
function addressesGiven({ email, phone, externalIds }: Record<string, unknown>): Addresses {
	const ids = textsIn(externalIds);
	return { email: text(email), phone: text(phone), ids, first: [], customer: null };
}

async function storedCustomer(
	house: House,
	given: Record<string, unknown>,
): Promise<Customer | undefined> {
	const { store, workspace } = house;
	const [id, email] = [text(given.id), text(given.email)];
	const known = id === null ? undefined : await findCustomer(store.db, workspace, id);
	if (known || email === null) return known;
	return await customerWithEmail(store.db, workspace, email);
}

/** Whom a case is about, where the item names nobody. */
async function customerOfCase(
	{ store, workspace }: House,
	{ customer, case: about }: Record<string, unknown>,
): Promise<Customer | undefined> {
	const named = isObject(customer) && (text(customer.id) ?? text(customer.email)) !== null;
	const id = named || !isObject(about) ? null : text(about.id);
	const row = id === null ? undefined : await findCase(store.db, workspace, id);
	return row?.customer_id ? await findCustomer(store.db, workspace, row.customer_id) : undefined;
}

async function ownerAsReader(
	house: House,
	item: Record<string, unknown>,
	channel: Reach,
): Promise<Reader | NoReader> {
	const { store, workspace } = house;
	const say = sayOf(house);
	const people = await listPeople(store.db, workspace);
	const given = isObject(item.owner) ? item.owner : null;
	const id = given && text(given.id);
	const email = given && text(given.email);
	const person = people.find((one) => one.id === id) ?? personWith(people, email);
	if (person || email) return personAsReader(person, { given: given ?? {}, channel }, say);
	const about = isObject(item.case) ? text(item.case.id) : null;
	const row = about === null ? undefined : await findCase(store.db, workspace, about);
	const owner = row && caseOwner(row, people);
	if (owner) {
		const known = people.find((one) => one.id === owner.id);
		return personAsReader(known, { given: owner, channel }, say);
	}
	return given === null || (id === null && email === null)
		? { code: 'no_owner', text: say('send.no_owner') }
		: { code: 'no_address', text: say('send.nameless', { person: id ?? say('send.owner') }) };
}

function personAsReader(
	person: Person | undefined,
	{ given, channel }: { given: Record<string, unknown>; channel: Reach },
	say: Say,
): Reader | NoReader {
	const who = person ? addressesOfPerson(person) : addressesOnItem(given);
	const address = channel.of({ ...who, email: who.email ?? text(given.email) });
	const name = person?.name ?? text(given.name);
	if (address === null) {
		const text = say('send.nameless', { person: name ?? say('send.owner') });
		return { code: 'no_address', text };
	}
	return {
		address,
		email: who.email,
		name,
		title: null,
		languages: person?.languages ?? [],
		customer: null,
		isCustomer: false,
		personId: person?.id ?? address,
	};
}

async function addressAsReader(
	house: House,
	item: Record<string, unknown>,
	typed: string,
	channel: Reach,
): Promise<Reader | NoReader> {
	const found = channel.read(typed);
	if (!found) {
		throw new InputError(
			`"${typed}" cannot be used as Address.`,
			`Enter one ${channel.called} address.`,
		);
	}
	const { address, name } = found;
	const given = isObject(item.customer) ? item.customer : {};
	const stored = await storedCustomer(house, given);
	const own = [stored?.email ?? null, text(given.email)];
	if (own.some((one) => one !== null && sameAddress(one, address))) {
		return await customerAsReader(house, item, channel);
	}
	const person = personWith(await listPeople(house.store.db, house.workspace), address);
	return {
		address,
		email: channel.key === 'email' ? address : null,
		name: name === '' ? (person?.name ?? null) : name,
		title: null,
		languages: person?.languages ?? [],
		customer: null,
		isCustomer: false,
		personId: person?.id ?? null,
	};
}

function personWith(people: readonly Person[], email: string | null): Person | undefined {
	if (email === null) return undefined;
	return people.find((person) => sameAddress(person.email, email));
}

function text(value: unknown): string | null {
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
