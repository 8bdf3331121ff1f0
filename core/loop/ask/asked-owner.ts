import { emailOf } from '../../model/mailbox';
import type { ItemOwner } from '../../model/item';
import { isObject } from '../../model/json';
import { listPeople } from '../../store/repositories/people';
import type { House } from '../house';
import { ownerOfPerson } from '../item/item-parts';
import { personNamed } from '../team/team';

/**
 * Who is responsible for the answer: whoever is named, else the owner of the item.
 *
 * @param item the item's `owner`, whatever it holds
 * @param named id, e-mail, external id or name; who is not in the team list is kept as written
 * @returns `null` leaves it to the event
 */
export async function askedOwner(
	house: House,
	item: unknown,
	named: string | null,
): Promise<ItemOwner | null> {
	if (named === null) return ownerOf(item);
	const person = personNamed(await listPeople(house.store.db, house.workspace), named);
	if (person) return ownerOfPerson(person);
	const email = emailOf(named);
	return { id: email ? null : named, name: null, email, team: null, channels: {} };
}

function ownerOf(item: unknown): ItemOwner | null {
	if (!isObject(item)) return null;
	const said = (key: string) => {
		const text = typeof item[key] === 'string' ? item[key].trim() : '';
		return text === '' ? null : text;
	};
	const owner = { id: said('id'), name: said('name'), email: said('email'), team: said('team') };
	if (Object.values(owner).every((value) => value === null)) return null;
	const channels = isObject(item.channels) ? (item.channels as Record<string, string>) : {};
	return { ...owner, channels };
}
