import { SetupError } from '../../model/errors';
import { findEndpoint, listEndpoints } from '../../store/repositories/endpoints';
import { findSaidSeries, type SaidSeries } from '../../store/repositories/said-series';
import { loadSettings } from '../../store/repositories/workspaces';
import type { Db, Tx } from '../../store/store';
import type { House } from '../house';
import { missingPage, reachable, signedLink } from '../workspace/link';

/** It is printed and passed on: the same link for ever. */
const neverExpires = Date.UTC(2100, 0, 1);

/**
 * The link to the page that tells everybody what came of their answers; the same each time until it is ended. Any
 * Response Trigger serves it: the survey's own, else the first one by its key.
 *
 * @param surveyKey `null` = what came of all surveys
 * @throws SetupError if no survey is published, people could not reach it, or the link was ended
 */
export async function publicLink(
	house: House,
	surveyKey: string | null,
	db: Db | Tx = house.store.db,
): Promise<string> {
	const held = await findSaidSeries(db, house.workspace, surveyKey ?? '');
	if (held.endedAt !== null) throw saidEnded();
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
		audience: audienceOf(held),
		expiresAt: neverExpires,
	});
}

/** A link of the first series is one without a number. */
const audienceOf = ({ series }: SaidSeries): string => (series === 0 ? '' : String(series));

/** Whether the link of a page for everybody was ended, or is one of those before it. */
export async function isSaidEnded(
	house: House,
	{ surveyKey, audience }: { surveyKey: string; audience: string },
): Promise<boolean> {
	const held = await findSaidSeries(house.store.db, house.workspace, surveyKey);
	return held.endedAt !== null || audience !== audienceOf(held);
}

function saidEnded(): SetupError {
	return new SetupError(
		'The link to the page "You said, we did" was ended.',
		'Make a new one with Get Public Page: New Link.',
	);
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
