import { createHmac } from 'node:crypto';

import { type Topic, topicKey, topicOfKey } from '../../model/consent';
import { mailboxOf } from '../../model/mailbox';
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
export type OptOutLink = {
	customerId: string;
	topic: LinkTopic;
	/** Where it is mailed to: for that mailbox it speaks, too. `null` = for the customer alone. */
	address: string | null;
};

/** What a link says of itself. */
export type OptOutClaims = Omit<OptOutLink, 'address'> & {
	/** The mailbox that it was mailed to, as its own mark; `null` = to none. */
	mailedTo: string | null;
};

/** What a link's token names: the topic is what it opens, the customer and mailbox whom it was made for. */
export function optOutClaims(house: House, { customerId, topic, address }: OptOutLink) {
	const mailbox = address === null ? null : mailboxOf(address);
	const mark = mailbox === null ? '' : `/${markOf(house, house.keys.current, mailbox)}`;
	const subject = topic === null ? customerId : topicKey(topic);
	return { subject, audience: `${customerId}${mark}` };
}

/** The same, read again. */
export function readOptOutClaims({
	subject,
	audience,
}: ReturnType<typeof optOutClaims>): OptOutClaims {
	const [customerId = '', mailedTo = null] = audience.split('/');
	return { customerId, topic: topicOfKey(subject), mailedTo };
}

/** Whether the mark of a link is that of an address: it was mailed there. */
export function wasMailedTo(
	house: House,
	mailedTo: string | null,
	address: string | null,
): boolean {
	const mailbox = address === null ? null : mailboxOf(address);
	if (mailedTo === null || mailbox === null) return false;
	const { current, previous } = house.keys;
	return [current, ...previous].some((key) => markOf(house, key, mailbox) === mailedTo);
}

/** A mailbox in a link, which lands in logs: who has no key cannot tell whose it is. */
function markOf({ workspace }: House, key: string, mailbox: string): string {
	const mac = createHmac('sha256', key).update(`mailbox:${workspace}:${mailbox}`);
	return mac.digest('base64url').slice(0, 16);
}

/**
 * A customer's link to opt out of a topic, behind which they find all that they can choose.
 *
 * @param page the address of any page that a Response Trigger serves
 * @param link.at when the message with it was made, epoch ms
 */
export function optOutLink(house: House, page: string, link: OptOutLink & { at: number }): string {
	const expiresAt = link.at + optOutLife;
	return signedLink(house, page, 'opt_out', { ...optOutClaims(house, link), expiresAt });
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
