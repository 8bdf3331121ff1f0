import { findInvitation, invitationWithShortCode } from '../../store/repositories/invitations';
import type { House } from '../house';
import { invitationItem } from './invitation-item';
import { codeLength } from './short-link';

/**
 * Where a short link leads.
 *
 * @returns `null` for one that was never made, or whose invitation is gone or was ended
 */
export async function behindShortLink(house: House, code: string): Promise<string | null> {
	if (!new RegExp(`^[0-9a-z]{${codeLength}}$`).test(code)) return null;
	const { store, workspace } = house;
	const id = await invitationWithShortCode(store.db, workspace, code);
	const invitation = id === null ? undefined : await findInvitation(store.db, workspace, id);
	if (!invitation) return null;
	const { invitation: part } = await invitationItem(house, invitation);
	return part?.link ?? null;
}
