import { isObject } from '../../model/json';
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

/** A token that also says when its page was served. */
export function timedFormToken(
	keys: SigningKeys,
	workspace: string,
	{ token, step }: { token: string; step: string },
	now: number,
): string {
	return formTokenFor(keys, workspace, { token, step: `${step}:${now.toString(36)}` }, now);
}

/**
 * When the page of such a token was served, epoch ms.
 *
 * @returns `null` for a form that does not come from that step of the link
 */
export function servedAt(
	keys: SigningKeys,
	workspace: string,
	{ token, step }: { token: string; step: string },
	given: unknown,
	now: number,
): number | null {
	const [of, at, ...more] = servedStep(keys, workspace, { token }, given, now)?.split(':') ?? [];
	if (of !== step || at === undefined || more.length > 0) return null;
	return Number.parseInt(at, 36);
}

/** What tells the form of one served page from all others; `null` where there is none. */
export function formFingerprint(fields: unknown): string | null {
	const given = isObject(fields) ? fields.f : null;
	return typeof given === 'string' ? tokenFingerprint(given) : null;
}
