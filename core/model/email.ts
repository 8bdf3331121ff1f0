// The rule of the HTML standard for <input type=email>, and beside it letters of every script, since
// mailboxes (RFC 6531) and domains may have them.
const local = /^[\p{L}\p{M}\p{N}.!#$%&'*+/=?^_`{|}~-]+$/u;
const label = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u;

const longest = 254;

/** Whether two texts are the same address, as people mean it. */
export function sameAddress(one: string | null, other: string): boolean {
	return one !== null && one.trim().toLowerCase() === other.trim().toLowerCase();
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
