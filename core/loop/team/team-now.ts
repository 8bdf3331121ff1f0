import { readTeam, type TeamNow } from '../../store/repositories/team-now';
import type { Store } from '../../store/store';
import type { House } from '../house';

/** How long it counts, ms: what another process changes shows after that. */
const keptFor = 1_000;

type Kept = { team: Promise<TeamNow>; since: number };

const stores = new WeakMap<Store, Map<string, Kept>>();

function keptBy({ store }: House): Map<string, Kept> {
	const known = stores.get(store) ?? new Map<string, Kept>();
	stores.set(store, known);
	return known;
}

/**
 * The team, read at most once a second: when many answers come at once, all of them ask for the same.
 * What is changed in this process counts at once, see `forgetTeam`.
 */
export async function teamNow(house: House, now: number): Promise<TeamNow> {
	const kept = keptBy(house);
	const known = kept.get(house.workspace);
	if (known && now >= known.since && now < known.since + keptFor) return await known.team;
	const team = readTeam(house, now);
	kept.set(house.workspace, { team, since: now });
	try {
		return await team;
	} catch (error) {
		kept.delete(house.workspace);
		throw error;
	}
}

/** To be called after a change of anything that is in it. */
export function forgetTeam(house: House): void {
	keptBy(house).delete(house.workspace);
}
