import { momentOf } from '../../calendar/moment';
import {
	goodSecrets,
	headerOf,
	hmacSha256,
	isFresh,
	matchesAny,
	refused,
	sameText,
	staleTime,
} from '../source/signing';
import type { Heard, Verification } from '../source/source';
import type { PushOptions } from './options';

/** Whether a record was sent by somebody with the secret: by the signature or the header that we define. */
export function verifyPush(
	{ request, secrets, now }: Heard,
	{ authentication, freshness }: Pick<PushOptions, 'authentication' | 'freshness'>,
): Verification {
	const good = goodSecrets(secrets);
	if (authentication === 'header') {
		const given = headerOf(request, 'x-webhook-secret');
		if (given === null) {
			return refused('missing_signature', 'The header "x-webhook-secret" is missing.');
		}
		return matchesAny(good, (secret) => sameText(given, secret))
			? { ok: true, insecure: false }
			: refused('wrong_signature', 'The header "x-webhook-secret" does not hold the secret.');
	}
	const signature = headerOf(request, 'x-signature')
		?.replace(/^sha256=/, '')
		.toLowerCase();
	const timestamp = headerOf(request, 'x-timestamp');
	if (signature === undefined || timestamp === null) {
		return refused(
			'missing_signature',
			'The headers x-signature and x-timestamp are not both there.',
		);
	}
	const time = /^\d{9,13}$/.test(timestamp) ? momentOf(timestamp) : null;
	if (time === null || !/^[0-9a-f]{64}$/.test(signature)) {
		return refused(
			'malformed_signature',
			'x-signature is no HMAC-SHA256 in hex, or x-timestamp no count of seconds or milliseconds.',
		);
	}
	const parts = [`${timestamp}.`, request.rawBody];
	const fits = (secret: string) => sameText(signature, hmacSha256(secret, parts, 'hex'));
	if (!matchesAny(good, fits)) {
		return refused(
			'wrong_signature',
			'The signature fits neither the secret nor the previous one.',
		);
	}
	return isFresh(time, now, freshness)
		? { ok: true, insecure: false }
		: staleTime(time, now, freshness);
}
