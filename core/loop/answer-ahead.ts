import type { Customer } from '../store/repositories/customers';
import type { EventRow } from '../store/repositories/events';
import type { ResponseRow } from '../store/repositories/responses';
import type { Store } from '../store/store';
import type { House } from './house';

/** An answer as it is stored now, and what it is about. */
export type AnswerAhead = {
	response: ResponseRow;
	event: EventRow | undefined;
	customer: Customer | undefined;
};

/** How long it counts, ms. The workflow that opens its case begins some milliseconds later. */
const keptFor = 10_000;
const mostKept = 500;

type Kept = Map<string, AnswerAhead & { until: number }>;

const stores = new WeakMap<Store, Kept>();

function keptBy({ store }: House): Kept {
	const known = stores.get(store) ?? (new Map() as Kept);
	stores.set(store, known);
	return known;
}

const keyOf = ({ workspace }: House, responseId: string): string => `${workspace} ${responseId}`;

/**
 * Keeps an answer that was just stored and starts a workflow, so that its case need not read it again.
 */
export function keepAnswer(house: House, answer: AnswerAhead, now: number): void {
	const kept = keptBy(house);
	for (const [key, { until }] of kept) {
		if (until >= now && kept.size < mostKept) break;
		kept.delete(key);
	}
	const key = keyOf(house, answer.response.response_id);
	// Put in anew, so that the oldest stay in front.
	kept.delete(key);
	const { response, event, customer } = answer;
	kept.set(key, { response, event, customer, until: now + keptFor });
}

/** The answer, if it was stored by this process a moment ago; it is given out once. */
export function takeAnswer(house: House, responseId: string, now: number): AnswerAhead | undefined {
	const kept = keptBy(house);
	const key = keyOf(house, responseId);
	const answer = kept.get(key);
	kept.delete(key);
	return answer && now <= answer.until ? answer : undefined;
}
