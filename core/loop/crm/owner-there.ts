import { isObject } from '../../model/json';
import { findPerson } from '../../store/repositories/people';
import type { ClientSystem } from '../../systems';
import type { House } from '../house';

/**
 * Who owns an item, as another system knows them: a person of the team by their id there; somebody whom the
 * team does not list by the id that the system itself has told.
 *
 * @returns `null` where the item has no owner or the system's id of them is not known
 */
export async function ownerThere(
	{ store, workspace }: House,
	{ key }: ClientSystem,
	item: Record<string, unknown>,
): Promise<string | null> {
	const owner = isObject(item.owner) ? item.owner : {};
	const id = typeof owner.id === 'string' ? owner.id : null;
	if (id === null) return null;
	const person = await findPerson(store.db, workspace, id);
	if (person) {
		return Object.hasOwn(person.externalIds, key) ? (person.externalIds[key] ?? null) : null;
	}
	return isObject(item.event) && item.event.source === key ? id : null;
}
