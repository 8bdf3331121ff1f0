import type { Settings } from '../../model/settings';
import { ownersOfCustomers } from '../../store/repositories/customer-owners';
import { listAbsences, listPeople } from '../../store/repositories/people';
import { careTeam, ownerNamed } from '../care/care-team';
import type { House } from '../house';
import type { CustomerItem } from './value-customers';

/** The same items with whom they are for: the owner of each customer, or who stands in while they are away. */
export async function withOwners(
	{ store, workspace }: House,
	items: ReadonlyArray<Omit<CustomerItem, 'owner'>>,
	{ settings, now }: { settings: Settings; now: number },
): Promise<CustomerItem[]> {
	const ids = items.map(({ customer }) => customer.id);
	const named = await ownersOfCustomers(store.db, workspace, ids);
	const people = await listPeople(store.db, workspace);
	const absences = await listAbsences(store.db, workspace, now);
	const team = careTeam({ people, absences }, { ladder: settings.ladder, now });
	return items.map((item) => {
		const { owner } = team.ownerOf(ownerNamed(named.get(item.customer.id) ?? null));
		return { ...item, owner };
	});
}
