import type { InvitationRow } from '../../store/repositories/invitations';
import { currentVersion, keptSurvey } from '../../store/repositories/surveys';
import { loadSettings } from '../../store/repositories/workspaces';
import type { Db, Tx } from '../../store/store';
import { whyNoAnswer } from '../../survey/may-answer';
import { withNewestWord } from '../answer/newest-word';
import { momentSaid } from '../../survey/suppression-text';
import type { House } from '../house';
import { sayOf, spokenIn } from '../workspace/spoken';

/** Why an answer would not be taken; nobody is asked for one then. */
export async function whyClosed(
	db: Db | Tx,
	house: House,
	{ survey_key: key, survey_version: version, state, expires_at: expiresAt }: InvitationRow,
	now: number,
): Promise<string | null> {
	const survey = await keptSurvey(house.store, house.workspace, { key, version }, db);
	const say = sayOf(house);
	if (!survey) return say('remind.gone', { survey: key });
	const newest = (await currentVersion(db, house.workspace, key)) ?? null;
	const asked = await withNewestWord(house, db, survey, newest);
	const why = whyNoAnswer({ survey: asked, invitation: { state, expiresAt }, previous: null }, now);
	if (why === 'expired' && expiresAt !== null) {
		const { timeZone } = await loadSettings(db, house.workspace);
		const moment = momentSaid(expiresAt, { languages: [spokenIn(house)], timeZone });
		return say('remind.expired', { moment });
	}
	return why && say('remind.closed', { survey: key });
}
