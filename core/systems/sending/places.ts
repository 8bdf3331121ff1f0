import { createHash } from 'node:crypto';

import { cleanLine } from '../../language/plain-text';
import type { Address } from '../channel';

/** A group is reached by its robot alone, so any word for it will do. */
export function groupAddress(text: string): Address | null {
	const name = cleanLine(text, 100);
	return name === '' ? null : { name, address: name };
}

/** Chats show the account as the sender; the domain is in Message-IDs, and nobody's. */
export const sentBy = (name: string, key: string): Address => ({
	name,
	address: `${key}@chat.invalid`,
});

/** A robot's place in errors: the host and a few signs, never its key. */
export function robotAt(webhook: string): string {
	const signs = createHash('sha256').update(webhook).digest('hex').slice(0, 8);
	return `${new URL(webhook).host} (${signs})`;
}

/** The id of a message as a system takes it that knows its own letters only. @param most at most 64 */
export function shortId(messageId: string, most: number): string {
	return createHash('sha256').update(messageId).digest('hex').slice(0, most);
}
