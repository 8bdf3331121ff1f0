import { expireUnanswered } from '../../store/repositories/invitations';
import type { House } from '../house';
import { sayOf } from '../workspace/spoken';

/** Marks invitations whose link has run out unanswered. Safe to repeat. */
export async function expireInvitations(house: House, now: number): Promise<void> {
	const { store, workspace } = house;
	const text = sayOf(house)('send.ran_out');
	await store.transaction(async (tx) => await expireUnanswered(tx, workspace, now, text));
}
