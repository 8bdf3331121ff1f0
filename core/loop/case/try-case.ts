import type { CustomerFacts } from '../../model/event';
import type { ItemCustomer, SatisfactionItem } from '../../model/item';
import { isObject } from '../../model/json';
import { metrics } from '../../model/metric';
import { findEvent } from '../../store/repositories/events';
import { findResponse } from '../../store/repositories/responses';
import { importAnswer } from '../answer/import-answer';
import { responseItem } from '../answer/response-item';
import type { House } from '../house';
import { type CaseToOpen, openForItem } from './open-for-item';

/**
 * Opens the case of an item as a test, for somebody who tries a workflow out by hand. The answer may be
 * a sample that a template carries, or a real one: it is kept once more, as a test, so that the real
 * answer and its case stay as they are.
 *
 * @returns as `openForItem`; the item's answer is the test's
 */
export async function tryCase(
	house: House,
	now: number,
	given: CaseToOpen,
): ReturnType<typeof openForItem> {
	const { item, responseId, eventId } = given;
	const { db } = house.store;
	const event = eventId === null ? undefined : await findEvent(db, house.workspace, eventId);
	return await openForItem(house, now, {
		...given,
		responseId: responseId === null ? null : await triedAnswer(house, now, responseId, item),
		eventId: event ? eventId : null,
		customerId: event?.customer_id ?? given.customerId,
		test: true,
	});
}

/** A test answer that says what the given one says; itself if it is a test, or says nothing. */
async function triedAnswer(
	house: House,
	now: number,
	responseId: string,
	item: Record<string, unknown>,
): Promise<string> {
	const stored = await findResponse(house.store.db, house.workspace, responseId);
	if (stored?.test === 1) return responseId;
	const parts = stored
		? await responseItem(house, { response: stored, invitation: null, handOver: 'none' })
		: (item as Partial<SatisfactionItem>);
	const { score, survey, response, customer, event, owner } = parts;
	const metric = metrics.find((one) => one === survey?.metric);
	if (!isObject(score) || !metric) return responseId;
	const { min, max, direction, value, highFrom } = score;
	const subject = event?.subject;
	const { response: kept } = await importAnswer(house, now, {
		surveyKey: survey?.key ?? null,
		eventId: null,
		source: 'trial',
		externalId: responseId,
		reading: { metric, min, max, direction },
		value,
		// A sample that somebody wrote by hand may leave it out.
		satisfiedFrom: highFrom ?? null,
		comment: response?.comment ?? null,
		tags: Array.isArray(response?.tags) ? response.tags : [],
		answers: [],
		language: response?.language ?? null,
		answeredAt: null,
		purpose: survey?.purpose ?? null,
		touchpoint: event?.touchpoint ?? null,
		customerId: customer?.id ?? null,
		customer: customer ? factsOf(customer) : null,
		subject: subject ? { type: subject.type, id: subject.id, title: subject.title } : null,
		owner: owner ?? null,
		test: true,
	});
	return kept.response_id;
}

function factsOf(customer: ItemCustomer): CustomerFacts {
	// Somebody may have written the sample by hand, and left fields out.
	const said: Partial<ItemCustomer> = customer;
	return {
		name: said.name ?? null,
		email: said.email ?? null,
		phone: said.phone ?? null,
		language: said.language ?? null,
		timeZone: said.timeZone ?? null,
		segment: said.segment ?? null,
		externalIds: said.externalIds ?? {},
	};
}
