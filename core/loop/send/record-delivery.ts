import { NotFoundError } from '../../model/errors';
import type { SendFailure } from '../../model/states';
import { mailboxOf } from '../../model/mailbox';
import { updateMailbox } from '../../store/repositories/mailboxes';
import { heldInvitation, type InvitationRow } from '../../store/repositories/invitations';
import {
	findMessage,
	insertMessage,
	type MessageRow,
	noWays,
	refusedWays,
	type RefusedWay,
	updateMessage,
} from '../../store/repositories/messages';
import type { Tx } from '../../store/store';
import type { House } from '../house';
import { knownInvitation } from '../ask/known-invitation';
import { forgetPlanned } from './forget-planned';
import { inTransaction, lockCare, settleCare } from './settle-care';
import { markFailed, markSent } from './settle-invitation';

export type DeliveryReport = {
	/** The logical message, or the Message-ID a bounce quotes. */
	message: { key: string } | { messageId: string } | { invitationId: string };
	state: 'sent' | 'failed';
	reason: string | null;
	/** What the invitation says about it in a word; `send_failed` where nothing is given. */
	code?: SendFailure;
	/** By which way it was refused, where that is known. */
	way?: RefusedWay;
	/** The mail address is wrong for good: it is not used again until it changes. */
	permanent: boolean;
	/** For messages another node sent: any name; `null` = the invitation's channel. */
	channel: string | null;
	recipient: string;
	/** Its sending was begun here: where it is not known, whom it went to was erased meanwhile. */
	begunHere?: boolean;
};

/**
 * Records what became of a message: from the Message node, from a bounce, or for a channel that
 * another node served. A sent invitation spends its contact and plans its reminders. Sent or refused,
 * a message is not planned any more.
 *
 * @throws NotFoundError if no message and no invitation is meant.
 */
export async function recordDelivery(
	house: House,
	now: number,
	report: DeliveryReport,
): Promise<{ invitation: InvitationRow | null; message: MessageRow | null }> {
	const key = 'key' in report.message ? report.message.key : '';
	return await inTransaction(house, key, async (tx) => {
		const { workspace } = house;
		const message = await messageOf(tx, house, report, now);
		if (!message) return { invitation: null, message: null };
		const isCare = message.kind === 'care';
		if (isCare) await lockCare(tx, house, message.message_key);
		const isNews = message.state !== 'sent' || report.state === 'failed';
		if (isNews) {
			await updateMessage(tx, workspace, message.message_key, {
				state: report.state,
				reason: report.reason,
				// Somebody who says what became of it knows; the answer to a later try does not.
				...(report.begunHere !== true && { unsure_by: null }),
				...(report.way && { ways: JSON.stringify([...refusedWays(message), report.way]) }),
				updated_at: now,
			});
		}
		await forgetPlanned(tx, house, message.message_key);
		if (isCare && isNews) {
			await settleCare(tx, house, message.message_key, { state: report.state }, now);
		}
		const after: MessageRow = { ...message, state: report.state, reason: report.reason };
		const wrong = report.permanent && report.state === 'failed' && message.channel === 'email';
		const invitation =
			message.invitation_id === null
				? undefined
				: await heldInvitation(tx, house.store.dialect, workspace, message.invitation_id);
		if (wrong) {
			const reason = report.reason ?? 'refused';
			await closeMailbox(tx, house, message, { invitation, reason, now });
		}
		if (!invitation) return { invitation: null, message: after };
		return {
			invitation:
				report.state === 'sent'
					? await markSent(tx, house, invitation, now)
					: await markFailed(
							tx,
							house,
							invitation,
							{ code: report.code ?? 'send_failed', text: report.reason ?? 'refused' },
							now,
						),
			message: after,
		};
	});
}

/** The mailbox of a customer that a mail came back from for good is not used again until it changes. */
export async function closeMailbox(
	tx: Tx,
	{ workspace }: House,
	{ recipient, customer_id: customerId, kind, purpose }: MessageRow,
	about: { invitation: InvitationRow | undefined; reason: string; now: number },
): Promise<void> {
	const to = recipient === '' ? about.invitation?.recipient : recipient;
	const mailbox = mailboxOf(to ?? '');
	// A task for the owner names the customer whom it is about.
	const isTheirs = customerId !== null && !(kind === 'care' && purpose === null);
	if (mailbox === null || !isTheirs) return;
	const { now } = about;
	const reason = about.reason.slice(0, 500);
	await updateMailbox(tx, workspace, mailbox, { state: 'failed', reason, failed_at: now }, now);
}

async function messageOf(
	tx: Tx,
	house: House,
	report: DeliveryReport,
	now: number,
): Promise<MessageRow | null> {
	const { message: by } = report;
	if ('invitationId' in by) {
		const known = await knownInvitation(tx, house, by.invitationId);
		const { invitation_id: id } = known;
		const held = await heldInvitation(tx, house.store.dialect, house.workspace, id);
		// Erased at this moment: it is not known any more.
		const invitation = held ?? (await knownInvitation(tx, house, id));
		const key = `${invitation.invitation_id}:${invitation.attempt}`;
		const { row } = await insertMessage(tx, {
			workspace_id: house.workspace,
			message_key: key,
			message_id: key,
			invitation_id: invitation.invitation_id,
			case_id: null,
			customer_id: invitation.customer_id,
			kind: invitation.attempt > 1 ? 'reminder' : 'invitation',
			purpose: null,
			channel: report.channel ?? invitation.channel,
			recipient: report.recipient,
			state: 'sending',
			reason: null,
			...noWays,
			tries: 1,
			created_at: now,
			updated_at: now,
		});
		return row;
	}
	const found = await findMessage(tx, house.workspace, by);
	if (found) return found;
	if (report.begunHere === true) return null;
	const which = 'key' in by ? by.key : by.messageId;
	throw new NotFoundError(
		`No message "${which}" was ever marked as being sent in this workspace.`,
		'Use the invitation id, or the Message-ID that the bounce quotes.',
	);
}
