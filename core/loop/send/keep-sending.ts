import { findMessage, type MessageRow, renewMessage } from '../../store/repositories/messages';
import { findInvitation } from '../../store/repositories/invitations';
import { holdCustomer } from '../../store/repositories/lock';
import type { Tx } from '../../store/store';
import type { House } from '../house';
import { sentWithin } from './begin-sending';
import { type CareLetter, careNow } from './care-now';
import {
	endedMeanwhile,
	invitationOf,
	leaveUnsent,
	refusalOfReader,
	type Void,
	whyEnded,
	whyRefused,
} from './may-leave';
import { inTransaction, lockCare, takeBackCare } from './settle-care';

/** After this long a message that is still being sent is marked anew, ms. */
export const marksAnewAfter = sentWithin / 3;

/** What a message may do whose turn has come. */
export type Turn =
	| { kind: 'leave' }
	/** Somebody else has taken it, or settled it, since it was marked. */
	| { kind: 'taken' }
	| Void;

/**
 * Whether a message that was marked as being sent may leave now that its turn has come, which may be much
 * later: it still belongs to this process, what it asks about has not ended, and its reader has not
 * objected since. One that may leave belongs to this process for another while.
 *
 * @param marked as it was marked, when (epoch ms), whether its item is marked as a test, and what it is sent with
 */
export async function keepSending(
	house: House,
	now: number,
	marked: { message: MessageRow; at: number; test: boolean; care?: CareLetter | null },
): Promise<Turn> {
	const { message, at, test, care = null } = marked;
	const { message_key: key } = message;
	const isLate = Math.abs(now - at) >= marksAnewAfter;
	if (!isLate && (await nothingAgainst(house, now, { message, test, care }))) {
		return { kind: 'leave' };
	}
	return await inTransaction(house, key, async (tx) => {
		const { workspace } = house;
		const looked = care && isLate ? await careNow(tx, house, key, now) : null;
		if (care && !isLate) await lockCare(tx, house, key);
		// Read anew: its customer may have been merged into another one.
		const row = await heldMessage(tx, house, message);
		if (row?.state !== 'sending' || row.tries !== message.tries) return { kind: 'taken' };
		if (isLate && !(await renewMessage(tx, workspace, row, now))) return { kind: 'taken' };
		if (looked?.kind === 'void') {
			await takeBackCare(tx, house, key);
			await leaveUnsent(tx, house, row, { text: looked.text, at: now });
			return looked;
		}
		const invitation = await invitationOf(tx, house, row.invitation_id);
		const text = invitation ? await endedMeanwhile(tx, house, invitation, now) : null;
		if (text !== null) {
			await leaveUnsent(tx, house, row, { text, at: now });
			return { kind: 'void', code: 'void', text };
		}
		const reached = { row, invitation, care, test };
		return (await refusalOfReader(tx, house, reached, now)) ?? { kind: 'leave' };
	});
}

/**
 * Whether a message that was marked a moment ago is as it was, and nothing stands against it by now. Nothing is
 * held for it, so that nobody's turn lasts as long as a transaction; where something has come between, one decides.
 */
async function nothingAgainst(
	house: House,
	now: number,
	{ message, test, care }: { message: MessageRow; test: boolean; care: CareLetter | null },
): Promise<boolean> {
	const { store, workspace } = house;
	const { db } = store;
	const row = await findMessage(db, workspace, { key: message.message_key });
	if (row?.state !== 'sending' || row.tries !== message.tries) return false;
	const id = row.invitation_id;
	const invitation = id === null ? undefined : await findInvitation(db, workspace, id);
	if (invitation && (await whyEnded(db, house, invitation, now)) !== null) return false;
	return (await whyRefused(db, house, { row, invitation, care, test }, now)) === null;
}

/** A message as it is stored, with whom it goes to held; `undefined` for somebody erased. */
async function heldMessage(
	tx: Tx,
	{ store, workspace }: House,
	{ message_key: key }: MessageRow,
): Promise<MessageRow | undefined> {
	const row = await findMessage(tx, workspace, { key });
	const id = row?.customer_id ?? null;
	if (id === null || (await holdCustomer(tx, store.dialect, workspace, id))) return row;
	return await findMessage(tx, workspace, { key });
}

/** Says that a message is still being sent, and whether it belongs to nobody else. */
export async function renewSending(
	house: House,
	now: number,
	message: MessageRow,
): Promise<boolean> {
	return await renewMessage(house.store.db, house.workspace, message, now);
}
