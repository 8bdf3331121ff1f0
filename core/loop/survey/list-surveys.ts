import { answeredSurveyKeys, currentSurvey, surveyKeys } from '../../store/repositories/surveys';
import type { House } from '../house';

/**
 * The surveys of a workspace, by name, for a list to choose from.
 *
 * @param answered those as well that only have answers, from another tool or written down by an agent
 */
export async function listSurveys(
	house: House,
	filter: string,
	{ answered = false } = {},
): Promise<Array<{ key: string; name: string }>> {
	const { db } = house.store;
	const wanted = filter.trim().toLowerCase();
	const published = await surveyKeys(db, house.workspace);
	const others = answered ? await answeredSurveyKeys(db, house.workspace) : [];
	const surveys = await Promise.all(
		[...new Set([...published, ...others])].map(async (key) => {
			const survey = await currentSurvey(db, house.workspace, key);
			return { key, name: survey?.name ?? key };
		}),
	);
	return surveys
		.filter(({ key, name }) => `${name}\n${key}`.toLowerCase().includes(wanted))
		.sort((one, other) => one.name.localeCompare(other.name));
}
