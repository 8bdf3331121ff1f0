import { NotFoundError, StateError } from '../model/errors';
import { findCustomer } from '../store/repositories/customers';
import {
	findInvitation,
	type InvitationRow,
	updateInvitation,
} from '../store/repositories/invitations';
import type { House } from './house';

/**
 * Prepares the next message to somebody who has not answered.
 *
 * @throws StateError if there is nothing to remind of.
 */
export async function remind(
	house: House,
	now: number,
	invitationId: string,
): Promise<InvitationRow> {
	return await house.store.transaction(async (tx) => {
		const invitation = await findInvitation(tx, house.workspace, invitationId);
		if (!invitation) {
			throw new NotFoundError(`There is no invitation "${invitationId}".`, 'Check its id.');
		}
		if (!['sent', 'viewed'].includes(invitation.state)) {
			throw new StateError(
				`The invitation is ${invitation.state}, so nobody has to be reminded.`,
				'Remind only invitations that were sent and not answered.',
			);
		}
		const customer = invitation.customer_id
			? await findCustomer(tx, house.workspace, invitation.customer_id)
			: undefined;
		if (!customer || customer.opted_out_at !== null) {
			throw new StateError('The customer has opted out.', 'Nothing is sent to this customer.');
		}
		const attempt = invitation.attempt + 1;
		await updateInvitation(tx, house.workspace, invitationId, { attempt, updated_at: now });
		return { ...invitation, attempt };
	});
}
