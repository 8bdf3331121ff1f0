import { InputError } from '../model/errors';
import { originOf } from '../model/origin';
import { heightScriptHash } from './frame-height';

/**
 * The headers of every page. No script, no request to anywhere, no cookie; the sandbox keeps the page
 * out of the editor's origin. Popups are allowed so that `tel:`, `mailto:` and links to the CRM work.
 *
 * A page that sites may show in a frame runs one script, which is known by its hash and tells them how
 * high the page is; the sandbox still keeps it out of every origin.
 *
 * @param nonce base64 or base64url, new for every answer; the same one the page was rendered with
 * @param options.framedBy origins that may show the page in a frame; nobody by default
 * @param options.downloads whether a form of the page is answered with a file
 * @param options.language of the page, for `Content-Language`
 */
export function pageHeaders(
	nonce: string,
	options: { framedBy?: readonly string[]; downloads?: boolean; language?: string } = {},
): Record<string, string> {
	if (!/^[A-Za-z0-9+/_=-]{8,}$/.test(nonce)) {
		throw new InputError(
			`"${nonce}" cannot be the nonce of a page`,
			'Use at least eight characters of base64.',
		);
	}
	const framedBy = options.framedBy ?? [];
	for (const origin of framedBy) {
		if (originOf(origin) !== origin) {
			throw new InputError(
				`"${origin}" is not an origin that can frame a page`,
				'Give scheme and host alone, e.g. https://portal.example.com',
			);
		}
	}
	const framed = framedBy.length > 0;
	const policy = [
		[
			'sandbox allow-forms allow-popups allow-popups-to-escape-sandbox',
			...(framed ? ['allow-scripts'] : []),
			...(options.downloads === true ? ['allow-downloads'] : []),
		].join(' '),
		"default-src 'none'",
		`style-src 'nonce-${nonce}'`,
		...(framed ? [`script-src '${heightScriptHash}'`] : []),
		// The empty icon in the page, so that no browser asks for /favicon.ico.
		'img-src data:',
		"form-action 'self'",
		"base-uri 'none'",
		`frame-ancestors ${framed ? framedBy.join(' ') : "'none'"}`,
	].join('; ');
	return {
		'Content-Type': 'text/html; charset=utf-8',
		'Content-Security-Policy': policy,
		'Cache-Control': 'no-store',
		'Referrer-Policy': 'no-referrer',
		'X-Content-Type-Options': 'nosniff',
		// Mail scanners and chats preview links: a page of one person belongs in no index.
		'X-Robots-Tag': 'noindex, nofollow',
		...(options.language === undefined ? {} : { 'Content-Language': options.language }),
	};
}
