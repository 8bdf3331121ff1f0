import { isEmail } from '../model/mailbox';

const schemes = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/**
 * An address from outside as a link target, or `null` when it must not become a link: anything but
 * `http`, `https`, `mailto` and `tel`, and anything relative.
 */
export function safeUrl(address: string | null): string | null {
	if (address === null) return null;
	try {
		const url = new URL(address);
		return schemes.has(url.protocol) ? url.href : null;
	} catch {
		return null;
	}
}

/**
 * The address of a page that customers may be sent to: `https` alone, of a host with a dot, without a
 * user's name in it; else `null`.
 */
export function httpsUrl(address: string): string | null {
	const url = safeUrl(address);
	if (url === null) return null;
	const { protocol, hostname, username, password } = new URL(url);
	const usual = protocol === 'https:' && hostname.includes('.') && username + password === '';
	return usual ? url : null;
}

/**
 * One of our own links (built by the caller from our base and a token): may be relative or a
 * placeholder, but still never carries another scheme.
 */
export function ownUrl(address: string | null): string | null {
	if (address === null) return null;
	// Browsers skip white space and control characters inside a scheme, too.
	const scheme = /^[a-z][a-z0-9+.-]*:/i.test(address.replace(/[\s\p{Cc}]/gu, ''));
	return scheme ? safeUrl(address) : address;
}

/** `mailto:` for a plain address, else `null`. */
export function mailLink(email: string | null): string | null {
	if (email === null || !isEmail(email)) return null;
	return `mailto:${encodeURIComponent(email).replace('%40', '@')}`;
}

/** `tel:` for something that looks like a phone number, else `null`. */
export function phoneLink(phone: string | null): string | null {
	if (phone === null || !/^[+0-9 ().\-/]{3,30}$/.test(phone)) return null;
	const digits = phone.replace(/[^+0-9]/g, '');
	return /^\+?[0-9]{3,20}$/.test(digits) ? `tel:${digits}` : null;
}
