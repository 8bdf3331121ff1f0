import { dnsDomain, domainOf, emailOf, isAscii } from '../../model/mailbox';
import type { Address } from '../channel';

/**
 * Reads `care@example.com` or `Customer Care <care@example.com>`; `null` for everything else, lists
 * and control characters included.
 */
export function readMailAddress(text: string): Address | null {
	const trimmed = text.trim();
	if (trimmed.length > 400) return null;
	const open = trimmed.lastIndexOf('<');
	if (open === -1) {
		const bare = emailOf(trimmed);
		return bare === null ? null : { name: '', address: bare };
	}
	if (!trimmed.endsWith('>')) return null;
	const address = emailOf(trimmed.slice(open + 1, -1));
	const name = trimmed
		.slice(0, open)
		.trim()
		.replace(/^"(.*)"$/, '$1');
	return address !== null && !/[<>\p{Cc}]/u.test(name) ? { name, address } : null;
}

/** The part after the `@`, as DNS spells it (`münchen.example` → `xn--mnchen-3ya.example`). */
export function mailDomain({ address }: Address): string {
	return domainOf(address);
}

/**
 * An address as a mail server gets it: its domain as DNS spells it, so that every server can carry it.
 * `null` where the domain can be none.
 */
export function addressOnWire({ name, address }: Address): Address | null {
	const at = address.lastIndexOf('@');
	const domain = dnsDomain(address.slice(at + 1));
	return domain === null ? null : { name, address: `${address.slice(0, at)}@${domain}` };
}

/** Whether only a server with SMTPUTF8 (RFC 6531) can carry it: what stands before the `@` has no other spelling. */
export function needsUtf8({ address }: Address): boolean {
	return !isAscii(address.slice(0, address.lastIndexOf('@')));
}
