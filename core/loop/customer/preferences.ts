import type { ContactChannel } from '../../model/consent';
import { findCustomer, updateCustomer } from '../../store/repositories/customers';
import { lockCustomer } from '../../store/repositories/lock';
import type { House } from '../house';

/** How somebody wants to hear from us. No event and no import changes it. */
export type Preferences = {
	/** Less often: they wait twice as long as the contact policy says. */
	frequency: 'less' | null;
	/** Nothing but what is about their own matters before, epoch ms; `null` = no pause. */
	pausedUntil: number | null;
	/** By which way alone they are asked; `null` = by any. */
	channel: ContactChannel | null;
	/** BCP 47 tag; `null` = the one the systems know. */
	language: string | null;
};

/**
 * Stores how a customer wants to hear from us; what is the same already is not written.
 *
 * @returns false if there is no such customer (any more)
 */
export async function setPreferences(
	house: House,
	now: number,
	{ customerId, wanted }: { customerId: string; wanted: Preferences },
): Promise<boolean> {
	const { store, workspace } = house;
	return await store.transaction(async (tx) => {
		await lockCustomer(tx, store.dialect, workspace, customerId);
		const known = await findCustomer(tx, workspace, customerId);
		if (!known) return false;
		const change = {
			frequency: wanted.frequency,
			paused_until: wanted.pausedUntil,
			preferred_channel: wanted.channel,
			preferred_language: wanted.language,
		};
		const columns = Object.keys(change) as Array<keyof typeof change>;
		if (columns.every((column) => known[column] === change[column])) return true;
		await updateCustomer(tx, workspace, customerId, { ...change, updated_at: now });
		return true;
	});
}
