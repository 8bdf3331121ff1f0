import { sameAddress } from '../../model/mailbox';
import { phoneOf } from '../../model/phone';
import { isObject } from '../../model/json';
import type { ContactChannel } from '../../model/consent';
import type { Person } from '../../model/people';
import type { Settings } from '../../model/settings';
import { type Customer, findCustomer } from '../../store/repositories/customers';
import { findInvitation } from '../../store/repositories/invitations';
import { findMessage } from '../../store/repositories/messages';
import { listPeople } from '../../store/repositories/people';
import { loadSettings } from '../../store/repositories/workspaces';
import type { Channel } from '../../systems/channel';
import type { House } from '../house';
import type { Outgoing } from './outgoing';

/** Where somebody can be reached, by all that is known of them. */
export type Addresses = {
	email: string | null;
	phone: string | null;
	/** By the name of a channel, or of the system that it belongs to, e.g. `{ wecom: 'zhangsan' }`. */
	ids: Record<string, string>;
	/** Names of channels of which they have said that these come first, best first. */
	first: readonly string[];
	/** The customer, where it is one. */
	customer: Pick<Customer, 'customer_id' | 'preferred_channel'> | null;
};

/** Their address on a channel; `null` where none is known, and for a group. */
export function addressOn(
	{ key, addressKind }: Pick<Channel, 'key' | 'addressKind'>,
	who: Addresses,
): string | null {
	switch (addressKind) {
		case null:
			return null;
		case 'email':
			return who.email;
		case 'phone':
			return who.ids[key] ?? who.phone;
		default:
			return who.ids[key] ?? who.ids[addressKind] ?? null;
	}
}

/**
 * Where a customer can be reached: their ids in other systems are addresses in those, and their number is written
 * with its country where that is known.
 */
export function addressesOfCustomer(
	customer: Customer,
	{ defaultCountry }: Pick<Settings, 'defaultCountry'>,
): Addresses {
	const { email, phone: written, external_ids: ids } = customer;
	const phone = written && (phoneOf(written, customer.country ?? defaultCountry) ?? written);
	return { email, phone, ids, first: [], customer };
}

/** Where a person of the house can be reached: of the addresses in their channels the first one is preferred. */
export function addressesOfPerson({ email, channels, externalIds }: Person): Addresses {
	return {
		email: channels.email ?? email,
		phone: channels.phone ?? channels.sms ?? null,
		ids: { ...externalIds, ...channels },
		first: Object.keys(channels),
		customer: null,
	};
}

/** The texts of an object of an item. */
export function textsIn(part: unknown): Record<string, string> {
	const entries = Object.entries(isObject(part) ? part : {});
	return Object.fromEntries(
		entries.filter((one): one is [string, string] => typeof one[1] === 'string' && one[1] !== ''),
	);
}

/** What an item alone says of an owner who is not in the team list. */
export function addressesOnItem(owner: Record<string, unknown>): Addresses {
	const ids = textsIn(owner.channels);
	const email = typeof owner.email === 'string' ? owner.email : null;
	const phone = ids.phone ?? ids.sms ?? null;
	return { email: ids.email ?? email, phone, ids, first: Object.keys(ids), customer: null };
}

/**
 * Where whoever a message is for can be reached. A mail address that the message itself names counts before the
 * one that is stored.
 */
export async function addressesFor(house: House, outgoing: Outgoing): Promise<Addresses> {
	const { to } = outgoing.message;
	const found = await readerOf(house, outgoing);
	if (found) return { ...found, email: to ?? found.email };
	return { email: to, phone: null, ids: {}, first: [], customer: null };
}

async function readerOf(house: House, outgoing: Outgoing): Promise<Addresses | null> {
	const customerId = await customerIdOf(house, outgoing);
	const { store, workspace } = house;
	const customer =
		customerId === null ? undefined : await findCustomer(store.db, workspace, customerId);
	if (customer) {
		return addressesOfCustomer(customer, await loadSettings(store.db, workspace));
	}
	return isForCustomer(outgoing) ? null : await memberOf(house, outgoing);
}

/** Whether it can be for nobody but a customer. */
export function isForCustomer({ message, customerId, care }: Outgoing): boolean {
	switch (message.kind) {
		case 'invitation':
		case 'reminder':
		case 'incentive':
		case 'erasure':
			return true;
		case 'care':
			return care?.isTask !== true;
		case 'own':
			return customerId !== null;
		default:
			return false;
	}
}

async function customerIdOf(house: House, outgoing: Outgoing): Promise<string | null> {
	const { message, invitation, customerId, about } = outgoing;
	if (invitation !== null) {
		const row = await findInvitation(house.store.db, house.workspace, invitation.id);
		return row?.customer_id ?? null;
	}
	if (message.kind === 'care') return isForCustomer(outgoing) ? about : null;
	if (message.kind !== 'own' || customerId !== null || outgoing.personId) return customerId;
	// As it was planned when it was written.
	const row = await findMessage(house.store.db, house.workspace, { key: message.key });
	return row?.customer_id ?? null;
}

/** The person of the house whom it is for, else the owner of its item where the message names the same mailbox. */
async function memberOf(
	house: House,
	{ message, personId = null, owner = null }: Outgoing,
): Promise<Addresses | null> {
	const people = await listPeople(house.store.db, house.workspace);
	const { to } = message;
	const person =
		people.find(({ id }) => id === personId) ??
		people.find(({ email }) => to !== null && sameAddress(email, to));
	if (person) return addressesOfPerson(person);
	const item = owner && addressesOnItem(owner);
	return item !== null && to !== null && sameAddress(item.email, to) ? item : null;
}

/** Whether a channel is one that somebody has named: by its own name, its system's or its kind of address. */
export function isCalled({ key, addressKind }: Channel, name: string): boolean {
	const said = name.trim().toLowerCase();
	return said === key || said === addressKind || (said === 'sms' && addressKind === 'phone');
}

/** Whether a customer's word about their channel means this kind of channel. */
export function isWanted(wanted: ContactChannel, channel: ContactChannel): boolean {
	return wanted === channel || (wanted === 'other' && channel !== 'email');
}
