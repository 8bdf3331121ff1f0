import type { CustomerFacts } from '../../model/event';
import { type Customer, heldCustomer, type Hold } from '../../store/repositories/customers';
import type { Tx } from '../../store/store';
import type { House } from '../house';
import { resolveCustomer } from './resolve';

/**
 * The customer of an id of ours, else whoever the facts describe, stored if new; `null` = nobody. They are
 * held until the transaction ends.
 */
export async function meantCustomer(
	tx: Tx,
	house: House,
	now: number,
	{ id, facts, hold = 'share' }: { id: string | null; facts: CustomerFacts | null; hold?: Hold },
): Promise<Customer | null> {
	const { store, workspace } = house;
	const known =
		id === null ? undefined : await heldCustomer(tx, store.dialect, workspace, id, hold);
	if (known) return known;
	const resolved = facts && (await resolveCustomer(tx, house, facts, now, { hold }));
	return resolved?.customer ?? null;
}
