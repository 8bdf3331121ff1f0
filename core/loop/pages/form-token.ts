import type { SigningKeys } from '../../model/token';
import { signToken, tokenFingerprint, verifyToken } from '../../model/token';

/** How long a served form may lie open, ms. */
const formLife = 24 * 3_600_000;

/**
 * A token that binds a POST to the page that was served for this link and step. A page that is opened
 * later gets another one: the owner's pages tell by it what was sent twice from what was done again.
 *
 * @param page.token of a link that has been verified
 */
export function formTokenFor(
	keys: SigningKeys,
	workspace: string,
	page: { token: string; step: string },
	now: number,
): string {
	return signToken(keys, {
		workspace,
		purpose: 'form',
		subject: tokenFingerprint(page.token) ?? '',
		audience: page.step,
		expiresAt: now + formLife,
	});
}

/**
 * The step of the page that a POST carries the token of, as it was given when the page was served.
 *
 * @returns `null` if it is no token of a page that was served for this link
 */
export function servedStep(
	keys: SigningKeys,
	workspace: string,
	page: { token: string },
	given: unknown,
	now: number,
): string | null {
	const link = tokenFingerprint(page.token);
	const verdict = verifyToken(keys, given, { workspace, purpose: 'form' }, now);
	const ours = link !== null && verdict.kind === 'valid' && verdict.claims.subject === link;
	return ours ? verdict.claims.audience : null;
}

/** Whether a POST carries the token of the page it says it comes from. */
export function isFormToken(
	keys: SigningKeys,
	workspace: string,
	page: { token: string; step: string },
	given: unknown,
	now: number,
): boolean {
	return servedStep(keys, workspace, page, given, now) === page.step;
}
