import { randomWord } from '../../model/id';
import { keepShortCode } from '../../store/repositories/invitations';
import type { Db, Tx } from '../../store/store';
import type { House } from '../house';

/** 80 bits of chance: whoever tries a thousand a second for a year finds one of a million with a chance of one in 38 million. */
export const codeLength = 16;

/**
 * A short form of an invitation's link, for text messages: at the page's address, with a code in place of the token.
 * It leads to the same page and no further, ends with it, and is deleted with the invitation.
 *
 * @param link the whole link
 * @returns the link itself where the invitation is not known
 */
export async function shortLink(
	{ store, workspace }: House,
	invitationId: string,
	link: string,
	db: Db | Tx = store.db,
): Promise<string> {
	const code = await keepShortCode(db, workspace, invitationId, randomWord(codeLength));
	if (code === null || !URL.canParse(link)) return link;
	const { origin, pathname } = new URL(link);
	return `${origin}${pathname}?s=${code}`;
}
