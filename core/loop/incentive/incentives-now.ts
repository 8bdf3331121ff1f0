import type { Settings } from '../../model/settings';
import {
	type CodeCount,
	countCodes,
	countWaitingForCode,
} from '../../store/repositories/incentive-codes';
import { currentSurvey, surveyKeys } from '../../store/repositories/surveys';
import { givenNow } from '../../survey/incentive';
import type { House } from '../house';

/** The surveys that give codes now, with how many are left and how many customers wait for one. */
export async function incentivesNow(
	house: House,
	settings: Pick<Settings, 'timeZone'>,
	now: number,
): Promise<Array<CodeCount & { waiting: number }>> {
	const { store, workspace } = house;
	const keys: string[] = [];
	for (const key of await surveyKeys(store.db, workspace)) {
		const survey = await currentSurvey(store.db, workspace, key);
		const gives = survey?.acceptAnswers && givenNow(survey, settings.timeZone, now) !== null;
		if (gives) keys.push(key);
	}
	if (keys.length === 0) return [];
	const lists = await countCodes(store, workspace);
	const waiting = await countWaitingForCode(store, workspace);
	return keys.map((surveyKey) => {
		const list = lists.find((one) => one.surveyKey === surveyKey);
		const { left, all } = list ?? { left: 0, all: 0 };
		return { surveyKey, left, all, waiting: waiting.get(surveyKey) ?? 0 };
	});
}
