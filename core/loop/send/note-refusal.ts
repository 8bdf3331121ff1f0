import {
	findMessage,
	type MessageRow,
	refusedWays,
	type RefusedWay,
	waitMessage,
} from '../../store/repositories/messages';
import type { House } from '../house';
import { invitationOf } from './may-leave';
import { inTransaction, lockCare } from './settle-care';
import { closeMailbox } from './record-delivery';

/**
 * Notes that a way has refused a message for good, which stays to be sent by another one.
 *
 * @param taken as it was taken to be sent this way
 * @param refusal.wrongMailbox the mailbox that does not exist any more, where that is why
 * @returns whether it still belongs to whoever has taken it
 */
export async function noteRefusal(
	house: House,
	now: number,
	taken: MessageRow,
	{ way, wrongMailbox }: { way: RefusedWay; wrongMailbox: string | null },
): Promise<boolean> {
	const { message_key: key } = taken;
	return await inTransaction(house, key, async (tx) => {
		await lockCare(tx, house, key);
		const row = await findMessage(tx, house.workspace, { key });
		if (row?.state !== 'sending' || row.tries !== taken.tries) return false;
		const ways = JSON.stringify([...refusedWays(row), way]);
		await waitMessage(tx, house.workspace, key, { updated_at: now, ways });
		if (wrongMailbox !== null && row.channel === 'email') {
			const invitation = await invitationOf(tx, house, row.invitation_id);
			await closeMailbox(tx, house, row, { invitation, reason: way.reason, now });
		}
		return true;
	});
}
