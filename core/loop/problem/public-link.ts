import { SetupError } from '../../model/errors';
import { findEndpoint, listEndpoints } from '../../store/repositories/endpoints';
import { loadSettings } from '../../store/repositories/workspaces';
import type { Db, Tx } from '../../store/store';
import type { House } from '../house';
import { missingPage, reachable, signedLink } from '../workspace/link';

/** It is printed and passed on: the same link for ever. */
const neverExpires = Date.UTC(2100, 0, 1);

/**
 * The link to the page that tells everybody what came of their answers; the same each time. Any Response Trigger
 * serves it: the survey's own, else the first one by its key.
 *
 * @param surveyKey `null` = what came of all surveys
 * @throws SetupError if no survey is published, or people could not reach it
 */
export async function publicLink(
	house: House,
	surveyKey: string | null,
	db: Db | Tx = house.store.db,
): Promise<string> {
	const { sandbox } = await loadSettings(db, house.workspace);
	const own =
		surveyKey === null ? undefined : await findEndpoint(db, house.workspace, 'survey', surveyKey);
	const all = await listEndpoints(db, house.workspace, 'survey');
	const [first] = all
		.filter(({ active }) => active === 1)
		.sort((one, other) => (one.survey_key < other.survey_key ? -1 : 1));
	const endpoint = own?.active === 1 ? own : first;
	if (!endpoint) throw missingPage('survey', surveyKey ?? '');
	return signedLink(house, reachable(house, endpoint, sandbox), 'said', {
		subject: surveyKey ?? '',
		audience: '',
		expiresAt: neverExpires,
	});
}

/** The same where it is a help and no more: `null` where there is no page that people can reach. */
export async function publicLinkIfAny(
	house: House,
	surveyKey: string | null,
	db: Db | Tx = house.store.db,
): Promise<string | null> {
	try {
		return await publicLink(house, surveyKey, db);
	} catch (error) {
		if (error instanceof SetupError) return null;
		throw error;
	}
}
