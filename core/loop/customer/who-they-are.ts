import type { ContactChannel } from '../../model/consent';
import { sameAddress } from '../../model/mailbox';
import type { Customer } from '../../store/repositories/customers';
import type { EventRow } from '../../store/repositories/events';
import { isInTeam } from '../../store/repositories/people';
import type { Db, Tx } from '../../store/store';
import { oneUserLists } from '../../systems';
import type { House } from '../house';
import { storedOwner } from '../item/item-parts';

/**
 * How the message travels: by mail; by another node, which finds the address itself; or by any way of the node
 * that sends it, as the receiver's own record picks.
 */
export const askingWays = ['email', 'any', 'other'] as const;
export type Channel = (typeof askingWays)[number];

/** The way of an invitation as it is stored; an older one may have a name of another node's channel. */
export const wayOfInvitation = (stored: string): Channel =>
	askingWays.find((one) => one === stored) ?? 'other';

/**
 * Whether somebody wants to be written to by another way than this alone. A way that the workspace has given up
 * is no reason never to ask again.
 *
 * @param offered ways that the workspace offers its customers
 */
export function wantsAnotherWay(
	wanted: ContactChannel | null,
	way: Channel,
	offered: readonly ContactChannel[],
): boolean {
	if (wanted === null || way === 'any' || !offered.includes(wanted)) return false;
	return (way === 'email') !== (wanted === 'email');
}

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
		// Another way may use a phone number instead.
		reachedByMail: channel === 'email' || customer.phone === null,
		isStaff:
			(event !== null && isOwnerOf(event, customer)) ||
			(await isInTeam(house.store, db, house.workspace, among)),
	};
}
