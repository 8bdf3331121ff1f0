import { NotFoundError, StateError } from '../model/errors';
import type { ItemMessage, SatisfactionItem } from '../model/item';
import { findCustomer } from '../store/repositories/customers';
import {
	findInvitation,
	type InvitationRow,
	updateInvitation,
} from '../store/repositories/invitations';
import type { Tx } from '../store/store';
import type { House } from './house';
import { invitationItemToSend } from './invitation-item';

/**
 * Prepares the next message to somebody who has not answered.
 *
 * @param input.trial the message is written, and nothing is stored
 * @throws NotFoundError for an unknown id, StateError if there is nothing to remind of, SetupError if
 * people could not reach the link; nothing is stored then
 */
export async function remind(
	house: House,
	now: number,
	input: { invitationId: string; trial: boolean },
): Promise<Partial<SatisfactionItem> & { message: ItemMessage }> {
	return await house.store.transaction(async (tx) => {
		const { workspace } = house;
		const invitation = await findInvitation(tx, workspace, input.invitationId);
		if (!invitation) {
			throw new NotFoundError(
				`There is no invitation "${input.invitationId}" in the workspace "${workspace}".`,
				'Give the invitation.id of an item that came from the same workspace.',
			);
		}
		await assertOpen(tx, house, invitation, now);
		const attempt = invitation.attempt + 1;
		if (!input.trial) {
			const change = { attempt, updated_at: now };
			await updateInvitation(tx, workspace, invitation.invitation_id, change);
		}
		return await invitationItemToSend(house, { ...invitation, attempt }, tx);
	});
}

async function assertOpen(
	tx: Tx,
	house: House,
	invitation: InvitationRow,
	now: number,
): Promise<void> {
	if (!['sent', 'viewed'].includes(invitation.state)) {
		throw new StateError(
			`The invitation is ${invitation.state}, so nobody has to be reminded.`,
			'Remind only invitations that were sent and not answered.',
		);
	}
	if (invitation.expires_at !== null && invitation.expires_at <= now) {
		throw new StateError(
			`The link expired at ${new Date(invitation.expires_at).toISOString()}.`,
			'Ask again with a new event, or give the survey a longer life.',
		);
	}
	const customer = invitation.customer_id
		? await findCustomer(tx, house.workspace, invitation.customer_id)
		: undefined;
	// A trial has no customer.
	if (invitation.test === 1 && !customer) return;
	if (!customer || customer.opted_out_at !== null) {
		throw new StateError('The customer has opted out.', 'Nothing is sent to this customer.');
	}
}
