import { messageHeaders, messageIdFor } from '../../mail/headers';
import type { MessageKind } from '../../model/item';
import type { House } from '../house';
import { asks } from './outgoing';

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
 * something, from what a workflow or a campaign
 * writes to them and from what they are given; nobody unsubscribes from the cases and tasks they own or the figures
 * they read.
 */
export function mailHead(message: {
	kind: MessageKind;
	messageId: string;
	/** Of the customer it goes to. */
	optOutLink: string | null;
	/** Where their mail program may write instead. */
	optOutMail: string | null;
}): Record<string, string> {
	const leavable = asks(message.kind) || ['own', 'incentive', 'care'].includes(message.kind);
	const { 'Message-ID': _id, ...headers } = messageHeaders({
		messageId: message.messageId,
		optOutUrl: leavable ? message.optOutLink : null,
		optOutMail: leavable ? message.optOutMail : null,
		oneClick: true,
	});
	return headers;
}
