import { sentencesInARow } from '../../language/in-a-row';
import type { Note } from '../../language/note';
import { fillItem } from '../../model/item';
import type { House } from '../house';
import { notesInARow, sayOf } from '../workspace/spoken';
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
	input: { received: readonly ReceivedEvent[]; notes: readonly Note[]; receiver: string },
): Promise<Array<Record<string, unknown>>> {
	const { received, notes, receiver } = input;
	const eventIds = received.map(({ event }) => event.event_id);
	const handed = await handOver(house, now, { eventIds, receiver });
	// Notes name fields of the sender; they are for whoever has set it up.
	const remarks = notesInARow(house, notes);
	return received
		.filter(({ event }) => handed.includes(event.event_id))
		.map((one) => eventItem(one, remarks, house));
}

/** A received event as the item that starts a workflow. */
function eventItem(
	{ event, customer }: Pick<ReceivedEvent, 'event' | 'customer'>,
	remarks: string,
	house: House,
): Record<string, unknown> {
	const source = nameOfKey(house, event.source);
	const say = sayOf(house);
	const received = say('event.received', { type: event.type, source });
	const text = sentencesInARow([received, remarks], say);
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
