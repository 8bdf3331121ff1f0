import { fillItem } from '../../model/item';
import type { House } from '../house';
import { sayOf } from '../workspace/spoken';
import { nameOfKey } from '../workspace/system-name';
import { customerPart, eventPart, storedOwner } from '../item/item-parts';
import { handOver, type ReceivedEvent } from './receive-event';

/**
 * Hands events to the workflow just before it starts, and gives the items of those that are still to
 * be started: of two deliveries that race, one gets each.
 */
export async function startEvents(
	house: House,
	now: number,
	input: { received: readonly ReceivedEvent[]; notes: readonly string[]; receiver: string },
): Promise<Array<Record<string, unknown>>> {
	const { received, notes, receiver } = input;
	const eventIds = received.map(({ event }) => event.event_id);
	const handed = await handOver(house, now, { eventIds, receiver });
	return received
		.filter(({ event }) => handed.includes(event.event_id))
		.map((one) => eventItem(one, notes, house));
}

/** A received event as the item that starts a workflow. */
export function eventItem(
	{ event, customer }: Pick<ReceivedEvent, 'event' | 'customer'>,
	notes: readonly string[],
	house: House,
): Record<string, unknown> {
	// Notes name fields of the sender; they are for whoever has set it up.
	const source = nameOfKey(house, event.source);
	const received = sayOf(house)('event.received', { type: event.type, source });
	const text = [received, ...notes].join(' ');
	return fillItem(
		{},
		{
			test: event.test === 1,
			outcome: { code: 'received', text },
			event: eventPart(event),
			customer: customer && customerPart(customer),
			owner: storedOwner(event.owner),
		},
	);
}
