import { heldCustomer } from '../../store/repositories/customers';
import type { Tx } from '../../store/store';
import type { House } from '../house';

/** Customers whom a message names where no invitation does. */
export type Named = {
	/** To whom it goes. */
	customerId?: string | null;
	/** Whom it is about. */
	about?: string | null;
	/** A test goes to nobody of them. */
	test: boolean;
};

export type HeldReader = {
	/** To whom it goes, as they are known now. */
	reader: string | null;
	/** Whether one of them was erased since it was written. */
	isErased: boolean;
};

/**
 * Looks up whom a message goes to or is about, before anything is stored of it. Until the transaction ends nobody
 * erases or merges them; whoever is doing so is waited for.
 */
export async function heldReader(
	tx: Tx,
	{ store, workspace }: House,
	{ customerId = null, about = null, test }: Named,
): Promise<HeldReader> {
	const found = new Map<string, string | null>();
	for (const id of [customerId, about].sort()) {
		// What an item calls a customer may be no id of ours.
		if (id === null || !id.startsWith('cus_') || found.has(id)) continue;
		const held = await heldCustomer(tx, store.dialect, workspace, id);
		found.set(id, held?.customer_id ?? null);
	}
	const isErased = !test && [...found.values()].includes(null);
	const reader = customerId === null ? null : found.get(customerId);
	return { reader: reader === undefined ? customerId : reader, isErased };
}
