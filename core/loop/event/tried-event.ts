import { newId } from '../../model/id';
import { isObject } from '../../model/json';
import { type EventRow, insertEvent } from '../../store/repositories/events';
import type { Tx } from '../../store/store';
import type { House } from '../house';
import { placeOf } from './place';

/**
 * Keeps the event of an item that no sender has sent, such as pinned data, as a test that happens now:
 * so what is asked and answered about it can be tried out.
 *
 * @param given.event the item's `event`, whatever it holds
 */
export async function keepTriedEvent(
	tx: Tx,
	house: House,
	now: number,
	given: { event: unknown; customerId: string | null; owner: object | null },
): Promise<EventRow> {
	const event = isObject(given.event) ? given.event : {};
	const subject = isObject(event.subject) ? event.subject : {};
	const value = isObject(event.value) ? event.value : {};
	const about = text(subject.type) !== null && text(subject.id) !== null;
	const id = newId('evt');
	const tried: EventRow = {
		workspace_id: house.workspace,
		event_id: id,
		source: text(event.source) ?? 'sample',
		external_id: `test:${id}`,
		type: text(event.type) ?? 'sample',
		occurred_at: now,
		received_at: now,
		touchpoint: text(event.touchpoint),
		subject_type: about ? text(subject.type) : null,
		subject_id: about ? text(subject.id) : null,
		subject_title: about ? text(subject.title) : null,
		subject_url: about ? text(subject.url) : null,
		cycle: 0,
		value_amount: typeof value.amount === 'number' ? value.amount : null,
		value_currency: text(value.currency),
		attributes: JSON.stringify(isObject(event.attributes) ? event.attributes : {}),
		customer_id: given.customerId,
		owner: given.owner && JSON.stringify(given.owner),
		test: 1,
		processed_at: now,
		outcome: 'tried_out',
	};
	const { row } = await insertEvent(tx, { ...tried, ...(await placeOf(tx, tried)) });
	return row;
}

function text(value: unknown): string | null {
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 500) : null;
}
