import type { Say } from '../../language/say';
import type { ContactRefusal, Topic } from '../../model/consent';
import { mailboxOf } from '../../model/mailbox';
import { dropDue } from '../../store/repositories/due';
import { heldInvitation, type InvitationRow } from '../../store/repositories/invitations';
import { lockMailbox } from '../../store/repositories/lock';
import { type MessageRow, updateMessage } from '../../store/repositories/messages';
import type { Tx } from '../../store/store';
import type { House } from '../house';
import { sayOf } from '../workspace/spoken';
import { endInvitation, endVoid } from '../ask/end';
import { contactChannel, topicOfInvitation } from '../customer/consent';
import { forgetPlanned } from './forget-planned';
import { refusesMail, refusesMessage } from './refuses-mail';
import { settleCare } from './settle-care';

/** What a message was about has ended since (answered, cancelled, opted out). */
export type Void = { kind: 'void'; code: string; text: string };

/** The invitation that a message belongs to, if any; its customer is held until the transaction ends. */
export async function invitationOf(
	tx: Tx,
	house: House,
	invitationId: string | null,
): Promise<InvitationRow | undefined> {
	return invitationId === null
		? undefined
		: await heldInvitation(tx, house.store.dialect, house.workspace, invitationId);
}

/**
 * Why what a message asks about has ended: answered, cancelled, opted out, or it would be void on arrival.
 *
 * @returns a sentence; `null` when it has not
 */
export async function endedMeanwhile(
	tx: Tx,
	house: House,
	invitation: InvitationRow,
	now: number,
): Promise<string | null> {
	return endedText(invitation, sayOf(house)) ?? (await ranOut(tx, house, invitation, now));
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
 *
 * @param about.row its customer is held already
 */
export async function refusalOfReader(
	tx: Tx,
	house: House,
	about: {
		row: MessageRow;
		invitation: InvitationRow | undefined;
		/** Of a message of a campaign. */
		care?: { topic: Pick<Topic, 'metric'> } | null;
		test: boolean;
	},
	now: number,
): Promise<Void | null> {
	const { row, invitation, care = null } = about;
	const topic = topicOf(row, invitation, care?.topic.metric ?? null);
	// A test goes to the test address.
	if (topic === null || about.test) return null;
	const { store, workspace } = house;
	const id = row.customer_id;
	const customer = id === null ? null : { customer_id: id };
	const address = row.channel === 'email' ? row.recipient : null;
	const mailbox = address === null ? null : mailboxOf(address);
	if (mailbox !== null) await lockMailbox(tx, store.dialect, workspace, mailbox);
	const refused = await refusesMessage(tx, house, { customer, address }, topic, now);
	const refusal = refused ?? (await refusesMail(tx, house, address));
	if (!refusal) return null;
	await leaveUnsent(tx, house, row, { text: refusal.text, at: now });
	if (invitation) await endRefused(tx, house, invitation, refusal, now);
	const held = { state: 'held', reason: refusal.code } as const;
	if (row.kind === 'care') await settleCare(tx, house, row.message_key, held, now);
	return { kind: 'void', ...refusal };
}

/** A message that does not leave any more, and why. */
export async function leaveUnsent(
	tx: Tx,
	house: House,
	{ message_key: key }: MessageRow,
	{ text: reason, at }: { text: string; at: number },
): Promise<void> {
	await updateMessage(tx, house.workspace, key, { state: 'failed', reason, updated_at: at });
	await forgetPlanned(tx, house, key);
}

/** What a message is about, where its reader may object to it. */
function topicOf(
	row: MessageRow,
	invitation: InvitationRow | undefined,
	metric: Topic['metric'],
): Topic | null {
	const channel = contactChannel(row.channel);
	if (invitation) return { ...topicOfInvitation(invitation), channel };
	// A task for the owner is no contact with the customer.
	if (row.kind === 'care') return row.purpose && { purpose: row.purpose, metric, channel };
	// Mails of an older version say nothing of it.
	const purpose = row.purpose ?? (row.customer_id === null ? null : 'service');
	if (!['own', 'incentive'].includes(row.kind) || purpose === null) return null;
	return { purpose, metric: null, channel };
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
