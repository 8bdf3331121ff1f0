import { isObject } from '../../model/json';
import { answerEvent } from '../answers/answer-event';
import type { AnswerOptions } from '../answers/answer-options';
import type { ParseOutcome } from '../source/source';

/** Reads a response, finished or not, as one answered survey. */
export function parseResponse(data: Record<string, unknown>, options: AnswerOptions): ParseOutcome {
	return answerEvent(
		'formbricks',
		{
			id: data.id,
			survey: data.surveyId,
			title: isObject(data.survey) ? data.survey.title : null,
			at: data.updatedAt ?? data.createdAt,
			finished: data.finished !== false,
			language: data.language === 'default' ? null : data.language,
			answers: isObject(data.data) ? data.data : {},
			beside: [data.contactAttributes, data.contact, data.variables].filter(isObject),
		},
		options,
	);
}
