import type { CaughtMail } from './mail/mailbox';

/** What a link of ours opens, as its token says. Only the sandbox looks; people just click. */
export type LinkMeaning = { url: string; purpose: string; subject: string; audience: string };

/** Reads the token of a link; `null` for a link that has none. The signature is not looked at. */
export function meaningOf(url: string): LinkMeaning | null {
	const token = URL.canParse(url) ? new URL(url).searchParams.get('t') : null;
	const payload = token?.split('.')[1];
	if (payload === undefined) return null;
	try {
		const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as unknown[];
		const [, purpose, subject, audience] = claims.map(String);
		if (!purpose || !subject) return null;
		return { url, purpose, subject, audience: audience ?? '' };
	} catch {
		return null;
	}
}

/**
 * The first link of a mail that opens this, without a rating that it marks: our customers choose on the
 * page, and a marked rating that comes back at once would count as a program's.
 */
export function linkIn(mail: CaughtMail, purpose: string): LinkMeaning | null {
	for (const url of mail.links) {
		const meaning = meaningOf(url);
		if (meaning?.purpose === purpose) return { ...meaning, url: unmarked(url) };
	}
	return null;
}

function unmarked(url: string): string {
	const address = new URL(url);
	address.searchParams.delete('r');
	return address.href;
}
