import { readDrafts } from '../source/read-drafts';
import type { ParseOutcome } from '../source/source';

/** What a tool says of an answer without giving it. */
export type AnswerNotice = {
	/**
	 * `survey.answer_to_fetch`: it has been given or changed and has to be asked for;
	 * `survey.answer_deleted`: it is gone there.
	 */
	type: 'survey.answer_to_fetch' | 'survey.answer_deleted';
	/** Of the notice; a repeated delivery has the same. */
	id: unknown;
	/** Of the answer there. */
	answer: unknown;
	/** Of the survey there. */
	survey: string | null;
	title: unknown;
	at: unknown;
	/** Whatever else helps to fetch it. */
	attributes: Record<string, unknown>;
};

/** A notice as an event about the answer. Nothing that is stored here changes by it. */
export function answerNotice(
	system: string,
	notice: AnswerNotice,
	surveys: readonly string[],
	senderZone: string | null = null,
): ParseOutcome {
	const { type, id, answer, survey, title, at, attributes } = notice;
	if (surveys.length > 0 && (survey === null || !surveys.includes(survey))) {
		const name = survey?.slice(0, 60) ?? 'without an id';
		return { kind: 'ignored', reason: `The survey ${name} is not one of the node's.` };
	}
	const missing = [answer, id].some((one) => one === undefined || one === null || one === '');
	if (missing) {
		return {
			kind: 'invalid',
			message: 'The answer has no id: nobody can tell which one is meant.',
		};
	}
	return readDrafts(
		[
			{
				id,
				type,
				occurredAt: at,
				'subject.type': 'survey_response',
				'subject.id': answer,
				'subject.title': title,
				attributes: { ...(survey !== null && { surveyId: survey }), ...attributes },
			},
		],
		system,
		senderZone,
	);
}
