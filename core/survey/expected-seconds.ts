import type { Survey } from '../model/survey';

/**
 * Seconds an answer is expected to take: 10 for the page and its rating, 6 for each further item or
 * rating, 8 for a choice (reasons too), 25 for a text that is required, 15 for one that is not. Rules
 * of thumb of questionnaire design, rounded up to five seconds so as not to promise too little.
 */
export function expectedSeconds(
	survey: Pick<
		Survey,
		'metric' | 'items' | 'reasons' | 'commentPrompt' | 'commentRequiredWhenLow' | 'questions'
	>,
): number {
	let seconds = 10;
	if (survey.metric === 'csi') seconds += Math.max(0, survey.items.length - 1) * 6;
	if (survey.reasons.length > 0) seconds += 8;
	if (survey.commentPrompt !== null) seconds += survey.commentRequiredWhenLow ? 25 : 15;
	for (const question of survey.questions) {
		if (question.kind === 'rating') seconds += 6;
		if (question.kind === 'choice') seconds += 8;
		if (question.kind === 'text') seconds += question.required ? 25 : 15;
	}
	return Math.ceil(seconds / 5) * 5;
}
