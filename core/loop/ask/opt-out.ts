import { findCustomer, updateCustomer } from '../../store/repositories/customers';
import { dropDue } from '../../store/repositories/due';
import { waitingInvitations } from '../../store/repositories/invitations';
import { endInvitation } from './end';
import type { House } from '../house';
import { sayOf } from '../workspace/spoken';

/**
 * Stores that a customer does not want to be asked any more (or wants to again); what was planned for
 * them is dropped. Idempotent.
 *
 * @returns false if the customer is unknown
 */
export async function setOptOut(
	house: House,
	now: number,
	input: { customerId: string; optedOut: boolean },
): Promise<boolean> {
	return await house.store.transaction(async (tx) => {
		const { workspace } = house;
		const customer = await findCustomer(tx, workspace, input.customerId);
		if (!customer) return false;
		if ((customer.opted_out_at !== null) === input.optedOut) return true;
		await updateCustomer(tx, workspace, input.customerId, {
			opted_out_at: input.optedOut ? now : null,
			updated_at: now,
		});
		if (!input.optedOut) return true;
		const open = await waitingInvitations(tx, workspace, input.customerId);
		for (const invitation of open) {
			const sent = invitation.sent_at !== null;
			// A link that was sent still answers; it is only not reminded of.
			if (sent) {
				await dropDue(tx, workspace, invitation.invitation_id);
				continue;
			}
			await endInvitation(tx, house, invitation, now, {
				state: 'suppressed',
				reason: 'opted_out',
				text: sayOf(house)('ask.optedOutBefore'),
			});
		}
		return true;
	});
}
