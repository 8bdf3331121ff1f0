import type { ContactChannel } from '../../model/consent';
import { addToAudit } from '../../store/repositories/audit';
import { updateCustomer } from '../../store/repositories/customers';
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

/** Of what is chosen to and fro within so long one line is kept: whoever holds a link may press on. */
const notedWithin = 300_000;

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
		await addToAudit(tx, [
			{
				workspace_id: workspace,
				audit_id: `preferences_set:${known.customer_id}:${Math.floor(now / notedWithin)}`,
				at: now,
				actor_kind: 'customer',
				actor_id: known.customer_id,
				actor_name: null,
				actor_node: null,
				action: 'preferences_set',
				target_kind: 'customer',
				target_id: known.customer_id,
				details: '{}',
				test: 0,
			},
		]);
		return true;
	});
}
