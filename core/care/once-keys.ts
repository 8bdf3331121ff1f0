import type { Occasion } from './occasion';

/** What may be there once: each a unique key of the store. */
export type OnceKeys = {
	/** A step of an occasion of a customer, whatever node, run or worker it comes from. */
	customer: string;
	/** The same message to a mailbox, whoever shares it; `null` = it goes to no mailbox. */
	mailbox: string | null;
};

/**
 * @param customerId the kept one
 * @param mailbox in the one form in which mailboxes are compared
 */
export function onceKeys(
	campaign: string,
	step: number,
	{ key, mailboxKey }: Pick<Occasion, 'key' | 'mailboxKey'>,
	{ customerId, mailbox }: { customerId: string; mailbox: string | null },
): OnceKeys {
	return {
		customer: JSON.stringify([campaign, key, step, customerId]),
		mailbox: mailbox === null ? null : JSON.stringify([campaign, mailboxKey, step, mailbox]),
	};
}
