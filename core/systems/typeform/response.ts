import { isObject } from '../../model/json';
import { answerEvent, type SaidAnswer } from '../answers/answer-event';
import type { AnswerOptions } from '../answers/answer-options';
import { type NamedAnswer, namedAnswers } from '../answers/named-answers';
import type { ParseOutcome } from '../source/source';

/** Reads a `form_response`, or what there is of one, as one answered survey. */
export function parseResponse(
	response: Record<string, unknown>,
	finished: boolean,
	options: AnswerOptions,
): ParseOutcome {
	return answerEvent('typeform', saidIn(response, finished, options), options);
}

/** What a `form_response` says: its answers by reference, ID or title, as the options call them. */
export function saidIn(
	response: Record<string, unknown>,
	finished: boolean,
	options: Pick<AnswerOptions, 'rating' | 'comment' | 'fields' | 'invitation'>,
): SaidAnswer {
	const definition = isObject(response.definition) ? response.definition : {};
	const answers = listOf(response.answers);
	const titles = titlesOf(listOf(definition.fields));
	const named = answers.map((answer): NamedAnswer => {
		const field = isObject(answer.field) ? answer.field : {};
		return { names: [field.ref, field.id, titles.get(field.id)], value: valueOf(answer) };
	});
	return {
		id: response.token,
		survey: response.form_id ?? definition.id,
		title: definition.title,
		at: response.submitted_at ?? response.landed_at,
		finished,
		language: null,
		answers: namedAnswers(named, options),
		beside: [
			isObject(response.hidden) ? response.hidden : {},
			isObject(response.calculated) ? { score: response.calculated.score } : {},
			variablesOf(listOf(response.variables)),
			addressesOf(answers),
		],
	};
}

function listOf(value: unknown): Array<Record<string, unknown>> {
	return Array.isArray(value) ? value.filter(isObject) : [];
}

function titlesOf(fields: ReadonlyArray<Record<string, unknown>>): Map<unknown, unknown> {
	return new Map(fields.map(({ id, title }) => [id, title]));
}

/** An answer stands under the name of its type; a choice is its label. */
function valueOf(answer: Record<string, unknown>): unknown {
	const { type } = answer;
	const value = typeof type === 'string' && Object.hasOwn(answer, type) ? answer[type] : null;
	if (!isObject(value)) return value;
	if (type === 'choice') return value.label ?? value.other ?? null;
	if (type !== 'choices') return value;
	const labels: unknown[] = Array.isArray(value.labels) ? value.labels : [];
	return value.other === undefined || value.other === null ? labels : [...labels, value.other];
}

function variablesOf(variables: ReadonlyArray<Record<string, unknown>>): Record<string, unknown> {
	return Object.fromEntries(
		variables.flatMap((one) =>
			typeof one.key === 'string' && typeof one.type === 'string'
				? [[one.key, Object.hasOwn(one, one.type) ? one[one.type] : null] as const]
				: [],
		),
	);
}

/** The first question that asks for an address tells it, without being named. */
function addressesOf(answers: ReadonlyArray<Record<string, unknown>>): Record<string, unknown> {
	const first = (type: string) => answers.find((answer) => answer.type === type)?.[type];
	return { email: first('email'), phone: first('phone_number') };
}
