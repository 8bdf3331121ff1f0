import type { InvitationReason, InvitationState } from '../../model/states';
import { releaseContact } from '../../store/repositories/contacts';
import { dropDue } from '../../store/repositories/due';
import { findEvent } from '../../store/repositories/events';
import { type InvitationRow, updateInvitation } from '../../store/repositories/invitations';
import { keepPlaces } from '../../store/repositories/quotas';
import { loadSettings } from '../../store/repositories/workspaces';
import type { Db, Tx } from '../../store/store';
import type { House } from '../house';
import { sayOf } from '../workspace/spoken';

const day = 86_400_000;

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

/** A mail that comes this much after its planned moment is late, ms. */
const late = 3_600_000;

/** Why a message that has not left must not leave any more. */
type Void = { reason: 'expired' | 'event_too_old'; text: string };

/**
 * Why the message of an invitation that has not left would be void on arrival: its link has run out, or its
 * event has become too old to be asked about; `null` when it may leave.
 */
export async function whyVoid(
	db: Db | Tx,
	house: House,
	invitation: InvitationRow,
	now: number,
): Promise<Void | null> {
	const { event_id: eventId, due_at: dueAt, expires_at: expiresAt, purpose } = invitation;
	if (expiresAt !== null && now >= expiresAt) {
		return { reason: 'expired', text: sayOf(house)('ask.ranOut') };
	}
	// One that leaves when it was planned to is as old as the policy wanted it.
	if (eventId === null || purpose === 'verification' || now < (dueAt ?? now) + late) return null;
	const event = await findEvent(db, house.workspace, eventId);
	const { policy } = await loadSettings(db, house.workspace);
	if (!event || now - event.occurred_at <= policy.maxEventAge) return null;
	const days = Math.round((policy.maxEventAge / day) * 10) / 10;
	const text = sayOf(house)('ask.tooOld', { days });
	return { reason: 'event_too_old', text };
}

/**
 * Ends an invitation whose message has not left and would be void on arrival: its link has run out, or its
 * event has become too old to be asked about while the clock or a mail server stood still.
 *
 * @returns what is written down; `null` when the message may leave
 */
export async function endVoid(
	tx: Tx,
	house: House,
	invitation: InvitationRow,
	now: number,
): Promise<Void | null> {
	const ended = await whyVoid(tx, house, invitation, now);
	if (ended) await endInvitation(tx, house, invitation, now, { state: 'expired', ...ended });
	return ended;
}
