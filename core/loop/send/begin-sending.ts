import type { Say } from '../../language/say';
import type { ContactRefusal, Topic } from '../../model/consent';
import { mailboxOf } from '../../model/mailbox';
import type { MessageKind } from '../../model/item';
import { dropDue } from '../../store/repositories/due';
import {
	findInvitation,
	type InvitationRow,
	updateInvitation,
} from '../../store/repositories/invitations';
import { lockCustomer, lockMailbox } from '../../store/repositories/lock';
import {
	insertMessage,
	type MessageRow,
	renewMessage,
	takeMessage,
	updateMessage,
	waitMessage,
} from '../../store/repositories/messages';
import { sharedTransaction } from '../../store/shared-transaction';
import type { Tx } from '../../store/store';
import type { House } from '../house';
import { sayOf } from '../workspace/spoken';
import { endInvitation, endVoid } from '../ask/end';
import { contactChannel, topicOfInvitation } from '../customer/consent';
import { forgetPlanned } from './forget-planned';
import { refusesMail, refusesMessage } from './refuses-mail';

export type SendingTicket =
	/** Go on and send with this Message-ID. */
	| { kind: 'send'; message: MessageRow }
	/** Another process is sending it at this moment: ask again. */
	| { kind: 'elsewhere' }
	/** This logical message has left before; sending it again would pester. */
	| { kind: 'already_sent'; message: MessageRow }
	/** What it was about has ended since (answered, cancelled, opted out). */
	| { kind: 'void'; code: string; text: string };

/**
 * For how long a message belongs to the process that sends it after its last mark, ms; it is marked anew
 * while it waits for its turn and while it is handed over. In SQLite there is no other process.
 */
const sentWithin = 60_000;

export type SendingStart = {
	key: string;
	kind: MessageKind;
	messageId: string;
	channel: string;
	recipient: string;
	invitationId: string | null;
	caseId: string | null;
	/** Whom it goes to, where no invitation says so. */
	customerId?: string | null;
	/** Whether the item is marked as a test. */
	test: boolean;
};

/**
 * Marks a logical message as being sent. A message that was being sent when the process died may be
 * sent again, with the same Message-ID; one that was sent is not, nor one that another process is
 * sending. What is sent or void is not planned any more.
 */
export async function beginSending(
	house: House,
	now: number,
	input: SendingStart,
): Promise<SendingTicket> {
	return await sharedTransaction(house.store, async (tx) => {
		const { workspace } = house;
		const invitation = await invitationFor(tx, house, input.invitationId);
		if (invitation) {
			const ended =
				endedText(invitation, sayOf(house)) ?? (await ranOut(tx, house, invitation, now));
			if (ended) {
				await forgetPlanned(tx, house, input.key);
				return { kind: 'void', code: 'void', text: ended };
			}
			// An item that lost its mark on the way must not reach the real customer.
			if (invitation.test === 1 && !input.test) {
				const text = sayOf(house)('send.unmarked');
				return { kind: 'void', code: 'void', text };
			}
		}
		const { row, inserted } = await insertMessage(tx, {
			workspace_id: workspace,
			message_key: input.key,
			message_id: input.messageId,
			invitation_id: input.invitationId,
			case_id: input.caseId,
			customer_id: invitation?.customer_id ?? input.customerId ?? null,
			kind: input.kind,
			purpose: null,
			channel: input.channel,
			recipient: input.recipient,
			state: 'sending',
			reason: null,
			tries: 1,
			created_at: now,
			updated_at: now,
		});
		if (row.state === 'sent') {
			await forgetPlanned(tx, house, input.key);
			return { kind: 'already_sent', message: row };
		}
		const refusal = await refusalOfReader(
			tx,
			house,
			{ row: { ...row, recipient: input.recipient }, invitation, test: input.test },
			now,
		);
		if (refusal) return refusal;
		if (!inserted) {
			// A mark from a time to come was made before the machine's clock was set back.
			const held = row.state === 'sending' && Math.abs(now - row.updated_at) < sentWithin;
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
		return { kind: 'send', message: inserted ? row : { ...row, tries: row.tries + 1 } };
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

/** A mail whose link has run out on the way, or whose event has become too old, behind a server that was away for long, does not leave. */
async function ranOut(
	tx: Tx,
	house: House,
	invitation: InvitationRow,
	now: number,
): Promise<string | null> {
	const { sent_at: sentAt, expires_at: expiresAt } = invitation;
	if (sentAt === null) return (await endVoid(tx, house, invitation, now))?.text ?? null;
	const ranOutSince = expiresAt !== null && now >= expiresAt;
	return ranOutSince ? sayOf(house)('send.ran_out') : null;
}

function endedText(invitation: InvitationRow, say: Say): string | null {
	switch (invitation.state) {
		case 'scheduled':
		case 'sending':
		case 'sent':
		case 'viewed':
		case 'failed':
			return null;
		case 'partial':
		case 'completed':
			return say('send.answered');
		default:
			return (
				invitation.reason_text ??
				say('ask.already', { state: say(`invitation.${invitation.state}`) })
			);
	}
}

/**
 * Whoever has objected since a message was planned, or rests, does not get it, and neither does the mailbox
 * of somebody who has. Both are held until the message is marked: an objection comes before it or after.
 */
async function refusalOfReader(
	tx: Tx,
	house: House,
	about: { row: MessageRow; invitation: InvitationRow | undefined; test: boolean },
	now: number,
): Promise<Extract<SendingTicket, { kind: 'void' }> | null> {
	const { row, invitation } = about;
	const topic = topicOf(row, invitation);
	// A test goes to the test address.
	if (topic === null || about.test) return null;
	const { store, workspace } = house;
	const id = row.customer_id;
	if (id !== null) await lockCustomer(tx, store.dialect, workspace, id);
	const customer = id === null ? null : { customer_id: id };
	const address = row.channel === 'email' ? row.recipient : null;
	const mailbox = address === null ? null : mailboxOf(address);
	if (mailbox !== null) await lockMailbox(tx, store.dialect, workspace, mailbox);
	const refused = await refusesMessage(tx, house, { customer, address }, topic, now);
	const refusal = refused ?? (await refusesMail(tx, house, address));
	if (!refusal) return null;
	const change = { state: 'failed', reason: refusal.text, updated_at: now } as const;
	await updateMessage(tx, workspace, row.message_key, change);
	await forgetPlanned(tx, house, row.message_key);
	if (invitation) await endRefused(tx, house, invitation, refusal, now);
	return { kind: 'void', ...refusal };
}

/** What a message is about, where its reader may object to it. */
function topicOf(row: MessageRow, invitation: InvitationRow | undefined): Topic | null {
	if (invitation) return topicOfInvitation(invitation);
	// Mails of an older version say nothing of it.
	const purpose = row.purpose ?? (row.customer_id === null ? null : 'service');
	if (!['own', 'incentive'].includes(row.kind) || purpose === null) return null;
	return { purpose, metric: null, channel: contactChannel(row.channel) };
}

/** What was sent before still answers; it is only not reminded of. */
async function endRefused(
	tx: Tx,
	house: House,
	invitation: InvitationRow,
	{ code: reason, text }: { code: ContactRefusal | 'address_failed'; text: string },
	now: number,
): Promise<void> {
	if (invitation.sent_at !== null) {
		await dropDue(tx, house.workspace, invitation.invitation_id);
	} else {
		await endInvitation(tx, house, invitation, now, { state: 'suppressed', reason, text });
	}
}

/** After this long a message that is still being sent is marked anew, ms. */
export const marksAnewAfter = sentWithin / 3;

/**
 * Before a message leaves that has waited for its turn since it was marked: whether it still belongs to
 * this process, and does for another while.
 */
export async function keepSending(
	house: House,
	now: number,
	message: MessageRow,
	markedAt: number,
): Promise<boolean> {
	if (Math.abs(now - markedAt) < marksAnewAfter) return true;
	return await renewSending(house, now, message);
}

/** Says that a message is still being sent, and whether it belongs to nobody else. */
export async function renewSending(
	house: House,
	now: number,
	message: MessageRow,
): Promise<boolean> {
	return await renewMessage(house.store.db, house.workspace, message, now);
}

/**
 * Gives a message back that could not leave now, because the server was not there or asked to come
 * later: whoever brings it again, in any process, may send it, with the same Message-ID. What is
 * planned stays planned.
 */
export async function postponeSending(house: House, now: number, key: string): Promise<void> {
	const { store, workspace } = house;
	await waitMessage(store.db, workspace, key, now);
}
