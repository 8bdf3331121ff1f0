import type { SatisfactionItem } from '../../model/item';
import { isObject } from '../../model/json';
import {
	customerPart,
	eventPart,
	rememberedEvent,
	responsePart,
	scorePart,
	storedOwner,
	surveyPart,
} from '../item/item-parts';
import type { House } from '../house';
import type { ImportOutcome } from './import-answer';
import { responseItem } from './response-item';

/**
 * The item of an answer from elsewhere: of one that answers an invitation the very shape in which the
 * Response Trigger emits it, about what the invitation was about.
 */
export async function recordedItem(
	house: House,
	outcome: ImportOutcome,
	base: Record<string, unknown>,
): Promise<Partial<SatisfactionItem>> {
	const { invitation, response, event, customer, code, text } = outcome;
	if (invitation === null) return importedItem(outcome, base);
	const handOver = code === 'changed' ? ('changed' as const) : ('completed' as const);
	const known = { event: event ?? undefined, customer: customer ?? undefined };
	const parts = await responseItem(house, { response, invitation, handOver, known });
	return { ...parts, outcome: { code, text } };
}

/**
 * The parts of an item that an answer from elsewhere fills.
 *
 * @param base an item that brought an event keeps it; else the answer says what it knows of one
 */
export function importedItem(
	{ code, text, response, customer, event }: ImportOutcome,
	base: Record<string, unknown>,
): Partial<SatisfactionItem> {
	const own = isObject(base.event) ? (base.event as SatisfactionItem['event']) : null;
	return {
		test: response.test === 1,
		outcome: { code, text },
		event: event ? eventPart(event) : (own ?? rememberedEvent(response)),
		customer: customer ? customerPart(customer) : null,
		owner: storedOwner(response.owner),
		survey: surveyPart(response),
		response: responsePart(response, code === 'changed'),
		score: scorePart(response),
	};
}
