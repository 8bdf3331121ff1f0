import { isObject } from '../../model/json';
import { openToken, type TokenPurpose } from '../../model/token';
import type { House } from '../house';
import type { PageRequest } from './page-answer';

/** What a link opens, and for whom. */
export type Link<Purpose extends TokenPurpose> =
	| {
			kind: 'valid' | 'expired';
			purpose: Purpose;
			token: string;
			/** Id of what it opens. */
			subject: string;
			/** Id of the person it was made for. */
			audience: string;
			/** Epoch ms. */
			expiresAt: number;
	  }
	| { kind: 'invalid' };

/** Checks a link's token once, and says which of an address's pages it opens. */
export function openLink<Purpose extends TokenPurpose>(
	{ keys, workspace }: House,
	now: number,
	token: string | null,
	pages: Readonly<Record<Purpose, unknown>>,
): Link<Purpose> {
	const purposes = Object.keys(pages) as Purpose[];
	const verdict = openToken(keys, token, { workspace, purposes }, now);
	if (verdict.kind === 'invalid' || token === null) return { kind: 'invalid' };
	const { subject, audience, expiresAt } = verdict.claims;
	const purpose = purposes.find((one) => one === verdict.claims.purpose);
	if (!purpose) return { kind: 'invalid' };
	return { kind: verdict.kind, purpose, token, subject, audience, expiresAt };
}

/** The link's token: from the form that was posted, else from the address. */
export function tokenOf(request: PageRequest): string | null {
	const posted = isObject(request.fields) ? request.fields.t : undefined;
	const given = posted ?? request.query.t;
	return typeof given === 'string' && given !== '' ? given : null;
}
