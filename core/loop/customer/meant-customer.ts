import type { CustomerFacts } from '../../model/event';
import { type Customer, findCustomer } from '../../store/repositories/customers';
import type { Tx } from '../../store/store';
import type { House } from '../house';
import { resolveCustomer } from './resolve';

/** The customer of an id of ours, else whoever the facts describe, stored if new; `null` = nobody. */
export async function meantCustomer(
	tx: Tx,
	house: House,
	now: number,
	{ id, facts }: { id: string | null; facts: CustomerFacts | null },
): Promise<Customer | null> {
	const known = id === null ? undefined : await findCustomer(tx, house.workspace, id);
	if (known) return known;
	const resolved = facts && (await resolveCustomer(tx, house, facts, now));
	return resolved?.customer ?? null;
}
