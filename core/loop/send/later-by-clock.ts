import { deferDue } from '../../store/repositories/due';
import type { House } from '../house';

/**
 * Has the clock bring a message later that its channel has no room for; that counts as no try.
 *
 * @param at epoch ms
 * @returns whether it is planned at all; what is not, whoever has it brings again
 */
export async function laterByClock(
	{ store, workspace }: House,
	planned: { key: string; invitationId: string | null },
	at: number,
): Promise<boolean> {
	return (await deferDue(store.db, workspace, planned, at)) > 0;
}
