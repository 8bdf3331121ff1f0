import { type Topic, topicKey, topicOfKey } from '../../model/consent';
import { verifyToken } from '../../model/token';
import { listEndpoints } from '../../store/repositories/endpoints';
import { loadSettings } from '../../store/repositories/workspaces';
import type { Db, Tx } from '../../store/store';
import type { House } from '../house';
import { isLoopback, publicPage, signedLink } from '../workspace/link';

const day = 86_400_000;
/** An opt-out link must work as long as anybody may still have the mail. */
export const optOutLife = 400 * day;

/** What the message with the link was about; `null` = it says nothing of it. */
export type LinkTopic = Pick<Topic, 'purpose' | 'metric'> | null;

/** Whose link it is, and what it was for. */
export type OptOutLink = { customerId: string; topic: LinkTopic };

/** What a link's token names: the topic is what it opens, the customer whom it was made for. */
export function optOutClaims({ customerId, topic }: OptOutLink) {
	return { subject: topic === null ? customerId : topicKey(topic), audience: customerId };
}

/** The same, read again. */
export function readOptOutClaims({
	subject,
	audience,
}: ReturnType<typeof optOutClaims>): OptOutLink {
	return { customerId: audience, topic: topicOfKey(subject) };
}

/**
 * A customer's link to opt out of a topic, behind which they find all that they can choose.
 *
 * @param address of any page that a Response Trigger serves
 * @param link.at when the message with it was made, epoch ms
 */
export function optOutLink(
	house: House,
	address: string,
	link: OptOutLink & { at: number },
): string {
	const expiresAt = link.at + optOutLife;
	return signedLink(house, address, 'opt_out', { ...optOutClaims(link), expiresAt });
}

/**
 * Where a mail program writes that its reader opts out, beside the link: the workspace's address, with a
 * subject that says of what and who.
 *
 * @param link a link to opt out of this workspace
 * @returns `null` where no address is set
 */
export async function optOutMailOf(
	house: House,
	link: string | null,
	now: number,
): Promise<string | null> {
	if (link === null || !URL.canParse(link)) return null;
	const { policy } = await loadSettings(house.store.db, house.workspace);
	if (policy.unsubscribeAddress === null) return null;
	const token = new URL(link).searchParams.get('t');
	const expected = { workspace: house.workspace, purpose: 'opt_out' } as const;
	const verdict = verifyToken(house.keys, token, expected, now);
	if (verdict.kind === 'invalid') return null;
	const { customerId, topic } = readOptOutClaims(verdict.claims);
	const about = topic === null ? customerId : `${topicKey(topic)} ${customerId}`;
	const subject = encodeURIComponent(`unsubscribe ${about}`);
	return `mailto:${encodeURIComponent(policy.unsubscribeAddress).replace('%40', '@')}?subject=${subject}`;
}

/** The same on whatever page is published; `null` without one, or if only this server can open it. */
export async function anyOptOutLink(
	house: House,
	given: OptOutLink & { at: number; test: boolean },
	db: Db | Tx = house.store.db,
): Promise<string | null> {
	const pages = await listEndpoints(db, house.workspace, 'survey');
	const page = pages.find(({ active }) => active === 1);
	if (!page) return null;
	const address = publicPage(house, page.address);
	const { sandbox } = await loadSettings(db, house.workspace);
	if (isLoopback(address) && !sandbox && !given.test) return null;
	return optOutLink(house, address, given);
}
