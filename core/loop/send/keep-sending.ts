import { findMessage, type MessageRow, renewMessage } from '../../store/repositories/messages';
import { holdCustomer } from '../../store/repositories/lock';
import { sharedTransaction } from '../../store/shared-transaction';
import type { Tx } from '../../store/store';
import type { House } from '../house';
import { sentWithin } from './begin-sending';
import { endedMeanwhile, invitationOf, leaveUnsent, refusalOfReader, type Void } from './may-leave';

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
 * @param marked as it was marked, when (epoch ms), and whether its item is marked as a test
 */
export async function keepSending(
	house: House,
	now: number,
	{ message, at, test }: { message: MessageRow; at: number; test: boolean },
): Promise<Turn> {
	return await sharedTransaction(house.store, async (tx) => {
		const { workspace } = house;
		// Read anew: its customer may have been merged into another one.
		const row = await heldMessage(tx, house, message);
		if (row?.state !== 'sending' || row.tries !== message.tries) return { kind: 'taken' };
		if (Math.abs(now - at) >= marksAnewAfter) {
			if (!(await renewMessage(tx, workspace, row, now))) return { kind: 'taken' };
		}
		const invitation = await invitationOf(tx, house, row.invitation_id);
		const text = invitation ? await endedMeanwhile(tx, house, invitation, now) : null;
		if (text !== null) {
			await leaveUnsent(tx, house, row, { text, at: now });
			return { kind: 'void', code: 'void', text };
		}
		return (await refusalOfReader(tx, house, { row, invitation, test }, now)) ?? { kind: 'leave' };
	});
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
