import { openInvitationStates } from '../../model/states';
import { planDue } from '../../store/repositories/due';
import {
	type EventRow,
	eventsOfSubject,
	receiverOf,
	updateEvent,
} from '../../store/repositories/events';
import { invitationsOfSubject, updateInvitation } from '../../store/repositories/invitations';
import type { Tx } from '../../store/store';
import type { House } from '../house';
import { endInvitation } from '../ask/end';
import { cycleKey } from '../ask/dedupe-key';
import { isBefore } from './is-before';
import { reopens } from './reopens';

/**
 * After a reopening (perhaps a late one): every later event of the subject moves to the cycle it
 * belongs to, its invitation with it; unanswered invitations of ended cycles are cancelled; an event
 * that had been dropped as a repetition of an ended cycle is looked at again.
 */
export async function recomputeCycles(
	tx: Tx,
	house: House,
	reopening: EventRow,
	now: number,
): Promise<void> {
	const { subject_type: type, subject_id: id } = reopening;
	if (type === null || id === null) return;
	const subject = { source: reopening.source, type, id };
	// A test moves nothing but tests.
	const { test } = reopening;
	const stored = await eventsOfSubject(tx, house.workspace, subject);
	const events = stored.filter((event) => event.test === test);
	const reopenings = events.filter(reopens);
	const cycleOf = (event: EventRow): number =>
		reopenings.filter((reopened) => isBefore(reopened, event)).length;
	const known = await invitationsOfSubject(tx, house.workspace, subject);
	// A relationship survey is about a round, a verification about a case.
	const invitations = known.filter(
		(one) => one.test === test && one.purpose === 'transactional' && one.case_id === null,
	);

	// Highest first: a cycle that moves up must find its new key free.
	for (const event of [...events].reverse()) {
		const cycle = cycleOf(event);
		if (cycle === event.cycle) continue;
		await updateEvent(tx, house.workspace, event.event_id, { cycle });
		for (const own of invitations.filter((one) => one.event_id === event.event_id)) {
			const bound = own.dedupe_key === cycleKey(subject, event.cycle);
			const key = bound ? cycleKey(subject, cycle) : own.dedupe_key;
			own.cycle = cycle;
			await updateInvitation(tx, house.workspace, own.invitation_id, { cycle, dedupe_key: key });
		}
		if (event.outcome === 'duplicate_cycle') await reconsider(tx, house, event, now);
	}
	const current = reopenings.length;
	for (const invitation of invitations) {
		if (invitation.cycle >= current) continue;
		if (!openInvitationStates.includes(invitation.state) || invitation.state === 'partial')
			continue;
		await endInvitation(tx, house, invitation, now, {
			state: 'cancelled',
			reason: 'subject_reopened',
			text: 'The subject was reopened, so the customer is asked again after the next resolution.',
		});
	}
}

async function reconsider(tx: Tx, house: House, event: EventRow, now: number): Promise<void> {
	await updateEvent(tx, house.workspace, event.event_id, { processed_at: null, outcome: null });
	const scope = await receiverOf(tx, house.workspace, event.event_id);
	if (scope === undefined) return;
	const planned = {
		kind: 'unprocessed_event' as const,
		key: `${event.event_id}@${scope}`,
		refId: event.event_id,
		scope,
		dueAt: now,
		test: event.test === 1,
	};
	await planDue(tx, house.workspace, [planned], now);
}
