import { openInvitationStates } from '../../model/states';
import { planDue } from '../../store/repositories/due';
import {
	type EventRow,
	moveCyclesAfter,
	receiverOf,
	repetitionsAfter,
	updateEvent,
} from '../../store/repositories/events';
import {
	type InvitationRow,
	invitationsAfter,
	invitationsOfEndedCycles,
	updateInvitation,
} from '../../store/repositories/invitations';
import type { Tx } from '../../store/store';
import type { House } from '../house';
import { sayOf } from '../workspace/spoken';
import { endInvitation } from '../ask/end';
import { cycleKey } from '../ask/dedupe-key';
import { currentCycle } from './place';

/** What a reopening withdraws; what was answered in part counts. */
const unanswered = openInvitationStates.filter((state) => state !== 'partial');

/**
 * After a reopening (perhaps a late one): every later event of the subject moves to the next cycle, its
 * invitation with it; unanswered invitations of ended cycles are cancelled; an event that had been
 * dropped as a repetition of an ended cycle is looked at again. A test moves nothing but tests.
 */
export async function recomputeCycles(
	tx: Tx,
	house: House,
	reopening: EventRow,
	now: number,
): Promise<void> {
	if (reopening.subject_type === null || reopening.subject_id === null) return;
	await moveCyclesAfter(tx, reopening);
	// Highest first: an invitation that moves up must find its new key free.
	for (const invitation of await invitationsAfter(tx, reopening)) await moveUp(tx, invitation);
	for (const event of await repetitionsAfter(tx, reopening)) {
		await reconsider(tx, house, event, now);
	}
	const ended = { cycle: await currentCycle(tx, reopening), states: unanswered };
	for (const invitation of await invitationsOfEndedCycles(tx, reopening, ended)) {
		await endInvitation(tx, house, invitation, now, {
			state: 'cancelled',
			reason: 'subject_reopened',
			text: sayOf(house)('ask.reopened'),
		});
	}
}

async function moveUp(tx: Tx, invitation: InvitationRow): Promise<void> {
	const { workspace_id, invitation_id, dedupe_key: key } = invitation;
	const { subject_source: source, subject_type: type, subject_id: id } = invitation;
	const cycle = invitation.cycle + 1;
	const keyOf = (one: number): string | null =>
		source === null || type === null || id === null ? null : cycleKey({ source, type, id }, one);
	const moved = key === keyOf(invitation.cycle) ? keyOf(cycle) : null;
	await updateInvitation(tx, workspace_id, invitation_id, { cycle, dedupe_key: moved ?? key });
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
		test: false,
	};
	await planDue(tx, house.workspace, [planned], now);
}
