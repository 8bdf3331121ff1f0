import { listEndpoints } from '../../store/repositories/endpoints';
import { loadSettings } from '../../store/repositories/workspaces';
import type { Db, Tx } from '../../store/store';
import type { House } from '../house';
import { isLoopback, publicPage, signedLink } from '../workspace/link';

const day = 86_400_000;
/** An opt-out link must work as long as anybody may still have the mail. */
export const optOutLife = 400 * day;

/**
 * A customer's link to opt out.
 *
 * @param address of any page that a Response Trigger serves
 * @param at when the message with it was made, epoch ms
 */
export function optOutLink(house: House, address: string, customerId: string, at: number): string {
	return signedLink(house, address, 'opt_out', {
		subject: customerId,
		audience: customerId,
		expiresAt: at + optOutLife,
	});
}

/** The same on whatever page is published; `null` without one, or if only this server can open it. */
export async function anyOptOutLink(
	house: House,
	given: { customerId: string; at: number; test: boolean },
	db: Db | Tx = house.store.db,
): Promise<string | null> {
	const pages = await listEndpoints(db, house.workspace, 'survey');
	const page = pages.find(({ active }) => active === 1);
	if (!page) return null;
	const address = publicPage(house, page.address);
	const { sandbox } = await loadSettings(db, house.workspace);
	if (isLoopback(address) && !sandbox && !given.test) return null;
	return optOutLink(house, address, given.customerId, given.at);
}
