import { isEmail } from '../../model/email';
import type { Address } from '../channel';

/**
 * Reads `care@example.com` or `Customer Care <care@example.com>`; `null` for everything else, lists
 * and control characters included.
 */
export function readMailAddress(text: string): Address | null {
	const trimmed = text.trim();
	if (trimmed.length > 400) return null;
	const open = trimmed.lastIndexOf('<');
	if (open === -1) return isEmail(trimmed) ? { name: '', address: trimmed } : null;
	if (!trimmed.endsWith('>')) return null;
	const address = trimmed.slice(open + 1, -1).trim();
	const name = trimmed
		.slice(0, open)
		.trim()
		.replace(/^"(.*)"$/, '$1');
	return isEmail(address) && !/[<>\p{Cc}]/u.test(name) ? { name, address } : null;
}

/** The part after the `@`, as DNS spells it (`münchen.example` → `xn--mnchen-3ya.example`). */
export function mailDomain({ address }: Address): string {
	const domain = address.slice(address.lastIndexOf('@') + 1);
	return URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`).hostname : domain;
}
