import { hmacSha256 } from '../source/signing';

/** HMAC-SHA256 in hex, and that text in base64: not the bytes of it. */
export function hexInBase64(secret: string, text: string): string {
	return Buffer.from(hmacSha256(secret, [text], 'hex'), 'utf8').toString('base64');
}

/** Everything but letters, digits and `-_.~` by its UTF-8 bytes, in capitals. */
export function encoded(text: string): string {
	return encodeURIComponent(text).replace(
		/[!'()*]/g,
		(sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
	);
}

/**
 * Signature of a request at Kingdee's gateway: method, path, parameters by name and encoded twice, nonce
 * and time, a line each. A body is not signed.
 *
 * @param signed.at epoch ms
 */
export function gatewaySignature(
	secret: string,
	signed: {
		method: string;
		path: string;
		parameters: Record<string, string>;
		nonce: string;
		at: string;
	},
): string {
	const { method, path, parameters, nonce, at } = signed;
	const twice = (text: string): string => encoded(encoded(text));
	const pairs = Object.keys(parameters)
		.sort()
		.map((name) => `${twice(name)}=${twice(parameters[name] ?? '')}`);
	const lines = [
		method,
		encoded(path),
		pairs.join('&'),
		`x-api-nonce:${nonce}`,
		`x-api-timestamp:${at}`,
		'',
	];
	return hexInBase64(secret, lines.join('\n'));
}
