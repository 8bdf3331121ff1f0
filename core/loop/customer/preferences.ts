import type { ContactChannel } from '../../model/consent';
import { updateCustomer } from '../../store/repositories/customers';
import { changesBetween } from '../audit/changes';
import { chosenKey, noteDeed } from '../audit/deed';
import { type Doer, thePackage } from '../audit/doer';
import { unplanCare } from '../care/unplan';
import type { House } from '../house';
import { lockedCustomer } from './locked-customer';

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
 * Stores how a customer wants to hear from us; what is the same already is not written. Care that is planned for
 * them is planned anew.
 *
 * @returns false if there is no such customer (any more)
 */
export async function setPreferences(
	house: House,
	now: number,
	{
		customerId,
		wanted,
		doer = thePackage,
	}: { customerId: string; wanted: Preferences; doer?: Doer },
): Promise<boolean> {
	const { store, workspace } = house;
	return await store.transaction(async (tx) => {
		const known = await lockedCustomer(tx, store.dialect, workspace, customerId);
		if (!known) return false;
		const change = {
			frequency: wanted.frequency,
			paused_until: wanted.pausedUntil,
			preferred_channel: wanted.channel,
			preferred_language: wanted.language,
		};
		const columns = Object.keys(change) as Array<keyof typeof change>;
		if (columns.every((column) => known[column] === change[column])) return true;
		// A record that was merged into another one leads there.
		await updateCustomer(tx, workspace, known.customer_id, { ...change, updated_at: now });
		await unplanCare(tx, house, known.customer_id, now);
		const before = Object.fromEntries(columns.map((column) => [column, known[column]]));
		await noteDeed(tx, house, now, {
			action: 'preferences_set',
			doer,
			target: { kind: 'customer', id: known.customer_id },
			details: { changes: changesBetween(before, change) },
			...chosenKey(doer, now),
		});
		return true;
	});
}
