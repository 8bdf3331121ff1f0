import type { DayNumber } from '../../calendar/wall-time';
import { isRepeatable } from '../not-waiting';
import type { Store, WorkspaceStore } from '../store';
import { countDays } from './count-days';
import {
	countAnew,
	dropEarlier,
	replaceDays,
	type RollUp,
	rollUpOf,
	type StaleDay,
	staleDays,
	takeMarks,
} from './daily-scores';

/** Whole days in a zone; both belong to the span. */
export type TallyDays = { first: DayNumber; last: DayNumber; timeZone: string };

/** How often it is tried anew while other processes count the same days. */
const mostTries = 12;

/** Days that are counted at once, to begin with and at most; and how many rows should come of it. */
const daysAtFirst = 8;
const mostDays = 64;
const wantedRows = 1_500;

/** Countings that go on beside each other: while one stores what it has counted, two of PostgreSQL's processes count. */
const beside = { sqlite: 1, postgres: 3 } as const;

/**
 * Counts the days of a span again of which something has changed, so that all that was stored before the
 * call is in the roll-up.
 *
 * @returns how they are counted now; `null` where others always came first
 */
export async function freshDays(place: WorkspaceStore, days: TallyDays): Promise<RollUp | null> {
	return await inTurn(place, async () => await bringUp(place, days));
}

/** Counts everything again that has changed, and takes away what is left of earlier countings. */
export async function freshRollUp(place: WorkspaceStore, timeZone: string): Promise<void> {
	const { store, workspace } = place;
	const always = { first: -100_000_000, last: 100_000_000, timeZone };
	const fresh = await freshDays(place, always);
	if (fresh === null) return;
	for (let more = true; more;) {
		more = await store.transaction(async (tx) => {
			await isRepeatable(store, tx);
			return await dropEarlier(tx, workspace, fresh.epoch);
		});
	}
}

async function bringUp(place: WorkspaceStore, days: TallyDays): Promise<RollUp | null> {
	const { store, workspace } = place;
	let epoch: number | null = null;
	let left: ReadonlySet<DayNumber> | null = null;
	for (let tries = 0; tries < mostTries; tries += 1) {
		const found = await rollUpOf(place, days);
		if (found?.zone !== days.timeZone) {
			await countAnew(place, days.timeZone, found);
			continue;
		}
		if (found.epoch !== epoch) {
			if (!found.isDirty && !found.isStale) return found;
			// What comes after this is the next one's.
			if (found.isDirty) {
				const take = async () =>
					await store.transaction(async (tx) => {
						await isRepeatable(store, tx);
						return await takeMarks(tx, workspace);
					});
				const taken = await store.patiently(take);
				if (taken?.epoch !== found.epoch) continue;
			}
			epoch = found.epoch;
			left = null;
		} else if (left?.size === 0) return found;
		const stale: StaleDay[] = await staleDays(place, epoch, days);
		const own: StaleDay[] = left === null ? stale : stale.filter(({ day }) => left?.has(day));
		left = await countEach(place, found, own);
	}
	return null;
}

/** @returns the days that somebody else has counted or found stale meanwhile */
async function countEach(
	place: WorkspaceStore,
	rollUp: RollUp,
	stale: readonly StaleDay[],
): Promise<Set<DayNumber>> {
	const left = new Set(stale.map(({ day }) => day));
	let at = 0;
	let most = daysAtFirst;
	let { steps } = rollUp;
	const countOn = async (): Promise<void> => {
		while (at < stale.length) {
			const some = stale.slice(at, at + most);
			at += some.length;
			const days = some.map(({ day }) => day);
			const counted = await countDays(place, rollUp.zone, days);
			const { epoch } = rollUp;
			for (const day of await replaceDays(place, { epoch, steps }, some, counted)) left.delete(day);
			steps = Math.max(steps, counted.steps);
			if (counted.rows < wantedRows / 2) most = Math.min(most * 2, mostDays);
			else if (counted.rows > wantedRows) most = Math.max(1, Math.floor(most / 2));
		}
	};
	const orStop = async (): Promise<void> => {
		try {
			await countOn();
		} catch (error) {
			at = stale.length;
			throw error;
		}
	};
	// Both have ended before the next one's turn.
	const ended = await Promise.allSettled(
		Array.from({ length: beside[place.store.dialect] }, orStop),
	);
	for (const one of ended) if (one.status === 'rejected') throw one.reason;
	return left;
}

const turns = new WeakMap<Store, Map<string, Promise<void>>>();

/** One at a time of a workspace in this process: the second one finds the first one's days counted. */
async function inTurn<T>({ store, workspace }: WorkspaceStore, work: () => Promise<T>): Promise<T> {
	const all = turns.get(store) ?? new Map<string, Promise<void>>();
	turns.set(store, all);
	const before = all.get(workspace) ?? Promise.resolve();
	const done = before.then(work);
	const ended = done.then(
		() => {},
		() => {},
	);
	all.set(workspace, ended);
	try {
		return await done;
	} finally {
		if (all.get(workspace) === ended) all.delete(workspace);
	}
}
