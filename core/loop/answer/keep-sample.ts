import { newId } from '../../model/id';
import { fillItem, type ItemEvent, type SatisfactionItem } from '../../model/item';
import { isObject } from '../../model/json';
import { findCustomer, saveSampleCustomer } from '../../store/repositories/customers';
import { type EventRow, insertEvent } from '../../store/repositories/events';
import { loadSettings } from '../../store/repositories/workspaces';
import type { House } from '../house';
import { customerPart, eventPart } from '../item/item-parts';
import { sampleCustomerOf, sampleSource } from '../survey/sample';
import { importAnswer } from './import-answer';
import { importedItem } from './imported-item';

/** The id by which an item is known to be a template's sample: no real event has it. */
export const sampleEventId = 'evt_sample';

type Item = Record<string, unknown>;

/**
 * A sample that a template pins stands for what was never stored. When somebody tries the template out
 * it is stored as a test first, so that every node behind works on it as on the real thing. Any other
 * item is left as it is.
 *
 * @returns the item with the ids under which event, customer and answer were stored
 */
export async function keepSample(house: House, now: number, item: Item): Promise<Item> {
	if (item.test !== true || !isObject(item.event) || item.event.id !== sampleEventId) return item;
	const sample = item as Item & SatisfactionItem & { event: ItemEvent };
	const { event, customer } = await storeEvent(house, now, sample);
	const about = fillItem(item, { event: eventPart(event), customer });
	const { survey, score, response } = sample;
	if (!survey || !score || !response) return about;
	const { metric, purpose } = survey;
	const outcome = await importAnswer(house, now, {
		surveyKey: survey.key,
		eventId: event.event_id,
		source: sampleSource,
		externalId: event.event_id,
		reading: { metric, min: score.min, max: score.max, direction: score.direction },
		value: score.value,
		comment: response.comment,
		tags: response.tags,
		answers: response.answers,
		language: response.language,
		answeredAt: null,
		purpose,
		touchpoint: null,
		customerId: event.customer_id,
		customer: null,
		subject: null,
		owner: sample.owner,
		test: true,
	});
	return fillItem(about, { ...importedItem(outcome, about), outcome: sample.outcome });
}

/** The event, and a customer who is nobody: what is tried goes to the workspace's test address. */
async function storeEvent(
	{ store, workspace }: House,
	now: number,
	{ event, customer, owner }: SatisfactionItem & { event: ItemEvent },
) {
	return await store.transaction(async (tx) => {
		const { testAddress } = await loadSettings(tx, workspace);
		const person = {
			workspace_id: workspace,
			customer_id: sampleCustomerOf('pinned'),
			name: customer?.name ?? null,
			email: testAddress,
			language: customer?.language ?? null,
			segment: customer?.segment ?? null,
		};
		await saveSampleCustomer(tx, person, now);
		const { row } = await insertEvent(tx, {
			...rowOf(event, now),
			workspace_id: workspace,
			customer_id: person.customer_id,
			owner: owner && JSON.stringify(owner),
		});
		const stored = await findCustomer(tx, workspace, person.customer_id);
		return { event: row, customer: stored ? customerPart(stored) : null };
	});
}

function rowOf(
	{ type, touchpoint, subject, value, attributes }: ItemEvent,
	now: number,
): Omit<EventRow, 'workspace_id' | 'customer_id' | 'owner'> {
	const id = newId('evt');
	return {
		event_id: id,
		source: sampleSource,
		external_id: `test:${id}`,
		type: type ?? 'sample',
		occurred_at: now,
		received_at: now,
		touchpoint,
		subject_type: subject?.type ?? null,
		subject_id: subject?.id ?? null,
		subject_title: subject?.title ?? null,
		subject_url: subject?.url ?? null,
		cycle: 0,
		value_amount: value?.amount ?? null,
		value_currency: value?.currency ?? null,
		attributes: JSON.stringify(attributes),
		test: 1,
		processed_at: null,
		outcome: null,
	};
}
