import { mailboxOf } from '../../model/mailbox';
import { reserveContact } from '../../store/repositories/contacts';
import { keepPlaces } from '../../store/repositories/quotas';
import { findCustomer } from '../../store/repositories/customers';
import { type InvitationRow, updateInvitation } from '../../store/repositories/invitations';
import { currentVersion, keptSurvey } from '../../store/repositories/surveys';
import { loadSettings } from '../../store/repositories/workspaces';
import type { Tx } from '../../store/store';
import { decideInvitation, type InvitationDecision } from '../../survey/policy';
import { endInvitation, endVoid } from '../ask/end';
import { invitationFacts } from '../ask/invitation-facts';
import { invitationItemToSend } from '../ask/invitation-item';
import { wayOfInvitation } from '../customer/who-they-are';
import type { House } from '../house';
import type { Prepared } from './due-kind';

/** What may have changed while an invitation waited is looked at again. */
export async function decideAgain(
	tx: Tx,
	house: House,
	invitation: InvitationRow,
	now: number,
): Promise<InvitationDecision> {
	const settings = await loadSettings(tx, house.workspace);
	const { survey_key: key } = invitation;
	const version = await currentVersion(tx, house.workspace, key);
	const newest = version && (await keptSurvey(house.store, house.workspace, { key, version }, tx));
	const customer = invitation.customer_id
		? await findCustomer(tx, house.workspace, invitation.customer_id)
		: undefined;
	const facts = await invitationFacts(
		tx,
		house,
		settings,
		{
			survey: {
				key: invitation.survey_key,
				metric: invitation.metric,
				purpose: invitation.purpose,
				acceptAnswers: newest ? newest.acceptAnswers : false,
			},
			customer: customer ?? null,
			occurredAt: invitation.created_at,
			channel: wayOfInvitation(invitation.channel),
			recipient: invitation.recipient,
			stage: 'due',
			test: invitation.test === 1,
			invitationId: invitation.invitation_id,
			// What it says was looked at when it came.
			event: null,
		},
		now,
	);
	return decideInvitation(facts, settings, now);
}

/**
 * The same for one whose moment has come: it ends if nobody may be asked any more, or its link has run
 * out or its event become too old while the clock stood still, and moves if not yet.
 *
 * @returns `null` when the customer is to be asked now
 */
export async function notNow(
	tx: Tx,
	house: House,
	invitation: InvitationRow,
	now: number,
): Promise<Prepared | null> {
	if (await endVoid(tx, house, invitation, now)) return { kind: 'done' };
	const decision = await decideAgain(tx, house, invitation, now);
	if (decision.kind === 'suppressed') {
		const { reason, text } = decision;
		await endInvitation(tx, house, invitation, now, { state: 'suppressed', reason, text });
		return { kind: 'done' };
	}
	if (decision.kind !== 'scheduled' || decision.dueAt <= now) return null;
	await postpone(tx, house, invitation, decision, now);
	return { kind: 'later', dueAt: decision.dueAt };
}

/** Its link lives as long as it would have, and its contact is made when it is sent. */
async function postpone(
	tx: Tx,
	house: House,
	invitation: InvitationRow,
	{ dueAt, deferredBecause, text }: Extract<InvitationDecision, { kind: 'scheduled' }>,
	now: number,
): Promise<void> {
	const { customer_id: customerId } = invitation;
	const expiresAt = invitation.expires_at === null ? null : invitation.expires_at + (dueAt - now);
	await updateInvitation(tx, house.workspace, invitation.invitation_id, {
		due_at: dueAt,
		reason: deferredBecause,
		reason_text: text,
		expires_at: expiresAt,
	});
	await keepPlaces(tx, house.workspace, invitation.invitation_id, expiresAt ?? dueAt);
	if (customerId === null || invitation.test === 1 || invitation.purpose === 'verification') return;
	const { invitation_id: refId, metric } = invitation;
	const address = mailboxOf(invitation.recipient ?? '');
	const contact = { refId, customerId, address, metric, at: dueAt };
	await reserveContact(tx, house.workspace, contact);
}

/** The message that asks, as work. */
export async function asked(
	tx: Tx,
	house: House,
	invitation: InvitationRow,
	text: string,
): Promise<Prepared> {
	const item = await invitationItemToSend(house, invitation, tx);
	return { kind: 'give', items: [{ ...item, outcome: { code: 'send_now', text } }] };
}
