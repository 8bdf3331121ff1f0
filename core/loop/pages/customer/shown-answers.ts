import type { Survey } from '../../../model/survey';
import type { FieldError } from '../../../pages/field-error';
import type { SurveyAnswers, SurveyStep } from '../../../pages/form';
import { formFields, itemField, ownField } from '../../../pages/form-fields';
import type { ResponseRow } from '../../../store/repositories/responses';
import type { FirstStep } from '../../../model/ask-when';
import { ratingId } from '../../../survey/given-answers';
import type { AnswerProblem, GivenAnswers } from '../../../survey/given-answers';
import { storedAnswers } from '../../item/item-parts';

/** What is stored of the rating, and what was typed for the second step, where something was. */
export function withTyped(stored: SurveyAnswers, typed: SurveyAnswers | null): SurveyAnswers {
	return typed === null ? stored : { ...typed, value: stored.value, items: stored.items };
}

/** What one step of a form says. */
export function givenOf(step: SurveyStep, answers: SurveyAnswers, survey: Survey): GivenAnswers {
	if (step === 'rating') {
		return survey.metric === 'csi'
			? { items: answers.items }
			: { rating: answers.value ?? undefined };
	}
	return {
		reasons: answers.reasons,
		comment: answers.comment,
		own: answers.own as NonNullable<GivenAnswers['own']>,
	};
}

/** What is stored, as a page shows it. */
export function answersOf(response: ResponseRow): SurveyAnswers {
	const { content } = storedAnswers(response);
	return {
		value: content.rating,
		items: content.items,
		reasons: content.reasons,
		comment: content.comment,
		own: content.own,
	};
}

/** What the questions of the second page hang on. */
export function firstStepOf(response: ResponseRow): FirstStep {
	const { value, items } = answersOf(response);
	return { level: response.level, rating: value, items };
}

/** A question that has to be answered, as an error of its field. */
export function fieldError(survey: Survey, { questionId: id }: AnswerProblem): FieldError {
	return { field: fieldOf(survey, id), code: 'required' };
}

function fieldOf(survey: Survey, id: string): string {
	if (id === ratingId) return formFields.value;
	if (survey.items.some((item) => item.id === id)) return itemField(id);
	return survey.questions.some((question) => question.id === id) ? ownField(id) : id;
}
