import type { Person } from '../../model/people';
import type { Store } from '../../store/store';
import type { House } from '../house';
import type { CaseAbout, CaseBackground } from './case-background';

/** What a case will stand on, and everybody who may own it. */
export type CaseAhead = { background: Omit<CaseBackground, 'owner'>; people: readonly Person[] };

/** How long it counts, ms. A case is opened some milliseconds after its owner was found, or anew. */
const keptFor = 1_000;
const mostKept = 500;

type Kept = Map<string, CaseAhead & { until: number }>;

const stores = new WeakMap<Store, Kept>();

function keptBy({ store }: House): Kept {
	const known = stores.get(store);
	if (known) return known;
	const fresh: Kept = new Map();
	stores.set(store, fresh);
	return fresh;
}

const keyOf = ({ workspace }: House, { responseId, eventId, customerId }: CaseAbout): string =>
	[workspace, responseId, eventId, customerId].join(' ');

/**
 * Keeps what was read for a case while its owner was sought. Both ask the database about the same
 * answer, and what a question costs is the way there and back.
 */
export function keepAhead(house: House, about: CaseAbout, ahead: CaseAhead, now: number): void {
	const kept = keptBy(house);
	for (const [key, { until }] of kept) {
		if (until >= now && kept.size < mostKept) break;
		kept.delete(key);
	}
	const key = keyOf(house, about);
	// Put in anew, so that the oldest stay in front.
	kept.delete(key);
	kept.set(key, { ...ahead, until: now + keptFor });
}

/** What was kept for this case; it is given out once. */
export function takeAhead(house: House, about: CaseAbout, now: number): CaseAhead | undefined {
	const kept = keptBy(house);
	const key = keyOf(house, about);
	const ahead = kept.get(key);
	kept.delete(key);
	return ahead && now <= ahead.until ? ahead : undefined;
}
