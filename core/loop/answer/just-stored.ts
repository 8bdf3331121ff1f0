import { keep } from '../../model/remembered';
import type { AnswerFacts } from '../../store/repositories/case-background';
import type { Store } from '../../store/store';
import type { House } from '../house';

/** How long an answer waits here for its case, ms; its workflow runs at once. */
const keptFor = 5_000;
const mostKept = 500;

type Kept = { facts: AnswerFacts; since: number };

const stores = new WeakMap<Store, Map<string, Kept>>();

const keyOf = (workspace: string, responseId: string): string => `${workspace} ${responseId}`;

/**
 * Keeps what an answer was just stored with for the case that is opened of it a moment later, so that it
 * need not be read again. Whoever opens the case has the store say whether it still is so.
 */
export function keepStored(
	{ store, workspace }: House,
	now: number,
	{ response, event, customer }: AnswerFacts,
): void {
	const kept = stores.get(store) ?? new Map<string, Kept>();
	stores.set(store, kept);
	const facts = { response, event, customer };
	keep(kept, mostKept, keyOf(workspace, response.response_id), { facts, since: now });
}

/** What an answer was stored with in this process a moment ago; it is given once. */
export function takeStored(
	{ store, workspace }: House,
	now: number,
	responseId: string,
): AnswerFacts | undefined {
	const key = keyOf(workspace, responseId);
	const known = stores.get(store)?.get(key);
	stores.get(store)?.delete(key);
	return known && now >= known.since && now < known.since + keptFor ? known.facts : undefined;
}
