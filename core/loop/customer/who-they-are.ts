import { sameAddress } from '../../model/mailbox';
import type { Customer } from '../../store/repositories/customers';
import type { EventRow } from '../../store/repositories/events';
import { isInTeam } from '../../store/repositories/people';
import type { Db, Tx } from '../../store/store';
import { oneUserLists } from '../../systems';
import type { House } from '../house';
import { storedOwner } from '../item/item-parts';

/** How the message travels: by mail, or by another node, which finds the address itself. */
export type Channel = 'email' | 'other';

/** Whether who is responsible for what happened is the very customer, e.g. of an own ticket. */
function isOwnerOf({ owner, source }: EventRow, customer: Customer): boolean {
	const responsible = storedOwner(owner);
	if (!responsible) return false;
	const { id, email } = responsible;
	const sameMailbox = customer.email !== null && sameAddress(email, customer.email);
	const sameId =
		id !== null && oneUserLists.includes(source) && customer.external_ids[source] === id;
	return sameMailbox || sameId;
}

/** What tells a customer from one's own people and from a program. */
export async function whoTheyAre(
	db: Db | Tx,
	house: House,
	{ customer, channel, event }: { customer: Customer; channel: Channel; event: EventRow | null },
) {
	const among = { customerId: customer.customer_id, sharedLists: oneUserLists };
	return {
		email: customer.email,
		// Another node may use a phone number instead.
		reachedByMail: channel === 'email' || customer.phone === null,
		isStaff:
			(event !== null && isOwnerOf(event, customer)) ||
			(await isInTeam(house.store, db, house.workspace, among)),
	};
}
