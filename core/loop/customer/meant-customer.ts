import type { CustomerFacts } from '../../model/event';
import { type Customer, findCustomer, resolveCustomer } from '../../store/repositories/customers';
import type { Tx } from '../../store/store';
import type { House } from '../house';

/** The customer of an id of ours, else whoever the facts describe, stored if new; `null` = nobody. */
export async function meantCustomer(
	tx: Tx,
	{ workspace }: House,
	now: number,
	{ id, facts }: { id: string | null; facts: CustomerFacts | null },
): Promise<Customer | null> {
	const known = id === null ? undefined : await findCustomer(tx, workspace, id);
	if (known) return known;
	return facts ? await resolveCustomer(tx, workspace, facts, now) : null;
}
