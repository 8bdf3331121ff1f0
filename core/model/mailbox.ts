// The rule of the HTML standard for <input type=email>, and beside it letters of every script, since
// mailboxes (RFC 6531) and domains may have them. The only rule for e-mail addresses in this package.
const local = /^[\p{L}\p{M}\p{N}.!#$%&'*+/=?^_`{|}~-]+$/u;
const label = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u;

const longest = 254;

// What most addresses are: plain letters, small ones, as they are compared. Nothing of it has to be mended.
const plain =
	/^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/;

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

/** Why a text is no e-mail address. */
export type MailboxFault = 'empty' | 'no_at' | 'several' | 'space' | 'name' | 'domain' | 'too_long';

export type ReadMailbox =
	/** `written`: as mail is sent to it; `mailbox`: as it is compared and stored. */
	{ ok: true; written: string; mailbox: string } | { ok: false; fault: MailboxFault };

/**
 * Reads one e-mail address as people and systems write it. What is not seen (zero-width, soft and control
 * characters) goes, widths become one (NFKC), `mailto:` and a full stop at the end are taken off. A
 * name, a list, a quoted name or a comment is refused.
 */
export function readMailbox(text: string): ReadMailbox {
	if (text.length <= longest && plain.test(text)) return { ok: true, written: text, mailbox: text };
	const written = mended(text);
	const fault = faultOf(written);
	if (fault) return { ok: false, fault };
	const at = written.indexOf('@');
	const domain = dnsDomain(written.slice(at + 1));
	if (domain === null || !isDomain(domain)) return { ok: false, fault: 'domain' };
	const mailbox = `${lower(written.slice(0, at))}@${domain}`;
	return mailbox.length > longest
		? { ok: false, fault: 'too_long' }
		: { ok: true, written, mailbox };
}

/**
 * The mailbox that an address names, in the one form in which mailboxes are stored and compared;
 * `null` where it is no address.
 */
export function mailboxOf(address: string): string | null {
	const read = readMailbox(address);
	return read.ok ? read.mailbox : null;
}

/** An address as mail is sent to it, mended; `null` where it is none. */
export function emailOf(text: string): string | null {
	const read = readMailbox(text);
	return read.ok ? read.written : null;
}

/** Whether a text is one e-mail address as it stands: nothing has to be mended. */
export function isEmail(text: string): boolean {
	const written = emailOf(text);
	return written !== null && (written === text || written === text.normalize('NFC'));
}

const faults: Record<MailboxFault, string> = {
	empty: 'it is empty',
	no_at: 'it has no at sign',
	several: 'it is more than one address',
	space: 'it has a space in it',
	name: 'there is nothing, or a character that no address has, before the at sign',
	domain: 'what stands behind the at sign is no domain',
	too_long: `it has more than ${longest} characters`,
};

/** The same in words, to end a sentence with: `it has no at sign`. */
export function faultInWords(fault: MailboxFault): string {
	return faults[fault];
}

/** Whether two texts are the same address, as people mean it. */
export function sameAddress(one: string | null, other: string): boolean {
	return one !== null && comparable(one) === comparable(other);
}

/** An address as it is compared; of what is none the same, but for its capitals. */
export const comparable = (text: string): string => mailboxOf(text) ?? lower(text.trim());

const unseen = /[\p{Cf}\p{Default_Ignorable_Code_Point}]|(?!\s)\p{Cc}/gu;

function mended(text: string): string {
	const seen = text.replace(unseen, '').normalize('NFKC').trim();
	const bare = /^mailto:/i.test(seen) ? ofLink(seen.slice('mailto:'.length)) : seen;
	const at = bare.lastIndexOf('@');
	if (at < 0) return bare;
	// The full stop of Chinese keyboards parts domains like any other (UTS #46).
	const domain = bare.slice(at + 1).replace(/[。｡]/g, '.');
	return bare.slice(0, at + 1) + domain.replace(/(?<=[^.])\.$/, '');
}

/** Of `li%2Bwei@example.com?subject=Hello` what stands before the question. */
function ofLink(target: string): string {
	const [address = ''] = target.split('?');
	try {
		return decodeURIComponent(address).trim();
	} catch {
		return address.trim();
	}
}

function faultOf(address: string): MailboxFault | null {
	if (address === '') return 'empty';
	if (/[,;]/.test(address) || address.split('@').length > 2) return 'several';
	if (/\s/.test(address)) return 'space';
	const at = address.indexOf('@');
	if (at < 0) return 'no_at';
	if (address.length > longest) return 'too_long';
	if (!local.test(address.slice(0, at))) return 'name';
	return isDomain(address.slice(at + 1)) ? null : 'domain';
}

const isDomain = (domain: string): boolean => domain.split('.').every((part) => label.test(part));

/** Small letters by the same code wherever it runs; a capital may fall into two characters. */
const lower = (text: string): string => text.toLowerCase().normalize('NFKC');
