import { currentSurvey, surveyKeys } from '../../store/repositories/surveys';
import type { House } from '../house';

/** The surveys of a workspace, by name, for a list to choose from. */
export async function listSurveys(
	house: House,
	filter: string,
): Promise<Array<{ key: string; name: string }>> {
	const { db } = house.store;
	const wanted = filter.trim().toLowerCase();
	const surveys = await Promise.all(
		(await surveyKeys(db, house.workspace)).map(async (key) => {
			const survey = await currentSurvey(db, house.workspace, key);
			return { key, name: survey?.name ?? key };
		}),
	);
	return surveys
		.filter(({ key, name }) => `${name}\n${key}`.toLowerCase().includes(wanted))
		.sort((one, other) => one.name.localeCompare(other.name));
}
