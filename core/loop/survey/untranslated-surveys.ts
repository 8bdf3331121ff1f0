import { currentSurvey } from '../../store/repositories/surveys';
import type { House } from '../house';
import { wordingOf } from './wording-remarks';

/** A survey and the languages in which a text that somebody wrote is missing. */
export type UntranslatedSurvey = { surveyKey: string; languages: string[] };

/** Those of some surveys that show a text in another language than the rest of the page. */
export async function untranslatedSurveys(
	house: House,
	keys: Iterable<string>,
): Promise<UntranslatedSurvey[]> {
	const found: UntranslatedSurvey[] = [];
	for (const surveyKey of keys) {
		const survey = await currentSurvey(house.store.db, house.workspace, surveyKey);
		const missing = survey ? wordingOf(house, survey) : [];
		const languages = missing.flatMap(({ code, language }) =>
			code === 'missing_translation' && language !== null ? [language] : [],
		);
		if (languages.length > 0) found.push({ surveyKey, languages: [...new Set(languages)] });
	}
	return found;
}
