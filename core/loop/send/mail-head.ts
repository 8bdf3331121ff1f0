import { messageHeaders, messageIdFor } from '../../mail/headers';
import type { ItemMessage } from '../../model/item';
import type { House } from '../house';

/**
 * The Message-ID of a logical message: the same at every try, another in every workspace.
 *
 * @param domain the sender's domain, e.g. `example.com`
 * @throws InputError if that is no domain
 */
export function messageIdOf(house: House, key: string, domain: string): string {
	return messageIdFor(`${house.workspace} ${key}`, domain);
}

/**
 * The headers of a message besides its Message-ID. Customers can unsubscribe from what asks them for
 * something; nobody unsubscribes from the cases they own or the figures they read.
 */
export function mailHead(message: {
	kind: ItemMessage['kind'];
	messageId: string;
	optOutLink: string | null;
}): Record<string, string> {
	const asks = message.kind === 'invitation' || message.kind === 'reminder';
	const { 'Message-ID': _id, ...headers } = messageHeaders({
		messageId: message.messageId,
		optOutUrl: asks ? message.optOutLink : null,
		oneClick: true,
	});
	return headers;
}
