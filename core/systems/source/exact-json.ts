import { cleaned } from '../../model/clean';

/** A number of many digits; one in quotes is a text already. */
const manyDigits = /(?:^|[[:,\s-])\d{16}/;
const textOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const integer = /^-?\d+$/;

/**
 * Reads JSON so that no id loses digits: an integer beyond 2^53 arrives as text with all of them.
 *
 * @throws SyntaxError when the text is not JSON.
 */
export function parseExactJson(text: string): unknown {
	const value: unknown = JSON.parse(text);
	if (!manyDigits.test(text)) return value;
	// The text is proven JSON by now, so every quote closes and one pass is linear.
	return JSON.parse(
		text.replace(textOrNumber, (token) =>
			integer.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token,
		),
	);
}

/** The JSON of a request's raw bytes without control characters, or what is wrong with them. */
export function readJsonBody(
	rawBody: Uint8Array,
): { ok: true; value: unknown } | { ok: false; message: string } {
	if (rawBody.length === 0) return { ok: false, message: 'The body is empty.' };
	let text: string;
	try {
		text = new TextDecoder('utf-8', { fatal: true }).decode(rawBody);
	} catch {
		return { ok: false, message: 'The body is not UTF-8 text.' };
	}
	try {
		return { ok: true, value: cleaned(parseExactJson(text)) };
	} catch {
		return { ok: false, message: 'The body is not JSON.' };
	}
}
