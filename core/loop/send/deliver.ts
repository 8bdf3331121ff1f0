import { NotFoundError } from '../../model/errors';
import type { ItemMessage } from '../../model/item';
import { releaseContact, reserveContact } from '../../store/repositories/contacts';
import { updateCustomer } from '../../store/repositories/customers';
import { dropDue, planDue } from '../../store/repositories/due';
import {
	findInvitation,
	type InvitationRow,
	updateInvitation,
} from '../../store/repositories/invitations';
import {
	findMessage,
	insertMessage,
	type MessageRow,
	takeMessage,
	updateMessage,
	waitMessage,
} from '../../store/repositories/messages';
import { loadSettings } from '../../store/repositories/workspaces';
import type { Tx } from '../../store/store';
import type { House } from '../house';

export type SendingTicket =
	/** Go on and send with this Message-ID. */
	| { kind: 'send'; message: MessageRow }
	/** Another process is sending it at this moment: ask again. */
	| { kind: 'elsewhere' }
	/** This logical message has left before; sending it again would pester. */
	| { kind: 'already_sent'; message: MessageRow }
	/** What it was about has ended since (answered, cancelled, opted out). */
	| { kind: 'void'; text: string };

/**
 * For how long a message belongs to the process that sends it, ms: longer than a mail server lets wait.
 * In SQLite there is no other process.
 */
const sentWithin = 60_000;

/**
 * Marks a logical message as being sent. A message that was being sent when the process died may be
 * sent again, with the same Message-ID; one that was sent is not, nor one that another process is
 * sending.
 */
export async function beginSending(
	house: House,
	now: number,
	input: {
		key: string;
		kind: ItemMessage['kind'];
		messageId: string;
		channel: string;
		recipient: string;
		invitationId: string | null;
		caseId: string | null;
		/** Whether the item is marked as a test. */
		test: boolean;
	},
): Promise<SendingTicket> {
	return await house.store.transaction(async (tx) => {
		const { workspace } = house;
		const invitation = await invitationFor(tx, house, input.invitationId);
		if (invitation) {
			const ended = endedText(invitation);
			if (ended) return { kind: 'void', text: ended };
			// An item that lost its mark on the way must not reach the real customer.
			if (invitation.test === 1 && !input.test) {
				return {
					kind: 'void',
					text: 'This is a test invitation, but the item is not marked as one.',
				};
			}
		}
		const { row, inserted } = await insertMessage(tx, {
			workspace_id: workspace,
			message_key: input.key,
			message_id: input.messageId,
			invitation_id: input.invitationId,
			case_id: input.caseId,
			customer_id: invitation?.customer_id ?? null,
			kind: input.kind,
			channel: input.channel,
			recipient: input.recipient,
			state: 'sending',
			reason: null,
			tries: 1,
			created_at: now,
			updated_at: now,
		});
		if (row.state === 'sent') return { kind: 'already_sent', message: row };
		if (!inserted) {
			const held = row.state === 'sending' && now < row.updated_at + sentWithin;
			if (held && house.store.dialect === 'postgres') return { kind: 'elsewhere' };
			const change = { recipient: input.recipient, updated_at: now };
			if (!(await takeMessage(tx, row, change))) return { kind: 'elsewhere' };
		}
		if (invitation?.state === 'scheduled') {
			await updateInvitation(tx, workspace, invitation.invitation_id, {
				state: 'sending',
				updated_at: now,
			});
		}
		return { kind: 'send', message: row };
	});
}

async function invitationFor(
	tx: Tx,
	house: House,
	invitationId: string | null,
): Promise<InvitationRow | undefined> {
	return invitationId === null
		? undefined
		: await findInvitation(tx, house.workspace, invitationId);
}

function endedText(invitation: InvitationRow): string | null {
	switch (invitation.state) {
		case 'scheduled':
		case 'sending':
		case 'sent':
		case 'viewed':
		case 'failed':
			return null;
		case 'partial':
		case 'completed':
			return 'The customer has answered.';
		default:
			return invitation.reason_text ?? `The invitation is ${invitation.state}.`;
	}
}

/**
 * Gives a message back that could not leave now, because the server was not there or asked to come
 * later: whoever brings it again, in any process, may send it, with the same Message-ID.
 */
export async function postponeSending(house: House, now: number, key: string): Promise<void> {
	const { store, workspace } = house;
	await waitMessage(store.db, workspace, key, now);
}

export type DeliveryReport = {
	/** The logical message, or the Message-ID a bounce quotes. */
	message: { key: string } | { messageId: string } | { invitationId: string };
	state: 'sent' | 'failed';
	reason: string | null;
	/** The address is wrong for good: it is not used again until it changes. */
	permanent: boolean;
	/** For messages another node sent. */
	channel: string;
	recipient: string;
};

/**
 * Records what became of a message: from the Message node, from a bounce, or for a channel that
 * another node served. A sent invitation spends its contact and plans its reminders.
 *
 * @throws NotFoundError if no message and no invitation is meant.
 */
export async function recordDelivery(
	house: House,
	now: number,
	report: DeliveryReport,
): Promise<{ invitation: InvitationRow | null; message: MessageRow | null }> {
	return await house.store.transaction(async (tx) => {
		const { workspace } = house;
		const message = await messageOf(tx, house, report, now);
		if (message.state !== 'sent' || report.state === 'failed') {
			await updateMessage(tx, workspace, message.message_key, {
				state: report.state,
				reason: report.reason,
				updated_at: now,
			});
		}
		const after: MessageRow = { ...message, state: report.state, reason: report.reason };
		if (report.permanent && report.state === 'failed' && message.customer_id !== null) {
			await updateCustomer(tx, workspace, message.customer_id, {
				address_state: 'failed',
				address_reason: `${message.recipient}: ${report.reason ?? 'refused'}`.slice(0, 500),
				updated_at: now,
			});
		}
		const invitation = await invitationFor(tx, house, message.invitation_id);
		if (!invitation) return { invitation: null, message: after };
		return {
			invitation:
				report.state === 'sent'
					? await markSent(tx, house, invitation, now)
					: await markFailed(tx, house, invitation, report.reason ?? 'refused', now),
			message: after,
		};
	});
}

async function messageOf(
	tx: Tx,
	house: House,
	report: DeliveryReport,
	now: number,
): Promise<MessageRow> {
	const { message: by } = report;
	if ('invitationId' in by) {
		const invitation = await findInvitation(tx, house.workspace, by.invitationId);
		if (!invitation) {
			throw new NotFoundError(`There is no invitation "${by.invitationId}".`, 'Check its id.');
		}
		const key = `${invitation.invitation_id}:${invitation.attempt}`;
		const { row } = await insertMessage(tx, {
			workspace_id: house.workspace,
			message_key: key,
			message_id: key,
			invitation_id: invitation.invitation_id,
			case_id: null,
			customer_id: invitation.customer_id,
			kind: invitation.attempt > 1 ? 'reminder' : 'invitation',
			channel: report.channel,
			recipient: report.recipient,
			state: 'sending',
			reason: null,
			tries: 1,
			created_at: now,
			updated_at: now,
		});
		return row;
	}
	const found = await findMessage(tx, house.workspace, by);
	if (found) return found;
	const which = 'key' in by ? by.key : by.messageId;
	throw new NotFoundError(
		`No message "${which}" was ever marked as being sent in this workspace.`,
		'Use the invitation id, or the Message-ID that the bounce quotes.',
	);
}

async function markSent(
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
	if (first) {
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

async function markFailed(
	tx: Tx,
	house: House,
	invitation: InvitationRow,
	reason: string,
	now: number,
): Promise<InvitationRow> {
	// Answered, or ended with a reason of its own: that the mail bounced as well changes nothing.
	if (!['scheduled', 'sending', 'sent', 'viewed', 'failed'].includes(invitation.state)) {
		return invitation;
	}
	const change: Partial<InvitationRow> = {
		state: 'failed',
		reason: 'send_failed',
		reason_text: reason,
		updated_at: now,
	};
	await updateInvitation(tx, house.workspace, invitation.invitation_id, change);
	await dropDue(tx, house.workspace, invitation.invitation_id, ['invitation_due', 'reminder']);
	// Nobody was contacted; the first message that leaves spends the contact.
	if (invitation.sent_at === null) {
		await releaseContact(tx, house.workspace, invitation.invitation_id);
	}
	return { ...invitation, ...change };
}
