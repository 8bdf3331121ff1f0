import { goodSecrets, headerOf, matchesAny, refused, sameText } from './signing';
import type { SourceRequest, SourceSecrets, Verification } from './source';

/** Header in which a sender that cannot sign puts the secret itself. */
export const secretHeader = 'X-Webhook-Secret';

/** Name of the value by which the secret stands at the end of the address, where no header can be set. */
export const secretInAddress = 'secret';

/** The secret in the header, the address, or basic authentication (as user or as password). */
export function secretsGiven(request: SourceRequest): string[] {
	const asked = request.query[secretInAddress];
	const given = [headerOf(request, secretHeader), typeof asked === 'string' ? asked.trim() : null];
	return [...given, ...basicOf(request)].filter((one): one is string => one !== null && one !== '');
}

/**
 * Judges a sender that cannot sign and sends the secret itself.
 *
 * @param given what it sent as the secret, wherever that stands; each is compared in constant time
 * @param places where it may stand, for whoever reads why a request was refused
 */
export function verifyGiven(
	given: readonly string[],
	secrets: SourceSecrets,
	places: string,
): Verification {
	if (given.length === 0)
		return refused('missing_signature', `The secret is not there: ${places}.`);
	const good = goodSecrets(secrets);
	const fits = (one: string) => matchesAny(good, (secret) => sameText(one, secret));
	return matchesAny(given, fits)
		? { ok: true, insecure: false }
		: refused('wrong_signature', 'What was sent as the secret is not the secret.');
}

function basicOf(request: SourceRequest): string[] {
	const [, encoded = ''] =
		/^basic\s+([A-Za-z0-9+/]+=*)$/i.exec(headerOf(request, 'authorization') ?? '') ?? [];
	const text = Buffer.from(encoded, 'base64').toString('utf8');
	const colon = text.indexOf(':');
	return colon < 0 ? [] : [text.slice(0, colon), text.slice(colon + 1)];
}
