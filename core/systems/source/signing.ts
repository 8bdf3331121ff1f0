import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Refusal, RefusalReason, SourceRequest, SourceSecrets } from './source';

/** Compares two texts in a time that depends on neither's content nor length. */
export function sameText(left: string, right: string): boolean {
	return timingSafeEqual(
		createHash('sha256').update(left, 'utf8').digest(),
		createHash('sha256').update(right, 'utf8').digest(),
	);
}

/** HMAC-SHA256 over the parts one after the other. A text is taken as UTF-8. */
export function hmacSha256(
	key: string | Uint8Array,
	parts: ReadonlyArray<string | Uint8Array>,
	encoding: 'hex' | 'base64',
): string {
	const hmac = createHmac('sha256', key);
	for (const part of parts) hmac.update(part);
	return hmac.digest(encoding);
}

/** SHA-1 in lower-case hex over the parts one after the other; only where a sender demands it. */
export function sha1Hex(parts: ReadonlyArray<string | Uint8Array>): string {
	const hash = createHash('sha1');
	for (const part of parts) hash.update(part);
	return hash.digest('hex');
}

/** SHA-256 in lower-case hex over the parts one after the other. */
export function sha256Hex(parts: ReadonlyArray<string | Uint8Array>): string {
	const hash = createHash('sha256');
	for (const part of parts) hash.update(part);
	return hash.digest('hex');
}

/** The secrets that are good now: the current one, and during a rotation the previous one. */
export function goodSecrets(secrets: SourceSecrets): string[] {
	return [secrets.secret, secrets.previousSecret].filter(
		(secret): secret is string => typeof secret === 'string' && secret !== '',
	);
}

/**
 * A header's one value, trimmed; `null` when it is absent, empty or there more than once (a second
 * signature beside the right one is never a slip).
 */
export function headerOf(request: SourceRequest, name: string): string | null {
	const value = request.headers[name.toLowerCase()];
	const single = Array.isArray(value) ? (value.length === 1 ? value[0] : undefined) : value;
	return typeof single === 'string' && single.trim() !== '' ? single.trim() : null;
}

/** True when `time` lies within `window` ms of `now`, before or after. A window of 0 is no limit. */
export function isFresh(time: number, now: number, window: number): boolean {
	return window === 0 || Math.abs(now - time) <= window;
}

/** A refusal as `verify` returns it. */
export function refused(
	reason: Exclude<RefusalReason, 'invalid' | 'too_large' | 'wrong_method' | 'unavailable'>,
	message: string,
): Refusal {
	return { ok: false, reason, message };
}

/** The refusal of a time outside the window, in words an admin can act on. */
export function staleTime(time: number, now: number, window: number): Refusal {
	const seconds = Math.round((now - time) / 1000);
	const where = seconds >= 0 ? `${seconds} s ago` : `${-seconds} s in the future`;
	return refused(
		'stale',
		`The request was signed ${where}; ${window / 1000} s are allowed. It is a replay, or a clock is wrong.`,
	);
}

/** Whether any secret fits; all are tried, so that the time does not tell which one did. */
export function matchesAny<Secret>(
	secrets: readonly Secret[],
	fits: (secret: Secret) => boolean,
): boolean {
	return secrets.map(fits).includes(true);
}
