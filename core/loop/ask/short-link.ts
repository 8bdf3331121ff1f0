import { randomWord } from '../../model/id';
import {
	findInvitation,
	invitationWithShortCode,
	keepShortCode,
} from '../../store/repositories/invitations';
import type { House } from '../house';
import { invitationItem } from './invitation-item';

/** 80 bits of chance: whoever tries a thousand a second for a year finds one of a million with a chance of one in 38 million. */
const codeLength = 16;

/**
 * A short form of an invitation's link, for text messages: at the page's address, with a code in place of the token.
 * It leads to the same page and no further, ends with it, and is deleted with the invitation.
 *
 * @param link the whole link
 * @returns the link itself where the invitation is not known
 */
export async function shortLink(house: House, invitationId: string, link: string): Promise<string> {
	const { store, workspace } = house;
	const code = await keepShortCode(store.db, workspace, invitationId, randomWord(codeLength));
	if (code === null || !URL.canParse(link)) return link;
	const { origin, pathname } = new URL(link);
	return `${origin}${pathname}?s=${code}`;
}

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
