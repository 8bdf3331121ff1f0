import type { Campaign } from './campaign';
import { goalReached } from './goal';

/** What the store has to read of a customer beside what it reads for all campaigns. */
export type LooksAt = {
	/** Types of events, in no order; `order.*` stands for all of that noun. */
	events: string[];
	/** Keys of attributes whose changes count. */
	changes: string[];
};

/** All that the occasion, the goal and the steps of a campaign look at. */
export function looksAt({ rules, goal, steps }: Campaign): LooksAt {
	const events = [
		goalReached,
		...rules.events,
		...(goal?.events ?? []),
		...steps.flatMap(({ effects }) => effects),
	];
	return { events: [...new Set(events)], changes: [...rules.changes] };
}
