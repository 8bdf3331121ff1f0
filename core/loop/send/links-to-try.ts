import { openToken } from '../../model/token';
import { findInvitation, invitationWithShortCode } from '../../store/repositories/invitations';
import type { House } from '../house';
import { linkFor } from '../pages/page-link';
import { sampleCustomerOf } from '../survey/sample';
import type { Outgoing } from './outgoing';

/**
 * A link of ours behind the address of its page, whole or short; HTML writes it as any other text does. Whatever
 * stands right behind it, such as the sign by which a chat writes it slanted, is none of it.
 */
const ourLinks = /\?(?:t=[\w-]{4}\.[\w-]+\.[\w-]{32}|s=[0-9a-z]{16})/g;

/** Days for which what is tried opens. */
const [previewLife, optOutLife] = [7, 400];

/**
 * A customer's message as it goes to whoever tries it out: its links show what the customer would see, and record
 * nothing. The customer's own would answer in their name, and unsubscribe them.
 *
 * @param now epoch ms
 */
export async function withLinksToTry(
	house: House,
	now: number,
	outgoing: Outgoing,
): Promise<Outgoing> {
	const { message, invitation } = outgoing;
	const { subject, text, html, short, markdown } = message;
	const written = [subject, text, html, short, markdown, invitation?.link, invitation?.optOutLink];
	const instead = new Map<string, string>();
	for (const [own] of written.join(' ').matchAll(ourLinks)) {
		if (!instead.has(own)) instead.set(own, (await linkToTry(house, now, own)) ?? own);
	}
	const tried = (one: string): string => one.replace(ourLinks, (own) => instead.get(own) ?? own);
	const triedOrNone = (one: string | null): string | null => one && tried(one);
	return {
		...outgoing,
		message: {
			...message,
			subject: tried(subject),
			text: tried(text),
			html: tried(html),
			short: tried(short),
			markdown: tried(markdown),
		},
		invitation: invitation && {
			...invitation,
			link: triedOrNone(invitation.link),
			optOutLink: triedOrNone(invitation.optOutLink),
		},
	};
}

/** What stands there in place of a customer's own link; `null` for what is none. */
async function linkToTry(house: House, now: number, own: string): Promise<string | null> {
	const { keys, store, workspace } = house;
	const given = own.slice('?t='.length);
	if (own.startsWith('?s=')) {
		return await survey(await invitationWithShortCode(store.db, workspace, given));
	}
	const purposes = ['survey', 'opt_out'] as const;
	const verdict = openToken(keys, given, { workspace, purposes }, now);
	if (verdict.kind === 'invalid') return null;
	const { purpose, subject } = verdict.claims;
	if (purpose === 'survey') return await survey(subject);
	const audience = sampleCustomerOf('message');
	return linkFor({ house, now }, 'opt_out', { subject, audience, life: optOutLife });

	async function survey(invitationId: string | null): Promise<string | null> {
		const invitation =
			invitationId === null ? undefined : await findInvitation(store.db, workspace, invitationId);
		if (!invitation) return null;
		const about = { subject: invitation.survey_key, audience: '', life: previewLife };
		return linkFor({ house, now }, 'preview', about);
	}
}
