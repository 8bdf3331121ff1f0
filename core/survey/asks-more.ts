import type { Survey } from '../model/survey';
import { type FirstStep, questionsAfter } from '../model/ask-when';

/** Whether anything follows what the first page says; where nothing does, the rating is the answer. */
export function asksMore(survey: Survey, first: FirstStep): boolean {
	const { level } = first;
	return (
		survey.commentPrompt !== null ||
		questionsAfter(survey, first).length > 0 ||
		survey.reasons.some(({ levels }) => level === null || levels.includes(level))
	);
}
