import type { Say } from '../../language/say';
import { findEndpoint } from '../../store/repositories/endpoints';
import type { Db, Tx } from '../../store/store';
import type { House } from '../house';
import { reachable } from './link';

export type TrialPage = {
	address: string;
	/** The page of a draft: it opens while somebody listens for a test event. */
	listening: boolean;
};

/**
 * Where a test of a survey opens: where the survey is published, else in the draft where somebody has
 * listened for a test event. `null` = nowhere yet.
 */
export async function trialPage(
	house: House,
	db: Db | Tx,
	surveyKey: string,
): Promise<TrialPage | null> {
	const published = await findEndpoint(db, house.workspace, 'survey', surveyKey);
	// Whoever tries a survey out sits at n8n, so a loopback address will do.
	if (published?.active === 1) {
		return { address: reachable(house, published, true), listening: false };
	}
	return await draftPage(house, db, surveyKey);
}

/** Where the survey opens as it stands on the canvas. */
export async function draftPage(
	house: House,
	db: Db | Tx,
	surveyKey: string,
): Promise<TrialPage | null> {
	const draft = await findEndpoint(db, house.workspace, 'draft', surveyKey);
	return draft ? { address: reachable(house, draft, true), listening: true } : null;
}

/** What to do to open it, for whoever tries it out. */
export function howToOpen(page: TrialPage | null, nodeName: string, say: Say): string {
	if (page === null) return say('draft.listen', { node: nodeName });
	return page.listening ? say('draft.listening', { node: nodeName }) : '';
}
