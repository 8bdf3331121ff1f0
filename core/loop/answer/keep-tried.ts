import { fillItem } from '../../model/item';
import { isObject, type Json, type JsonObject } from '../../model/json';
import { metrics, purposes } from '../../model/metric';
import { readWord } from '../../model/read-input';
import { findCustomer, saveSampleCustomer } from '../../store/repositories/customers';
import { type EventRow, findEvent } from '../../store/repositories/events';
import { findResponse } from '../../store/repositories/responses';
import { keepTriedEvent } from '../event/tried-event';
import type { Tx } from '../../store/store';
import type { House } from '../house';
import { customerPart, eventPart } from '../item/item-parts';
import { sampleCustomerOf, sampleSource } from '../survey/sample';
import { importAnswer } from './import-answer';
import { importedItem } from './imported-item';

type Item = Record<string, unknown>;

/**
 * What somebody tries a workflow out on may never have been stored: the sample that a template pins, or
 * an item that was pinned in another workspace. It is stored as a test first, about a customer whom
 * nothing identifies, so that every node behind works on it as on the real thing. What is stored already
 * is left as it is.
 *
 * @returns the item with the ids under which event, customer and answer were stored
 */
export async function keepTried(house: House, now: number, item: Item): Promise<Item> {
	const { db } = house.store;
	const { workspace } = house;
	const [eventId, responseId] = [idOf(item.event), idOf(item.response)];
	const [event, response] = await Promise.all([
		eventId === null ? null : findEvent(db, workspace, eventId),
		responseId === null ? null : findResponse(db, workspace, responseId),
	]);
	if (event === null && response === null) return await keepWhoAsks(house, now, item);
	// `null` is not named, `undefined` is named and not there.
	if (event !== undefined && response !== undefined) return item;
	const kept = event === undefined ? await keepEvent(house, now, item) : event;
	const about = kept
		? fillItem(item, { test: true, event: eventPart(kept), customer: await whom(house, kept) })
		: item;
	return response === undefined ? await keepAnswer(house, now, about, kept) : about;
}

const idOf = (part: unknown): string | null =>
	isObject(part) && typeof part.id === 'string' && part.id !== '' ? part.id : null;

/** Of a sample of an Activity Trigger that is about a customer alone: the customer. */
async function keepWhoAsks(house: House, now: number, item: Item): Promise<Item> {
	const { store, workspace } = house;
	const id = idOf(item.customer);
	if (item.test !== true || idOf(item.activity) === null || id === null) return item;
	if (idOf(item.case) !== null || (await findCustomer(store.db, workspace, id))) return item;
	const kept = await store.transaction(async (tx) => await keepCustomer(tx, house, now, item));
	const customer = await findCustomer(store.db, workspace, kept);
	return customer ? fillItem(item, { customer: customerPart(customer) }) : item;
}

/** @returns the id under which somebody of a sample is stored */
async function keepCustomer(tx: Tx, { workspace }: House, now: number, item: Item) {
	const given = isObject(item.customer) ? item.customer : {};
	const text = (value: unknown) => (typeof value === 'string' ? value.slice(0, 200) : null);
	const customer_id = sampleCustomerOf('pinned');
	const person = {
		workspace_id: workspace,
		customer_id,
		name: text(given.name),
		email: text(given.email),
		language: text(given.language),
		segment: text(given.segment),
	};
	await saveSampleCustomer(tx, person, now);
	return customer_id;
}

async function keepEvent(house: House, now: number, item: Item): Promise<EventRow> {
	const { store } = house;
	return await store.transaction(async (tx) => {
		const customer_id = await keepCustomer(tx, house, now, item);
		return await keepTriedEvent(tx, house, now, {
			event: item.event,
			customerId: customer_id,
			owner: isObject(item.owner) ? item.owner : null,
		});
	});
}

async function whom({ store, workspace }: House, { customer_id: id }: EventRow) {
	const customer = id === null ? undefined : await findCustomer(store.db, workspace, id);
	return customer ? customerPart(customer) : null;
}

/** The answer as one that was given elsewhere, since nobody was invited to give it. */
async function keepAnswer(
	house: House,
	now: number,
	item: Item,
	event: EventRow | null,
): Promise<Item> {
	const { survey, score, response } = item;
	// Too little to make an answer of: whoever needs one says so.
	if (!isObject(survey) || !isObject(score) || !isObject(response)) return item;
	const outcome = await importAnswer(house, now, {
		surveyKey: String(survey.key ?? ''),
		eventId: event?.event_id ?? null,
		source: sampleSource,
		externalId: `${String(response.id)}:${now}:${event?.event_id ?? ''}`,
		reading: {
			metric: readWord(survey.metric, 'survey.metric', metrics),
			min: Number(score.min),
			max: Number(score.max),
			direction: score.direction === 'lower_is_better' ? 'lower_is_better' : 'higher_is_better',
		},
		value: score.value,
		satisfiedFrom: typeof score.highFrom === 'number' ? score.highFrom : null,
		comment: typeof response.comment === 'string' ? response.comment : null,
		tags: Array.isArray(response.tags) ? response.tags.map(String) : [],
		answers: answersOf(response.answers),
		language: null,
		answeredAt: null,
		purpose: readWord(survey.purpose, 'survey.purpose', purposes),
		touchpoint: null,
		customerId: event?.customer_id ?? null,
		customer: null,
		subject: null,
		owner: null,
		test: true,
	});
	const said = isObject(item.outcome) ? item.outcome : null;
	return fillItem(item, { ...importedItem(outcome, item), outcome: said as never });
}

function answersOf(given: unknown): Array<{ id: string; value: Json }> {
	if (!Array.isArray(given)) return [];
	return given.flatMap((one: JsonObject) =>
		isObject(one) && typeof one.id === 'string' ? [{ id: one.id, value: one.value ?? null }] : [],
	);
}
