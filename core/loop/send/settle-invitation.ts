import { mailboxOf } from '../../model/mailbox';
import type { SendFailure } from '../../model/states';
import { releaseContact, reserveContact } from '../../store/repositories/contacts';
import { dropDue, planDue } from '../../store/repositories/due';
import { type InvitationRow, updateInvitation } from '../../store/repositories/invitations';
import { keepPlaces } from '../../store/repositories/quotas';
import { loadSettings } from '../../store/repositories/workspaces';
import type { Tx } from '../../store/store';
import { wayOfInvitation } from '../customer/who-they-are';
import type { House } from '../house';

/** Its message has left: the contact is spent, the next reminder planned. */
export async function markSent(
	tx: Tx,
	house: House,
	invitation: InvitationRow,
	now: number,
): Promise<InvitationRow> {
	const first = invitation.sent_at === null;
	const forward = ['scheduled', 'sending', 'failed'].includes(invitation.state);
	const change: Partial<InvitationRow> = {
		sent_at: invitation.sent_at ?? now,
		state: forward ? 'sent' : invitation.state,
		reason: forward ? null : invitation.reason,
		updated_at: now,
	};
	await updateInvitation(tx, house.workspace, invitation.invitation_id, change);
	await dropDue(tx, house.workspace, invitation.invitation_id, ['invitation_due']);
	// A place that was given back when it failed is its own again.
	if (invitation.state === 'failed') {
		await keepPlaces(tx, house.workspace, invitation.invitation_id, invitation.expires_at ?? now);
	}
	// What was taken back while it was on its way costs the customer nothing.
	if (first && invitation.state !== 'cancelled') {
		await spendContact(tx, house, invitation, now);
	}
	const after = { ...invitation, ...change };
	// A late report about somebody who has answered since, or was taken back, plans nothing.
	if (after.state === 'sent' || after.state === 'viewed') await planReminder(tx, house, after, now);
	return after;
}

async function spendContact(
	tx: Tx,
	house: House,
	invitation: InvitationRow,
	now: number,
): Promise<void> {
	if (!invitation.customer_id || invitation.test === 1 || invitation.purpose === 'verification') {
		return;
	}
	await reserveContact(tx, house.workspace, {
		refId: invitation.invitation_id,
		customerId: invitation.customer_id,
		address: mailboxOf(invitation.recipient ?? ''),
		at: now,
		metric: invitation.metric,
	});
}

/** The next reminder after the message that has just left; the policy's list says how many. */
async function planReminder(
	tx: Tx,
	house: House,
	invitation: InvitationRow,
	now: number,
): Promise<void> {
	if (wayOfInvitation(invitation.channel) === 'other') return;
	if (invitation.purpose === 'verification' && invitation.attempt > 1) return;
	const { policy, timeScale } = await loadSettings(tx, house.workspace);
	const wait = policy.reminders[Math.max(0, invitation.attempt - 1)];
	if (wait === undefined) return;
	await planDue(
		tx,
		house.workspace,
		[
			{
				kind: 'reminder',
				key: `${invitation.invitation_id}:${invitation.attempt + 1}`,
				refId: invitation.invitation_id,
				scope: invitation.survey_key,
				dueAt: now + wait * timeScale,
				test: invitation.test === 1,
			},
		],
		now,
	);
}

/** Its message will not arrive. */
export async function markFailed(
	tx: Tx,
	house: House,
	invitation: InvitationRow,
	{ code, text }: { code: SendFailure; text: string },
	now: number,
): Promise<InvitationRow> {
	// Answered, or ended with a reason of its own: that the mail bounced as well changes nothing.
	if (!['scheduled', 'sending', 'sent', 'viewed', 'failed'].includes(invitation.state)) {
		return invitation;
	}
	const change: Partial<InvitationRow> = {
		state: 'failed',
		reason: code,
		reason_text: text,
		updated_at: now,
	};
	await updateInvitation(tx, house.workspace, invitation.invitation_id, change);
	await dropDue(tx, house.workspace, invitation.invitation_id, ['invitation_due', 'reminder']);
	await keepPlaces(tx, house.workspace, invitation.invitation_id, 0);
	// Nobody was contacted; the first message that leaves spends the contact.
	if (invitation.sent_at === null) {
		await releaseContact(tx, house.workspace, invitation.invitation_id);
	}
	return { ...invitation, ...change };
}
