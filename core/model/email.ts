// The rule of the HTML standard for <input type=email>, and beside it letters of every script, since
// mailboxes (RFC 6531) and domains may have them.
const local = /^[\p{L}\p{M}\p{N}.!#$%&'*+/=?^_`{|}~-]+$/u;
const label = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u;

const longest = 254;

// eslint-disable-next-line no-control-regex -- ASCII is meant.
export const isAscii = (text: string): boolean => /^[\x00-\x7f]*$/.test(text);

/**
 * A domain as DNS spells it: `münchen.example` is `xn--mnchen-3ya.example`. `null` where it can be none.
 */
export function dnsDomain(domain: string): string | null {
	// A URL would make an IPv4 address of `1.2`.
	if (isAscii(domain)) return domain.toLowerCase();
	return URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`).hostname : null;
}

/** The domain of an address as DNS spells it; empty where it has none. */
export function domainOf(address: string): string {
	const at = address.lastIndexOf('@');
	const domain = at < 0 ? '' : address.slice(at + 1).trim();
	return dnsDomain(domain) ?? domain.toLowerCase();
}

/** Whether two texts are the same address, as people mean it. */
export function sameAddress(one: string | null, other: string): boolean {
	return one !== null && comparable(one) === comparable(other);
}

function comparable(address: string): string {
	const at = address.lastIndexOf('@');
	const name = (at < 0 ? address : address.slice(0, at)).trim().toLowerCase();
	return at < 0 ? name : `${name}@${domainOf(address)}`;
}

/** Whether a text is one e-mail address and nothing else: no name, no list, no quoting, no comment. */
export function isEmail(text: string): boolean {
	const at = text.indexOf('@');
	return (
		text.length <= longest &&
		local.test(text.slice(0, Math.max(at, 0))) &&
		text
			.slice(at + 1)
			.split('.')
			.every((part) => label.test(part))
	);
}
