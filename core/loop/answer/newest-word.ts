import type { Survey } from '../../model/survey';
import { keptSurvey } from '../../store/repositories/surveys';
import type { Db, Tx } from '../../store/store';
import type { House } from '../house';

/**
 * A survey version that says whether answers are taken, and where another tool's form is, as the newest
 * version does: closing a survey, or moving its form, is a new version of it, and links of older ones obey.
 *
 * @param newestVersion as it was published last; `null` if the survey never was (a trial)
 */
export async function withNewestWord(
	{ store, workspace }: House,
	db: Db | Tx,
	survey: Survey,
	newestVersion: string | null,
): Promise<Survey> {
	if (newestVersion === null || newestVersion === survey.version) return survey;
	const newest = await keptSurvey(
		store,
		workspace,
		{ key: survey.key, version: newestVersion },
		db,
	);
	if (!newest) return survey;
	const form = survey.answeredIn && newest.answeredIn;
	return { ...survey, acceptAnswers: newest.acceptAnswers, ...(form && { answeredIn: form }) };
}
