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
import type { ImportOutcome } from './import-answer';

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
