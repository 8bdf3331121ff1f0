import type { CustomerFacts } from '../../model/event';
import type { Hold } from '../../store/repositories/customers';
import type { Tx } from '../../store/store';
import type { House } from '../house';
import { type Resolved, resolveList } from './resolve-list';

export type { Resolved } from './resolve-list';

/** Finds the customer whom facts are about, or stores a new one, as `resolveList` does for a list of one. */
export async function resolveCustomer(
	tx: Tx,
	house: House,
	facts: CustomerFacts,
	now: number,
	{ source = null, hold = 'share' }: { source?: string | null; hold?: Hold } = {},
): Promise<Resolved | null> {
	const [resolved = null] = await resolveList(tx, house, [{ facts, source }], now, hold);
	return resolved;
}
