import { findCustomer } from '../../store/repositories/customers';
import { findEvent } from '../../store/repositories/events';
import {
	findInvitation,
	type InvitationRow,
	updateInvitation,
} from '../../store/repositories/invitations';
import { currentSurvey } from '../../store/repositories/surveys';
import { loadSettings } from '../../store/repositories/workspaces';
import type { Tx } from '../../store/store';
import { decideInvitation, type InvitationDecision } from '../../survey/policy';
import { composeStoredInvitation } from '../ask/compose-invitation';
import { endInvitation } from '../ask/end';
import type { House } from '../house';
import { type Channel, invitationFacts } from '../ask/invitation-facts';
import { customerPart, eventPart, rememberedEvent, storedOwner, surveyPart } from '../item/item-parts';
import type { Prepare, Prepared } from './due-kind';

/** The moment to ask has come: what may have changed while waiting is looked at again. */
export const prepareInvitation: Prepare = async (tx, house, row, now) => {
	const invitation = await findInvitation(tx, house.workspace, row.ref_id);
	// `sending`: the process died before the mark; the same message goes out with the same id.
	if (!invitation || !['scheduled', 'sending'].includes(invitation.state)) return { kind: 'done' };
	const decision = await decideAgain(tx, house, invitation, now);
	if (decision.kind === 'suppressed') {
		const { reason, text } = decision;
		await endInvitation(tx, house, invitation, now, { state: 'suppressed', reason, text });
		return { kind: 'done' };
	}
	if (decision.kind === 'scheduled' && decision.dueAt > now) {
		const change = { due_at: decision.dueAt, reason: decision.deferredBecause };
		await updateInvitation(tx, house.workspace, invitation.invitation_id, change);
		return { kind: 'later', dueAt: decision.dueAt };
	}
	return await asked(tx, house, invitation, 'The moment to ask has come.');
};

/** A reminder is due to somebody who was asked and has not answered. */
export const prepareReminder: Prepare = async (tx, house, row, now) => {
	const found = await findInvitation(tx, house.workspace, row.ref_id);
	if (!found || !['sent', 'viewed'].includes(found.state)) return { kind: 'done' };
	if (found.expires_at !== null && found.expires_at <= now) return { kind: 'done' };
	const decision = await decideAgain(tx, house, found, now);
	if (decision.kind === 'suppressed') return { kind: 'done' };
	if (decision.kind === 'scheduled' && decision.dueAt > now) {
		return { kind: 'later', dueAt: decision.dueAt };
	}
	// The key names the attempt, so that a repeated claim does not count one up.
	const attempt = Number(row.ref_key.split(':').at(-1));
	const change = { attempt: Math.max(found.attempt, attempt), updated_at: now };
	await updateInvitation(tx, house.workspace, found.invitation_id, change);
	return await asked(tx, house, { ...found, ...change }, 'A reminder is due.');
};

async function decideAgain(
	tx: Tx,
	house: House,
	invitation: InvitationRow,
	now: number,
): Promise<InvitationDecision> {
	const settings = await loadSettings(tx, house.workspace);
	const newest = await currentSurvey(tx, house.workspace, invitation.survey_key);
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
				metric: invitation.metric as 'csat',
				purpose: invitation.purpose as 'transactional',
				acceptAnswers: newest?.acceptAnswers ?? false,
			},
			customer: customer ?? null,
			occurredAt: invitation.created_at,
			channel: invitation.channel as Channel,
			stage: 'due',
			test: invitation.test === 1,
			invitationId: invitation.invitation_id,
		},
		now,
	);
	return decideInvitation(facts, settings, now);
}

async function asked(
	tx: Tx,
	house: House,
	invitation: InvitationRow,
	text: string,
): Promise<Prepared> {
	const composed = await composeStoredInvitation(house, invitation, tx);
	const event = invitation.event_id
		? await findEvent(tx, house.workspace, invitation.event_id)
		: undefined;
	return {
		kind: 'emit',
		level: null,
		items: [
			{
				test: invitation.test === 1,
				outcome: { code: 'send_now', text },
				event: event ? eventPart(event) : rememberedEvent(invitation),
				customer: composed.customer && customerPart(composed.customer),
				owner: storedOwner(invitation.owner),
				survey: surveyPart(invitation),
				invitation: composed.invitation,
				message: composed.message,
			},
		],
	};
}
