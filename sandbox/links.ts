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

/** The first link of a mail that opens this. */
export function linkIn(mail: CaughtMail, purpose: string): LinkMeaning | null {
	for (const url of mail.links) {
		const meaning = meaningOf(url);
		if (meaning?.purpose === purpose) return meaning;
	}
	return null;
}
