import { sayIn } from '../../language/say';
import { loadSettings } from '../../store/repositories/workspaces';
import type { Letter } from '../../systems/channel';
import { optOutMailOf } from '../ask/opt-out-link';
import { shortLink } from '../ask/short-link';
import type { Ends } from './ends';
import { letterForGroup } from './group-letter';
import { mailHead } from './mail-head';
import { asks, type Outgoing } from './outgoing';
import { languageOf } from './own-version';
import type { Sending } from './sending';
import { withoutLinks } from './without-links';

/**
 * A message as its channel gets it: in every form, with what its reader is to open. In a group nothing of it acts
 * for one person, and its owner is mentioned.
 *
 * @param known.language BCP 47, where it is known; else it is read off the text
 */
export async function letterOf(
	sending: Sending,
	outgoing: Outgoing,
	ends: Ends,
	{ optOutLink, language: known }: { optOutLink: string | null; language: string | null },
): Promise<Letter> {
	const { house, clock, channel, attachments = [] } = sending;
	const { subject, text, html, kind, markdown, short } = outgoing.message;
	const { languages } = await loadSettings(house.store.db, house.workspace);
	const language = known ?? languageOf({ subject, text }, [], languages);
	const optOutMail = await optOutMailOf(house, optOutLink, clock());
	const letter: Letter = {
		...ends,
		subject,
		text,
		html,
		markdown: markdown.trim() === '' ? text : markdown,
		short: withoutLinks(short) || subject,
		link: await shortened(sending, outgoing, linkOf(outgoing, channel.reaches, language)),
		mention: [],
		language,
		headers: mailHead({ kind, messageId: ends.messageId, optOutLink, optOutMail }),
		attachments,
	};
	return channel.reaches === 'group' ? await letterForGroup(sending, outgoing, letter) : letter;
}

/** Where length costs money, a link to a survey is a short one. */
async function shortened(
	{ house, channel }: Sending,
	{ invitation }: Outgoing,
	link: Letter['link'],
): Promise<Letter['link']> {
	if (link === null || invitation === null || channel.addressKind !== 'phone') return link;
	return { ...link, url: await shortLink(house, invitation.id, link.url) };
}

/** What its reader is to open: the survey, or the case; a group gets the link that asks who they are. */
function linkOf(
	{ message, invitation, caseLinks }: Outgoing,
	reaches: 'person' | 'group',
	language: string,
): Letter['link'] {
	const say = sayIn(language);
	if (asks(message.kind)) {
		const url = invitation?.link ?? null;
		return url === null ? null : { title: say('invitation.open'), url };
	}
	if (message.kind !== 'case') return null;
	const url = (reaches === 'group' ? caseLinks?.group : caseLinks?.own) ?? null;
	return url === null ? null : { title: say('caseMail.open'), url };
}
