import { expireUnanswered, reopenEndedEarly } from '../../store/repositories/invitations';
import type { House } from '../house';
import { sayOf } from '../workspace/spoken';

/**
 * Marks invitations whose link has run out unanswered, and takes it back where the machine's clock has been set back
 * since. Safe to repeat.
 */
export async function expireInvitations(house: House, now: number): Promise<void> {
	const { store, workspace } = house;
	const text = sayOf(house)('send.ran_out');
	await store.transaction(async (tx) => {
		await expireUnanswered(tx, workspace, now, text);
		await reopenEndedEarly(tx, workspace, now);
	});
}
