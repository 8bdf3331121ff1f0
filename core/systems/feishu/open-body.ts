import { encryptedIn, jsonFields, type JsonFieldsRead } from '../callback/json-callback';
import { isObject } from '../../model/json';
import { goodSecrets, matchesAny, sameText } from '../source/signing';
import type { SourceRequest, SourceSecrets } from '../source/source';
import { decryptFeishu } from './decrypt';

/** The fields of a request, decrypted where they are encrypted. */
export function openBody(request: SourceRequest, secrets: SourceSecrets): JsonFieldsRead {
	const encrypted = encryptedIn(request);
	if (encrypted === null) return jsonFields(request.rawBody);
	const opened = decryptFeishu(encrypted, secrets.encryptionKey ?? '');
	return opened === null
		? { ok: false, message: 'It cannot be read with the encryption key: that is another one.' }
		: jsonFields(opened);
}

/** What stands around an event, in both shapes that Feishu has. */
export type Head = {
	id: unknown;
	type: string | null;
	/** ms or s, with or without a fraction. */
	time: unknown;
	token: string | null;
	appId: string | null;
	event: Record<string, unknown>;
};

export function headOf(fields: Record<string, unknown>): Head {
	const event = isObject(fields.event) ? fields.event : {};
	const second = isObject(fields.header) ? fields.header : null;
	const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
	return second
		? {
				id: second.event_id,
				type: text(second.event_type),
				time: second.create_time,
				token: text(second.token),
				appId: text(second.app_id),
				event,
			}
		: {
				id: fields.uuid,
				type: text(event.type),
				time: fields.ts,
				token: text(fields.token),
				appId: text(event.app_id),
				event,
			};
}

/** Whether a verification token is the app's; in constant time. */
export function isOwnToken(token: string, secrets: SourceSecrets): boolean {
	return matchesAny(goodSecrets(secrets), (secret) => sameText(token, secret));
}
