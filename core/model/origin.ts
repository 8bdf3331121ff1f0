/** Names of the very machine a browser runs on. IPv6 has no form that `frame-ancestors` takes. */
const loopback = new Set(['localhost', '127.0.0.1']);

/**
 * Scheme, host and port of a site, as a browser writes them. Plain http is taken for the own machine
 * alone: on its way anybody could put a page of their own in place of another site's.
 *
 * @param text an origin, with or without a slash behind it
 * @returns `null` for what is none: another scheme, a path, a sign-in, a pattern
 *
 * @example
 * originOf('https://Shop.example.com/'); // 'https://shop.example.com'
 */
export function originOf(text: string): string | null {
	const given = text.trim();
	// What the parser would forgive or take away is left to nobody's guess.
	if (!/^https?:\/\/[^\s/?#@\\*]+\/?$/iu.test(given) || !URL.canParse(given)) return null;
	const { origin, protocol, hostname } = new URL(given);
	const safe = protocol === 'https:' || loopback.has(hostname);
	return safe && /^[a-z0-9.-]+$/.test(hostname) ? origin : null;
}
