import { expireUnanswered } from '../../store/repositories/invitations';
import type { House } from '../house';

/** Marks invitations whose link has run out unanswered. Safe to repeat. */
export async function expireInvitations(house: House, now: number): Promise<void> {
	await house.store.transaction(async (tx) => await expireUnanswered(tx, house.workspace, now));
}
