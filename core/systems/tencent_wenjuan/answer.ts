import { isObject } from '../../model/json';
import { answerEvent } from '../answers/answer-event';
import { answerNotice } from '../answers/answer-notice';
import { type NamedAnswer, namedAnswers } from '../answers/named-answers';
import type { OptionsOf } from '../option/option';
import type { ParseOutcome } from '../source/source';
import type { options } from './options';

type Given = OptionsOf<typeof options>;
type Part = Record<string, unknown>;

/** The page on which the parameters of the link come back. */
const linkPage = 'custom_args';

/** Reads what was done with an answer; its number counts within its survey alone. */
export function parseAnswer(
	action: 'create' | 'update' | 'delete',
	push: Part,
	payload: Part,
	options: Given,
): ParseOutcome {
	const { survey_id: survey, answer_id: number, survey_title: title } = payload;
	const id = isId(survey) && isId(number) ? `${survey}:${number}` : null;
	const at = push.created_at ?? payload.ended_at;
	if (action === 'delete') {
		return answerNotice(
			'tencent_wenjuan',
			{
				type: 'survey.answer_deleted',
				id: id === null ? null : `${id}:deleted`,
				answer: id,
				survey: isId(survey) ? String(survey) : null,
				title,
				at,
				attributes: {},
			},
			options.surveys,
			options.senderZone,
		);
	}
	const pages = listOf(payload.answer);
	const answers = pages.filter((page) => page.id !== linkPage).flatMap(questionsOf);
	const link = pages.filter((page) => page.id === linkPage).flatMap(questionsOf);
	const person = isObject(payload.third_party_user) ? payload.third_party_user : {};
	return answerEvent(
		'tencent_wenjuan',
		{
			id,
			survey,
			title,
			at,
			finished: true,
			language: null,
			answers: namedAnswers(answers, options),
			beside: [namedAnswers(link, options), namedByTitle(link), person, payload],
		},
		options,
		options.senderZone,
	);
}

const isId = (value: unknown): value is string | number =>
	typeof value === 'number' || (typeof value === 'string' && value !== '');

function listOf(value: unknown): Part[] {
	return Array.isArray(value) ? value.filter(isObject) : [];
}

function questionsOf(page: Part): NamedAnswer[] {
	return listOf(page.questions).map((question) => ({
		names: [question.id, question.title],
		value: valueOf(question),
	}));
}

/** Parameters of a link are known by their titles, and only Tencent knows their ids. */
function namedByTitle(link: readonly NamedAnswer[]): Part {
	return Object.fromEntries(
		link.flatMap(({ names, value }) => {
			const title = names[1];
			return typeof title === 'string' ? [[title, value] as const] : [];
		}),
	);
}

/** Of choices the texts of those that were ticked, else the text; other kinds are documented nowhere. */
function valueOf({ type, options, blanks, text, value, score }: Part): unknown {
	const choices = listOf(options);
	if (choices.length > 0) {
		const ticked = choices.filter(({ checked }) => isTicked(checked)).map((one) => one.text);
		return type === 'checkbox' || ticked.length > 1 ? ticked : (ticked[0] ?? null);
	}
	const written = listOf(blanks).map((blank) => blank.text ?? blank.value);
	const only = written.length === 1 ? written[0] : written;
	return text ?? value ?? score ?? (written.length > 0 ? only : null);
}

const isTicked = (checked: unknown): boolean =>
	checked === 1 || checked === true || checked === '1';
