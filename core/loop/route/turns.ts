import { correctTurn, lastTurn, takeTurns } from '../../store/repositories/people';
import type { Store } from '../../store/store';
import type { House } from '../house';

/**
 * The turns of a pool that this process has taken from the store and not given to anybody yet: from
 * `next` to `end`.
 */
type Turns = {
	next: number;
	end: number;
	/** How many were taken the last time, and when. */
	size: number;
	at: number;
	/** While more are being taken. */
	more: Promise<void> | null;
};

const most = 16;
/** Turns used up within this time, ms, are followed by twice as many. */
const soon = 1_000;

const stores = new WeakMap<Store, Map<string, Turns>>();

function turnsOf({ store, workspace }: House, pool: string): Turns {
	const pools = stores.get(store) ?? new Map<string, Turns>();
	stores.set(store, pools);
	// A workspace's key can hold no space.
	const key = `${workspace} ${pool}`;
	const fresh: Turns = { next: 0, end: -1, size: 0, at: 0, more: null };
	const turns = pools.get(key) ?? fresh;
	pools.set(key, turns);
	return turns;
}

/**
 * Takes the next turn of a pool. No two processes get the same one. When many come within a second,
 * the store is asked for several at once; those that a process still has when it ends are skipped.
 *
 * @returns how far round the pool is, from 0 upward
 */
export async function takeTurn(house: House, now: number, pool: string): Promise<number> {
	const turns = turnsOf(house, pool);
	while (turns.next > turns.end) {
		turns.more ??= takeMore(house, now, pool, turns).finally(() => {
			turns.more = null;
		});
		await turns.more;
	}
	return turns.next++;
}

async function takeMore(
	{ store, workspace }: House,
	now: number,
	pool: string,
	turns: Turns,
): Promise<void> {
	const size = now < turns.at + soon ? Math.min(Math.max(1, turns.size * 2), most) : 1;
	const last = await takeTurns(store.db, workspace, pool, size);
	turns.next = last - size + 1;
	turns.end = last;
	turns.size = size;
	turns.at = now;
}

/** The turn that comes next, without taking it. */
export async function comingTurn(house: House, pool: string): Promise<number> {
	const { next, end } = turnsOf(house, pool);
	if (next <= end) return next;
	return ((await lastTurn(house.store.db, house.workspace, pool)) ?? -1) + 1;
}

/**
 * Says who has had a turn. Whoever is passed over for an absence does not hand a second turn to the
 * next one, and a turn that nobody could take (`last` is before `start`) is kept for the next; if
 * somebody else has taken a turn meanwhile, theirs stands.
 */
export async function endTurn(
	house: House,
	pool: string,
	{ start, last }: { start: number; last: number },
): Promise<void> {
	const turns = turnsOf(house, pool);
	if (last === start || turns.next !== start + 1) return;
	turns.next = last + 1;
	if (last <= turns.end) return;
	const from = turns.end;
	turns.end = last;
	await correctTurn(house.store.db, house.workspace, pool, { from, to: last });
}
