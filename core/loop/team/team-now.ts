import type { Absence, Person } from '../../model/people';
import type { Settings } from '../../model/settings';
import { type Endpoint, endpointOf } from '../../store/repositories/endpoints';
import { absenceFrom, absencesFrom, everybody, personFrom } from '../../store/repositories/people';
import { parsedSettings, settingsOf } from '../../store/repositories/workspaces';
import type { Db, Store, Tx } from '../../store/store';
import { readTogether } from '../../store/together';
import type { House } from '../house';

/** Who can take care of customers now, by which settings, and where they find their cases. */
export type TeamNow = {
	settings: Settings;
	people: readonly Person[];
	/** Present and coming ones. */
	absences: readonly Absence[];
	/** Where the page of cases is served. */
	page: Endpoint | undefined;
};

/** How long it counts, ms: what another process changes shows after that. */
const keptFor = 1_000;

type Kept = { team: Promise<TeamNow>; since: number };

const stores = new WeakMap<Store, Map<string, Kept>>();

function keptBy({ store }: House): Map<string, Kept> {
	const known = stores.get(store) ?? new Map<string, Kept>();
	stores.set(store, known);
	return known;
}

const readTeam = readTogether(
	(db: Db | Tx, { workspace, now }: { workspace: string; now: number }) => ({
		settings: settingsOf(db, workspace),
		people: everybody(db, workspace),
		absences: absencesFrom(db, workspace, now),
		page: endpointOf(db, workspace, 'case', ''),
	}),
);

async function read({ store, workspace }: House, now: number): Promise<TeamNow> {
	const { settings, people, absences, page } = await readTeam(store, store.db, { workspace, now });
	return {
		settings: parsedSettings(settings[0]?.settings ?? '{}'),
		people: people.map(personFrom),
		absences: absences.map(absenceFrom),
		page: page[0],
	};
}

/**
 * The team, read at most once a second: when many answers come at once, all of them ask for the same.
 * What is changed in this process counts at once, see `forgetTeam`.
 */
export async function teamNow(house: House, now: number): Promise<TeamNow> {
	const kept = keptBy(house);
	const known = kept.get(house.workspace);
	if (known && now >= known.since && now < known.since + keptFor) return await known.team;
	const team = read(house, now);
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
