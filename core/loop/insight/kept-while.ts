import type { Store } from '../../store/store';

/** What was reckoned, and when it was begun, epoch ms. */
export type KeptValue<Value> = { value: Value; at: number };

type Running<Value> = { state: string; at: number; done: Promise<KeptValue<Value>> };

type Place<Value> = {
	kept: (KeptValue<Value> & { state: string }) | null;
	running: Running<Value> | null;
	/** Begins when what runs has ended, for all who have asked meanwhile. */
	next: Promise<KeptValue<Value>> | null;
};

export type Asked = {
	/** What is reckoned, everything that it depends on included but what changes in the store. */
	key: string;
	/** Another one once something has changed in the store; read before anything is reckoned. */
	state: string;
	now: number;
};

/**
 * Keeps what is dear to reckon while nothing has changed, and for a short time at most. Who asks while it is
 * being reckoned waits for the same, unless something has changed since it was begun: then for the next one, of
 * which there is one for all.
 *
 * @param limits.longest ms that a value is kept
 * @param limits.most values that are kept of a store; those that were asked for longest ago go first
 */
export function keptWhile<Value>({ longest, most }: { longest: number; most: number }) {
	const byStore = new WeakMap<Store, Map<string, Place<Value>>>();
	const isYoung = (at: number, now: number) => now >= at && now - at < longest;

	function placeOf(store: Store, { key, now }: Asked): Place<Value> {
		const places = byStore.get(store) ?? new Map<string, Place<Value>>();
		byStore.set(store, places);
		const own = places.get(key) ?? { kept: null, running: null, next: null };
		places.delete(key);
		// The one asked for last stands last.
		places.set(key, own);
		for (const [other, { kept, running }] of places) {
			const isOld = kept === null || !isYoung(kept.at, now);
			if (running === null && other !== key && (isOld || places.size > most)) places.delete(other);
		}
		return own;
	}

	async function begin(
		place: Place<Value>,
		{ state, now: at }: Asked,
		reckon: () => Promise<Value>,
	): Promise<KeptValue<Value>> {
		const done = reckon().then((value) => ({ value, at }));
		place.running = { state, at, done };
		try {
			const made = await done;
			place.kept = { ...made, state };
			return made;
		} finally {
			place.running = null;
		}
	}

	return async (
		store: Store,
		asked: Asked,
		reckon: () => Promise<Value>,
	): Promise<KeptValue<Value>> => {
		const place = placeOf(store, asked);
		const isGood = (one: { state: string; at: number } | null) =>
			one !== null && one.state === asked.state && isYoung(one.at, asked.now);
		const { kept, running } = place;
		if (kept !== null && isGood(kept)) return { value: kept.value, at: kept.at };
		if (running === null) return await begin(place, asked, reckon);
		if (isGood(running)) return await running.done;
		place.next ??= (async () => {
			await running.done.catch(() => {});
			place.next = null;
			// Somebody else may have begun in between: after we have asked, so it is ours as well.
			return await (place.running?.done ?? begin(place, asked, reckon));
		})();
		return await place.next;
	};
}
