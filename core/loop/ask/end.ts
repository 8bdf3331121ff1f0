import type { InvitationReason, InvitationState } from '../../model/states';
import { releaseContact } from '../../store/repositories/contacts';
import { dropDue } from '../../store/repositories/due';
import { keepPlaces } from '../../store/repositories/quotas';
import { type InvitationRow, updateInvitation } from '../../store/repositories/invitations';
import type { Tx } from '../../store/store';
import type { House } from '../house';

/**
 * Ends an invitation before it is answered: planned work is dropped, its contact given back if it
 * was not made, or was withdrawn: the next cycle of the same matter may ask again. Its places in quotas
 * are others' again.
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
	await keepPlaces(tx, house.workspace, invitation.invitation_id, 0);
	if (end.state === 'cancelled' || invitation.sent_at === null) {
		await releaseContact(tx, house.workspace, invitation.invitation_id);
	}
}

/** Whether a link would answer that it has run out: such a one is never sent. */
export function isVoidOnArrival(
	{ expires_at: expiresAt }: Pick<InvitationRow, 'expires_at'>,
	now: number,
): boolean {
	return expiresAt !== null && now >= expiresAt;
}

/** Ends an invitation whose link has run out before its message could leave. */
export async function endUnsent(
	tx: Tx,
	house: House,
	invitation: InvitationRow,
	now: number,
): Promise<string> {
	const text = 'The link ran out before the message could be sent.';
	await endInvitation(tx, house, invitation, now, { state: 'expired', reason: 'expired', text });
	return text;
}
