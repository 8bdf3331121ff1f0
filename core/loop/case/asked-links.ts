import type { Store } from '../../store/store';

/** What is asked for on a page is done so long after its answer, ms. */
const after = 250;
/** … and by chance so much later, ms. */
const spread = 1_000;

/** More than that wait for nobody. */
const mostWaiting = 500;

type Waiting = Map<string, () => Promise<void>>;
const waitingBy = new Map<Store, Waiting>();

/**
 * Looks up who asks, and writes to them, when the page has long been answered: how long the answer takes
 * tells nobody whether an address is known. Whoever asks twice meanwhile has asked once; what is lost
 * with the process is asked for again.
 */
export function lookUpLater(store: Store, key: string, work: () => Promise<void>): void {
	let waiting = waitingBy.get(store);
	if (!waiting) {
		waiting = new Map();
		waitingBy.set(store, waiting);
		setTimeout(() => void lookUpNow(store), after + Math.random() * spread).unref();
	}
	if (!waiting.has(key) && waiting.size < mostWaiting) waiting.set(key, work);
}

/** Does what waits for a store; one thing that fails keeps none of the others. */
export async function lookUpNow(store: Store): Promise<void> {
	const waiting = waitingBy.get(store);
	waitingBy.delete(store);
	for (const work of waiting?.values() ?? []) {
		try {
			await work();
		} catch {
			// The database is away: whoever gets no mail asks again.
		}
	}
}
