import { isObject } from '../../model/json';
import { readJsonBody } from '../source/exact-json';
import { refused } from '../source/signing';
import type { Refusal, SourceRequest } from '../source/source';
import type { Envelope } from './envelope';

export type JsonFieldsRead =
	{ ok: true; fields: Record<string, unknown> } | { ok: false; message: string };

/** The object in these bytes, or what is wrong with them. */
export function jsonFields(bytes: Uint8Array): JsonFieldsRead {
	const read = readJsonBody(bytes);
	if (!read.ok) return read;
	return isObject(read.value)
		? { ok: true, fields: read.value }
		: { ok: false, message: 'The body is not an object.' };
}

/** What stands under `encrypt` in a body; `null` where nothing is encrypted. */
export function encryptedIn(request: SourceRequest): string | null {
	const body = jsonFields(request.rawBody);
	const encrypt = body.ok && Object.hasOwn(body.fields, 'encrypt') ? body.fields.encrypt : null;
	return typeof encrypt === 'string' && encrypt !== '' ? encrypt : null;
}

/** An envelope of the values that stand beside the encrypted body, in the query or elsewhere. */
export function jsonEnvelope(
	request: SourceRequest,
	beside: { signature: unknown; timestamp: unknown; nonce: unknown },
): Envelope | Refusal {
	const { signature, timestamp, nonce } = beside;
	if (typeof signature !== 'string' || typeof timestamp !== 'string' || typeof nonce !== 'string') {
		return refused('missing_signature', 'Signature, timestamp and nonce are not all there.');
	}
	const encrypt = encryptedIn(request);
	return encrypt === null
		? refused('malformed_signature', 'The body has no encrypt: it must be JSON, and encrypted.')
		: { signature, timestamp, nonce, encrypt };
}
