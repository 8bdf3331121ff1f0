import type { MessageKind } from '../../model/item';
import { type InvitationRow, updateInvitation } from '../../store/repositories/invitations';
import {
	insertMessage,
	type MessageRow,
	noWays,
	takeMessage,
	waitMessage,
} from '../../store/repositories/messages';
import type { Tx } from '../../store/store';
import type { House } from '../house';
import { sayOf } from '../workspace/spoken';
import { anotherNode } from './another-node';
import { type CareLetter, careNow, careSent, careUnsent } from './care-now';
import { forgetPlanned } from './forget-planned';
import { type HeldReader, heldReader } from './held-reader';
import { endedMeanwhile, invitationOf, refusalOfReader, type Void } from './may-leave';
import { inTransaction } from './settle-care';

export type SendingTicket =
	/** Go on and send with this Message-ID; `care` is there for a message of a campaign. */
	| { kind: 'send'; message: MessageRow; care: CareLetter | null }
	/** Another process is sending it at this moment: ask again. */
	| { kind: 'elsewhere' }
	/** Another channel may have taken it, and nobody knows: by this one it does not leave. */
	| { kind: 'bound'; channel: string }
	/** This logical message has left before; sending it again would pester. */
	| { kind: 'already_sent'; message: MessageRow }
	| Void;

/**
 * For how long a message belongs to the process that sends it after its last mark, ms; it is marked anew
 * while it waits for its turn and while it is handed over. On a file of SQLite, too, there are two processes
 * while n8n is replaced by a newer one.
 */
export const sentWithin = 60_000;

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
	/** Whom it is about. */
	about?: string | null;
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
	return await inTransaction(house, input.key, async (tx) => {
		const { workspace } = house;
		const looked = input.kind === 'care' ? await careNow(tx, house, input.key, now) : null;
		if (looked?.kind === 'void') return await careUnsent(tx, house, input.key, looked, now);
		const care = looked?.care ?? null;
		const { invitation, reader, isErased } = await whoReads(tx, house, {
			...input,
			...(care && { customerId: care.customerId }),
		});
		if (isErased) {
			await forgetPlanned(tx, house, input.key);
			return { kind: 'void', code: 'void', text: sayOf(house)('send.erased') };
		}
		if (invitation) {
			const ended = await endedMeanwhile(tx, house, invitation, now);
			if (ended !== null) {
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
			customer_id: reader,
			kind: input.kind,
			purpose: care?.to === 'customer' ? care.topic.purpose : null,
			channel: input.channel,
			recipient: kept(input),
			state: 'sending',
			reason: null,
			...noWays,
			tries: 1,
			created_at: now,
			updated_at: now,
		});
		if (row.state === 'sent' && care) return await careSent(tx, house, row);
		if (row.state === 'sent') {
			await forgetPlanned(tx, house, input.key);
			return { kind: 'already_sent', message: row };
		}
		const refusal = await refusalOfReader(
			tx,
			house,
			{
				row: { ...row, recipient: input.recipient, channel: input.channel },
				invitation,
				care,
				test: input.test,
			},
			now,
		);
		if (refusal) return refusal;
		let taken: Parameters<typeof takeMessage>[2] | null = null;
		if (!inserted) {
			const bound = boundTo(row);
			const isBound = bound !== null && bound !== input.channel;
			if (isHeld(row, now) && !(isBound && bound === anotherNode)) return { kind: 'elsewhere' };
			if (isBound) return { kind: 'bound', channel: bound };
			taken = { ...takenBy(row, input), recipient: kept(input), updated_at: now };
			if (!(await takeMessage(tx, row, taken))) return { kind: 'elsewhere' };
		}
		if (invitation?.state === 'scheduled') {
			await updateInvitation(tx, workspace, invitation.invitation_id, {
				state: 'sending',
				updated_at: now,
			});
		}
		const message = taken ? { ...row, ...taken, tries: row.tries + 1 } : row;
		return { kind: 'send', message, care };
	});
}

/**
 * Whether somebody is sending it at this moment. A mark from a time to come was made before the machine's clock was
 * set back.
 */
const isHeld = ({ state, updated_at: markedAt }: MessageRow, now: number): boolean =>
	state === 'sending' && Math.abs(now - markedAt) < sentWithin;

/**
 * The channel that may have taken a message without anybody knowing: a process died over it, or the way there
 * broke off. What a later try is answered says nothing of that one. What was refused, or never left, is free.
 */
export function boundTo({ state, channel, unsure_by: unsureBy }: MessageRow): string | null {
	return unsureBy ?? (state === 'sending' ? channel : null);
}

/** By another channel it is known by another Message-ID; one that had failed begins anew. */
function takenBy(
	row: MessageRow,
	{ channel, messageId }: Pick<SendingStart, 'channel' | 'messageId'>,
): Partial<MessageRow> {
	return {
		unsure_by: boundTo(row),
		...(row.channel !== channel && { channel, message_id: messageId }),
		...(row.state === 'failed' && { ways: null }),
	};
}

/** Somebody who was erased is told so, and their address is not stored for it. */
const kept = ({ kind, recipient }: SendingStart): string => (kind === 'erasure' ? '' : recipient);

/** Whom a message goes to or is about, held before anything else, with its invitation. */
async function whoReads(
	tx: Tx,
	house: House,
	input: SendingStart,
): Promise<HeldReader & { invitation: InvitationRow | undefined }> {
	const invitation = await invitationOf(tx, house, input.invitationId);
	if (invitation) return { invitation, reader: invitation.customer_id, isErased: false };
	const held = await heldReader(tx, house, input);
	const isGone = input.invitationId !== null && !input.test;
	return { invitation, reader: held.reader, isErased: held.isErased || isGone };
}

/**
 * Gives a message back that could not leave now, because the server was not there or asked to come
 * later: whoever brings it again, in any process, may send it, with the same Message-ID. What is
 * planned stays planned.
 *
 * @param unsureBy the channel by which alone it goes on, since it may have taken it
 */
export async function postponeSending(
	house: House,
	now: number,
	key: string,
	unsureBy: string | null = null,
): Promise<void> {
	const { store, workspace } = house;
	const unsure = unsureBy === null ? {} : { unsure_by: unsureBy };
	await waitMessage(store.db, workspace, key, { updated_at: now, ...unsure });
}
