import type { MessagePurpose } from '../../model/consent';
import type { ItemMessage } from '../../model/item';
import { planDue } from '../../store/repositories/due';
import { insertMessage, noWays } from '../../store/repositories/messages';
import type { House } from '../house';
import { heldReader } from './held-reader';

/** What is kept of a message until it has left: it is personal data. */
export type PlannedMessage = Pick<ItemMessage, 'to' | 'subject' | 'text' | 'html'> &
	Partial<Pick<ItemMessage, 'markdown' | 'short' | 'reader' | 'channel'>>;

/**
 * Stores a message of one's own before it is sent, so that a crash loses nothing: unless it has left
 * by `dueAt`, the clock brings it. Planning it again, or one that was sent, changes nothing.
 *
 * @param message.dueAt epoch ms; `null`: the clock does not bring it, since not all of it is kept
 * @returns `erased`: somebody whom it names was erased since it was written; nothing is stored
 */
export async function planMessage(
	house: House,
	now: number,
	message: {
		key: string;
		messageId: string;
		channel: string;
		recipient: string;
		planned: PlannedMessage;
		/** Of a customer: whether they opted out is asked again when it leaves. */
		customerId: string | null;
		/** Whom it is about, where it goes to somebody else. */
		about?: string | null;
		/** Of mail to somebody of the house: `null`. */
		purpose: MessagePurpose | null;
		caseId: string | null;
		test: boolean;
		dueAt: number | null;
	},
): Promise<'planned' | 'erased'> {
	const { workspace } = house;
	return await house.store.transaction(async (tx) => {
		const { reader, isErased } = await heldReader(tx, house, message);
		if (isErased) return 'erased';
		const { row } = await insertMessage(tx, {
			workspace_id: workspace,
			message_key: message.key,
			message_id: message.messageId,
			invitation_id: null,
			case_id: message.caseId,
			customer_id: reader,
			kind: 'own',
			purpose: message.purpose,
			channel: message.channel,
			recipient: message.recipient,
			state: 'waiting',
			reason: null,
			...noWays,
			tries: 0,
			created_at: now,
			updated_at: now,
		});
		const { key, about, planned, dueAt, test } = message;
		if (row.state === 'sent' || dueAt === null) return 'planned';
		const refId = reader ?? about ?? key;
		const due = { kind: 'message' as const, key, refId, dueAt, test };
		await planDue(tx, workspace, [{ ...due, data: planned }], now);
		return 'planned';
	});
}
