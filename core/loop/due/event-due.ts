import type { ItemOutcome, SatisfactionItem } from '../../model/item';
import { findCustomer } from '../../store/repositories/customers';
import { findEvent } from '../../store/repositories/events';
import type { Tx } from '../../store/store';
import type { House } from '../house';
import { customerPart, eventPart, storedOwner } from '../item/item-parts';
import { sayOf } from '../workspace/spoken';
import { done, type DueKindOf } from './due-kind';

/** An event that was accepted but never decided about starts again. */
export const eventDue: DueKindOf<'unprocessed_event'> = {
	key: 'unprocessed_event',
	takers: ['events'],
	prepare: async (tx, house, row) => {
		const event = await findEvent(tx, house.workspace, row.ref_id);
		if (!event || event.processed_at !== null) return done;
		const outcome = { code: 'unprocessed', text: sayOf(house)('due.unprocessed') };
		const item = await eventItem(tx, house, row.ref_id, outcome);
		return item ? { kind: 'give', items: [item] } : done;
	},
};

/** An event in the shape in which the CRM Trigger emits it; `null` if it is there no more. */
export async function eventItem(
	tx: Tx,
	house: House,
	eventId: string,
	outcome: ItemOutcome,
): Promise<Partial<SatisfactionItem> | null> {
	const event = await findEvent(tx, house.workspace, eventId);
	if (!event) return null;
	const customer = event.customer_id
		? await findCustomer(tx, house.workspace, event.customer_id)
		: undefined;
	return {
		test: event.test === 1,
		outcome,
		event: eventPart(event),
		customer: customer ? customerPart(customer) : null,
		owner: storedOwner(event.owner),
	};
}
