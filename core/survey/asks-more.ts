import type { Level } from '../model/metric';
import type { Survey } from '../model/survey';

/** Whether anything follows a rating of that level; where nothing does, the rating is the answer. */
export function asksMore(survey: Survey, level: Level): boolean {
	return (
		survey.commentPrompt !== null ||
		survey.questions.length > 0 ||
		survey.reasons.some(({ levels }) => levels.includes(level))
	);
}
