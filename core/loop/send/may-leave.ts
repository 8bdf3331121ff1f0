import type { Say } from '../../language/say';
import type { ContactRefusal, Topic } from '../../model/consent';
import { mailboxOf } from '../../model/mailbox';
import { dropDue } from '../../store/repositories/due';
import { heldInvitation, type InvitationRow } from '../../store/repositories/invitations';
import { lockMailbox } from '../../store/repositories/lock';
import { type MessageRow, updateMessage } from '../../store/repositories/messages';
import type { Db, Tx } from '../../store/store';
import type { House } from '../house';
import { sayOf } from '../workspace/spoken';
import { endInvitation, endVoid, whyVoid } from '../ask/end';
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
 * Why what a message asks about has ended: answered, cancelled, opted out, or it would be void on arrival, behind
 * a server that was away for long.
 *
 * @returns a sentence; `null` when it has not
 */
export async function whyEnded(
	db: Db | Tx,
	house: House,
	invitation: InvitationRow,
	now: number,
): Promise<string | null> {
	const ended = endedText(invitation, sayOf(house));
	if (ended !== null) return ended;
	const { sent_at: sentAt, expires_at: expiresAt } = invitation;
	if (sentAt === null) return (await whyVoid(db, house, invitation, now))?.text ?? null;
	const ranOutSince = expiresAt !== null && now >= expiresAt;
	return ranOutSince ? sayOf(house)('send.ran_out') : null;
}

/** The same, and an invitation whose first message would be void on arrival ends. */
export async function endedMeanwhile(
	tx: Tx,
	house: House,
	invitation: InvitationRow,
	now: number,
): Promise<string | null> {
	const text = await whyEnded(tx, house, invitation, now);
	if (text === null || endedText(invitation, sayOf(house)) !== null) return text;
	if (invitation.sent_at === null) await endVoid(tx, house, invitation, now);
	return text;
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

/** What is asked of whoever a message goes to. */
export type AboutReader = {
	row: MessageRow;
	invitation: InvitationRow | undefined;
	/** Of a message of a campaign. */
	care?: { topic: Pick<Topic, 'metric'> } | null;
	test: boolean;
};

type Refusal = { code: ContactRefusal | 'address_failed'; text: string };

const addressOf = ({ channel, recipient }: MessageRow): string | null =>
	channel === 'email' ? recipient : null;

/**
 * Why whoever a message goes to does not get it: they have objected since it was planned, or rest, or the mailbox
 * takes no mail; `null` when nothing stands against it.
 */
export async function whyRefused(
	db: Db | Tx,
	house: House,
	{ row, invitation, care = null, test }: AboutReader,
	now: number,
): Promise<Refusal | null> {
	const topic = topicOf(row, invitation, care?.topic.metric ?? null);
	// A test goes to the test address.
	if (topic === null || test) return null;
	const id = row.customer_id;
	const reached = { customer: id === null ? null : { customer_id: id }, address: addressOf(row) };
	const refused = await refusesMessage(db, house, reached, topic, now);
	return refused ?? (await refusesMail(db, house, reached.address));
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
	about: AboutReader,
	now: number,
): Promise<Void | null> {
	const { row, invitation, care = null, test } = about;
	const { store, workspace } = house;
	const address = addressOf(row);
	const mailbox = address === null || test ? null : mailboxOf(address);
	if (mailbox !== null && topicOf(row, invitation, care?.topic.metric ?? null) !== null) {
		await lockMailbox(tx, store.dialect, workspace, mailbox);
	}
	const refusal = await whyRefused(tx, house, about, now);
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
	{ code: reason, text }: Refusal,
	now: number,
): Promise<void> {
	if (invitation.sent_at !== null) {
		await dropDue(tx, house.workspace, invitation.invitation_id);
	} else {
		await endInvitation(tx, house, invitation, now, { state: 'suppressed', reason, text });
	}
}
