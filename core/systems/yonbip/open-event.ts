import { type CallbackKey, openEnvelope, type Opened, type Sign } from '../callback/envelope';
import { jsonEnvelope, jsonFields } from '../callback/json-callback';
import { aesKeyOf } from '../callback/seal';
import { textOrNull } from '../http/json-fields';
import { goodSecrets, hmacSha256, refused } from '../source/signing';
import type { Heard, SourceSecrets } from '../source/source';
import { options, type YonbipOptions } from './options';

/** Since 29 July 2022: the secret is the key of the signature and no part of what is signed. */
const hmacSign: Sign = (secret, { timestamp, nonce, encrypt }) =>
	hmacSha256(secret, [[timestamp, nonce, encrypt].sort().join('')], 'base64');

/** Encryption keys are made of the secret: without hyphens, cut or filled up with zeros to 43 characters. */
export function keyOfSecret(secret: string): Buffer | null {
	return aesKeyOf(secret.replaceAll('-', '').slice(0, 43).padEnd(43, '0'));
}

function keysOf(secrets: SourceSecrets): CallbackKey[] {
	return goodSecrets(secrets).flatMap((token) => {
		const aes = keyOfSecret(token);
		return aes === null ? [] : [{ token, aes }];
	});
}

/** Opens an event; all parts of its envelope stand in the body. */
export function openEvent({
	request,
	secrets,
	options: given,
	now,
}: Heard & { options: YonbipOptions }): Opened {
	const body = jsonFields(request.rawBody);
	const fields = body.ok ? body.fields : {};
	const isNew = typeof fields.signature === 'string';
	const envelope = jsonEnvelope(request, {
		signature: isNew ? fields.signature : fields.msgSignature,
		timestamp: textOrNull(fields.timestamp),
		nonce: textOrNull(fields.nonce),
	});
	if ('ok' in envelope) return envelope;
	if (given.generation !== 'both' && (given.generation === 'hmac') !== isNew) {
		return refused('malformed_signature', 'It is signed in the way that this node does not take.');
	}
	return openEnvelope(envelope, keysOf(secrets), {
		receiver: given.application,
		now,
		window: given.freshness,
		names: { token: 'App Secret', receiver: options.application.label },
		...(isNew && { sign: hmacSign }),
	});
}
