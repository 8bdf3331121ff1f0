import type { SourceRequest, SourceSecrets } from '../../../../core/systems/source/source';

/** A POST as n8n hands it to the node; headers in lower case, the body as its bytes. */
export function post(
	body: string | Uint8Array,
	headers: Record<string, string | string[]> = {},
	query: Record<string, unknown> = {},
): SourceRequest {
	const rawBody = typeof body === 'string' ? Buffer.from(body, 'utf8') : body;
	let parsed: unknown = {};
	try {
		parsed = JSON.parse(Buffer.from(rawBody).toString('utf8'));
	} catch {
		// n8n hands on an empty object for what it does not parse.
	}
	return {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		query,
		rawBody,
		body: parsed,
	};
}

export function only(secret: string): SourceSecrets {
	return { secret, previousSecret: null };
}

/** The text with one bit of its UTF-8 bytes turned over. */
export function flipped(bytes: Uint8Array, at: number, bit = 0): Uint8Array {
	const copy = Uint8Array.from(bytes);
	const index = at % copy.length;
	copy[index] = (copy[index] ?? 0) ^ (1 << bit);
	return copy;
}
