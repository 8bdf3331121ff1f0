import {
	dropRefused,
	keepRefused,
	type RefusedSender,
} from '../../store/repositories/refused-senders';
import type { RefusalReason } from '../../systems/source/source';
import type { House } from '../house';

/** Which of a sender's secrets or ids is another one than the node's. */
const told: readonly RefusalReason[] = ['wrong_token', 'wrong_key', 'wrong_receiver'];

export const isTold = (reason: RefusalReason): reason is RefusedSender['reason'] =>
	told.includes(reason);

/** The same is written once in so long, ms: anybody may call an address, as often as they like. */
const pause = 60_000;
/** When what was last written for a receiver, epoch ms. */
const written = new Map<string, { what: string; at: number }>();

async function once(
	{ workspace }: House,
	now: number,
	{ receiver, what }: { receiver: string; what: string },
	write: () => Promise<void>,
): Promise<void> {
	const key = `${workspace} ${receiver}`;
	const last = written.get(key);
	if (last?.what === what && now - last.at < pause && now >= last.at) return;
	written.set(key, { what, at: now });
	// What is shown in the health check must not keep a sender from its answer.
	await write().catch(() => written.delete(key));
}

/** Notes why a sender was refused, for the health check. */
export async function noteRefused(
	house: House,
	now: number,
	refused: Omit<RefusedSender, 'times' | 'at'>,
): Promise<void> {
	const { receiver, reason } = refused;
	await once(house, now, { receiver, what: reason }, async () => {
		await keepRefused(house.store.db, house.workspace, { ...refused, at: now });
	});
}

/** Notes that a sender was let in: what was wrong is put right. */
export async function noteLetIn(house: House, now: number, receiver: string): Promise<void> {
	await once(house, now, { receiver, what: 'let in' }, async () => {
		await dropRefused(house.store.db, house.workspace, receiver);
	});
}
