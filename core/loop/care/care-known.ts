import type { CareFacts } from '../../care/occasion';
import type { KnownContact } from '../../care/place';
import type { Group } from '../../model/care-words';
import type { ItemOwner } from '../../model/item';
import type { Customer } from '../../store/repositories/customers';

/** All that the store knows of a customer and that bears on a campaign. */
export type CareKnown = {
	customer: Customer;
	/** `sharesMessage` is told by what is sent, and `listedAt` by who came in: neither is known here. */
	facts: CareFacts;
	/** Made and reserved, of the customer and of their mailbox, of surveys and of care. */
	contacts: KnownContact[];
	/** Of the campaign, as `groupOf` takes them. */
	groups: Group[];
	/** In the form of `mailboxOf`; `null` = they have none. */
	mailbox: string | null;
	/** Who looks after them. */
	owner: ItemOwner | null;
};
