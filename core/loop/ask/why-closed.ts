import type { InvitationRow } from '../../store/repositories/invitations';
import { currentVersion, keptSurvey } from '../../store/repositories/surveys';
import type { Db, Tx } from '../../store/store';
import { whyNoAnswer } from '../../survey/may-answer';
import { withNewestWord } from '../answer/newest-word';
import type { House } from '../house';

/** Why an answer would not be taken; nobody is asked for one then. */
export async function whyClosed(
	db: Db | Tx,
	house: House,
	{ survey_key: key, survey_version: version, state, expires_at: expiresAt }: InvitationRow,
	now: number,
): Promise<string | null> {
	const survey = await keptSurvey(house.store, house.workspace, { key, version }, db);
	if (!survey) return `The survey "${key}" is not there any more.`;
	const newest = (await currentVersion(db, house.workspace, key)) ?? null;
	const asked = await withNewestWord(house, db, survey, newest);
	const why = whyNoAnswer({ survey: asked, invitation: { state, expiresAt }, previous: null }, now);
	if (why === 'expired' && expiresAt !== null) {
		return `The link expired at ${new Date(expiresAt).toISOString()}.`;
	}
	return why && `The survey "${key}" accepts no answers any more.`;
}
