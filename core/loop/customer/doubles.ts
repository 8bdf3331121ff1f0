import { type Customer, findCustomer } from '../../store/repositories/customers';
import { newestDoubles } from '../../store/repositories/doubles';
import type { DoubleReason } from '../../store/tables/known-people';
import type { House } from '../house';

/** Two records that may be one person, and why. */
export type LikelyDouble = {
	one: Customer;
	other: Customer;
	reasons: DoubleReason[];
	/** Epoch ms. */
	foundAt: number;
};

/**
 * The records that may be doubles, the newest pairs first. They were found when they came: the same
 * mailbox, the same telephone, the same name at the same mail domain, or ids that one event named together.
 * Nothing is merged by itself.
 *
 * @param limit pairs with their reasons that are looked at, 1–1,000
 */
export async function likelyDoubles(house: House, limit: number): Promise<LikelyDouble[]> {
	const { store, workspace } = house;
	const most = Math.min(Math.max(1, Math.trunc(limit)), 1_000);
	const rows = await newestDoubles(store.db, workspace, most);
	const pairs = new Map<string, LikelyDouble>();
	for (const row of rows) {
		const key = `${row.customer_id} ${row.other_id}`;
		const known = pairs.get(key);
		if (known) {
			known.reasons.push(row.reason);
			continue;
		}
		const one = await findCustomer(store.db, workspace, row.customer_id);
		const other = await findCustomer(store.db, workspace, row.other_id);
		if (!one || !other || one.customer_id === other.customer_id) continue;
		pairs.set(key, { one, other, reasons: [row.reason], foundAt: row.found_at });
	}
	return [...pairs.values()];
}
