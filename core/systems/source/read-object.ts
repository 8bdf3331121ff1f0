import { isObject } from '../../model/json';
import { readJsonBody } from './exact-json';

/** The JSON object in a request's raw bytes, or what is wrong with them. */
export function readJsonObject(
	rawBody: Uint8Array,
): { ok: true; value: Record<string, unknown> } | { ok: false; message: string } {
	const body = readJsonBody(rawBody);
	if (!body.ok) return body;
	return isObject(body.value)
		? { ok: true, value: body.value }
		: { ok: false, message: 'The body is not an object.' };
}
