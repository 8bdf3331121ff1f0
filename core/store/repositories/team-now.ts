import type { Absence, Person } from '../../model/people';
import type { Settings } from '../../model/settings';
import type { WorkspaceStore } from '../store';
import { readTogether } from '../together';
import { type Endpoint, endpointQuery } from './endpoints';
import { absenceFrom, absencesQuery, peopleQuery, personFrom } from './people';
import { parsedSettings, settingsQuery } from './workspaces';

/** Who can take care of customers now, by which settings, and where they find their cases. */
export type TeamNow = {
	settings: Settings;
	people: readonly Person[];
	/** Present and coming ones. */
	absences: readonly Absence[];
	/** Where the page of cases is served. */
	page: Endpoint | undefined;
};

const readAll = readTogether((db, { workspace, now }: { workspace: string; now: number }) => ({
	settings: settingsQuery(db, workspace),
	people: peopleQuery(db, workspace),
	absences: absencesQuery(db, workspace, now),
	page: endpointQuery(db, workspace, 'case', ''),
}));

/** Reads all of it at once. */
export async function readTeam(
	{ store, workspace }: WorkspaceStore,
	now: number,
): Promise<TeamNow> {
	const { settings, people, absences, page } = await readAll(store, store.db, { workspace, now });
	return {
		settings: parsedSettings(settings[0]?.settings ?? '{}'),
		people: people.map(personFrom),
		absences: absences.map(absenceFrom),
		page: page[0],
	};
}
