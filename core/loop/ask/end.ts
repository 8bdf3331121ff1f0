import type { InvitationReason, InvitationState } from '../../model/states';
import { releaseContact } from '../../store/repositories/contacts';
import { dropDue } from '../../store/repositories/due';
import { type InvitationRow, updateInvitation } from '../../store/repositories/invitations';
import type { Tx } from '../../store/store';
import type { House } from '../house';

/**
 * Ends an invitation before it is answered: planned work is dropped, its contact given back if it
 * was not made, or was withdrawn: the next cycle of the same matter may ask again.
 */
export async function endInvitation(
	tx: Tx,
	house: House,
	invitation: InvitationRow,
	now: number,
	end: {
		state: Extract<InvitationState, 'suppressed' | 'cancelled' | 'expired' | 'failed'>;
		reason: InvitationReason;
		text: string;
	},
): Promise<void> {
	await updateInvitation(tx, house.workspace, invitation.invitation_id, {
		state: end.state,
		reason: end.reason,
		reason_text: end.text,
		updated_at: now,
	});
	await dropDue(tx, house.workspace, invitation.invitation_id);
	if (end.state === 'cancelled' || invitation.sent_at === null) {
		await releaseContact(tx, house.workspace, invitation.invitation_id);
	}
}
