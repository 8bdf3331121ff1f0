import { momentOf } from '../../calendar/moment';
import {
	goodSecrets,
	headerOf,
	hmacSha256,
	isFresh,
	matchesAny,
	refused,
	sameText,
	sha256Hex,
	staleTime,
} from '../source/signing';
import type { Heard, SourceRequest, Verification } from '../source/source';
import type { HubspotOptions } from './options';

/** Fixed by HubSpot for version 3, ms. */
const tolerance = 300_000;

/** Characters that HubSpot signs as they are, though the address carries them encoded. */
const signedPlain: Record<string, string> = {
	'%3A': ':',
	'%2F': '/',
	'%3F': '?',
	'%40': '@',
	'%21': '!',
	'%27': "'",
	'%28': '(',
	'%29': ')',
	'%2A': '*',
	'%2C': ',',
	'%3B': ';',
	'%24': '$',
};

/**
 * Judges HubSpot's signatures: version 3 wherever it is sent, else 2 or 1 by the version header. 2 and 3
 * sign the address as HubSpot calls it.
 */
export function verifySignature(
	{ request, secrets, now }: Heard,
	{ publicUrl, signature }: HubspotOptions,
): Verification {
	const third = headerOf(request, 'x-hubspot-signature-v3');
	const good = goodSecrets(secrets);
	const uris = addressesOf(request, publicUrl);
	if (third !== null) return verifyThird(third, { request, good, uris, now });
	if (signature === 'v3') {
		return refused('missing_signature', 'The header X-HubSpot-Signature-v3 is missing.');
	}
	const given = headerOf(request, 'x-hubspot-signature')?.toLowerCase() ?? null;
	if (given === null) {
		return refused(
			'missing_signature',
			'Neither X-HubSpot-Signature-v3 nor X-HubSpot-Signature is there.',
		);
	}
	const version = headerOf(request, 'x-hubspot-signature-version')?.toLowerCase() ?? 'v1';
	if (!/^[0-9a-f]{64}$/.test(given) || (version !== 'v1' && version !== 'v2')) {
		return refused('malformed_signature', 'X-HubSpot-Signature is no SHA-256 of version 1 or 2.');
	}
	const { method, rawBody } = request;
	const fits = (secret: string) =>
		version === 'v1'
			? sameText(given, sha256Hex([secret, rawBody]))
			: matchesAny(uris, (uri) =>
					sameText(given, sha256Hex([`${secret}${method.toUpperCase()}${uri}`, rawBody])),
				);
	return matchesAny(good, fits) ? { ok: true, insecure: false } : wrong(version);
}

type Signed = { request: SourceRequest; good: readonly string[]; uris: string[]; now: number };

function verifyThird(given: string, { request, good, uris, now }: Signed): Verification {
	const timestamp = headerOf(request, 'x-hubspot-request-timestamp');
	if (timestamp === null) {
		return refused('missing_signature', 'The header X-HubSpot-Request-Timestamp is missing.');
	}
	const time = /^\d{9,16}$/.test(timestamp) ? momentOf(timestamp) : null;
	if (time === null || !/^[A-Za-z0-9+/]{43}=$/.test(given)) {
		return refused('malformed_signature', "The signature headers are not in HubSpot's form.");
	}
	const { method, rawBody } = request;
	const fits = (secret: string) =>
		matchesAny(uris, (uri) => {
			const parts = [`${method.toUpperCase()}${uri}`, rawBody, timestamp];
			return sameText(given, hmacSha256(secret, parts, 'base64'));
		});
	if (!matchesAny(good, fits)) return wrong('v3');
	return isFresh(time, now, tolerance)
		? { ok: true, insecure: false }
		: staleTime(time, now, tolerance);
}

function wrong(version: string): Verification {
	const what =
		version === 'v1'
			? ''
			: ' The address is signed as well: where a proxy changes it, Public URL must hold what HubSpot calls.';
	return refused(
		'wrong_signature',
		`The signature (${version}) is not the one of the secret of this app.${what}`,
	);
}

/** The address as it may have been signed: as it came, and with what HubSpot leaves plain. */
function addressesOf({ url }: SourceRequest, publicUrl: string | null): string[] {
	const asked = url.includes('?') ? url.slice(url.indexOf('?')) : '';
	const uri = publicUrl === null ? url : publicUrl.includes('?') ? publicUrl : publicUrl + asked;
	const plain = uri.replace(/%[0-9a-f]{2}/gi, (code) => signedPlain[code.toUpperCase()] ?? code);
	return [...new Set([uri, plain])];
}
