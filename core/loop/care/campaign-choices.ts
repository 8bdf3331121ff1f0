import {
	type FestivalKey,
	festivalKeys,
	festivals,
	type Kept,
} from '../../calendar/festivals/list';
import type { OccasionKind } from '../../care/occasion';
import { occasionKinds } from '../../care/occasions';
import { festivalInWords } from '../../language/festival-words';
import { listCampaigns as storedCampaigns } from '../../store/repositories/care';
import type { House } from '../house';

export { asWritten } from '../../care/read-words';

/** What the panel of a campaign begins with, of each kind of occasion. */
export const occasionPanels: ReadonlyArray<
	Pick<OccasionKind, 'key' | 'tone' | 'steps' | 'leads' | 'validDays'>
> = occasionKinds;

/** Festivals to choose from, by their names; `where` are the countries that keep one. */
export function festivalChoices(
	language: string,
): Array<{ key: FestivalKey; name: string; where: string[] | 'everywhere' }> {
	return festivalKeys
		.map((key) => ({
			key,
			name: festivalInWords(key, language),
			where: keptIn(festivals[key]),
		}))
		.sort((one, other) => one.name.localeCompare(other.name));
}

function keptIn(rules: readonly Kept[]): string[] | 'everywhere' {
	const places = rules.map((one) => one.in);
	if (places.includes('everywhere')) return 'everywhere';
	return [...new Set(places.flatMap((place) => [...place]))];
}

/** Campaigns that a node has run, by their keys. */
export async function listCampaigns({
	store,
	workspace,
}: House): Promise<Array<{ key: string; workflow: string; stopped: boolean }>> {
	const rows = await storedCampaigns(store.db, workspace);
	return rows.map((row) => ({
		key: row.campaign_key,
		workflow: row.workflow_name,
		stopped: row.stopped_at !== null,
	}));
}
