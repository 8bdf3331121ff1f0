import { goodSecrets, headerOf, hmacSha256, matchesAny, refused, sameText } from './signing';
import type { SourceRequest, SourceSecrets, Verification } from './source';

/**
 * Judges a sender that signs nothing but the raw body: base64 HMAC-SHA256 in a header. No time is
 * signed, so a replay is known by the event's id alone.
 *
 * @param header as the sender writes its name
 */
export function verifyBodyHmac(
	{ request, secrets }: { request: SourceRequest; secrets: SourceSecrets },
	header: string,
): Verification {
	const given = headerOf(request, header);
	if (given === null) return refused('missing_signature', `The header ${header} is missing.`);
	if (!/^[A-Za-z0-9+/]{43}=$/.test(given)) {
		return refused('malformed_signature', `The header ${header} is not an HMAC-SHA256 in base64.`);
	}
	const fits = (secret: string) => sameText(given, hmacSha256(secret, [request.rawBody], 'base64'));
	return matchesAny(goodSecrets(secrets), fits)
		? { ok: true, insecure: false }
		: refused('wrong_signature', `The header ${header} does not fit the secret of this webhook.`);
}
