import { isObject } from '../../model/json';
import type { SaidAnswer } from '../answers/answer-event';
import type { AnswerOptions } from '../answers/answer-options';
import { type NamedAnswer, namedAnswers } from '../answers/named-answers';

type Part = Record<string, unknown>;
type Naming = Pick<AnswerOptions, 'rating' | 'comment' | 'fields' | 'invitation'>;

/**
 * What a response says in its details, as the API gives them (`…/details?simple=true`) or as n8n's trigger
 * resolves them: questions by heading or ID; a weight, where a choice has one, under `<question>.weight`.
 */
export function saidInDetails(details: Part, given: Naming): SaidAnswer {
	const resolved = isObject(details.questions) ? details.questions : null;
	const asked = listOf(details.pages).flatMap((page) => listOf(page.questions));
	return {
		id: details.id,
		survey: details.survey_id,
		title: null,
		at: details.date_modified ?? details.date_created,
		finished: details.response_status !== 'partial',
		language: details.language,
		answers: resolved ?? namedAnswers(asked.flatMap(namedIn), given),
		beside: [
			isObject(details.custom_variables) ? details.custom_variables : {},
			contactIn(details),
			recipientIn(details),
		],
	};
}

function listOf(value: unknown): Part[] {
	return Array.isArray(value) ? value.filter(isObject) : [];
}

function namedIn({ id, heading, answers }: Part): NamedAnswer[] {
	const given = listOf(answers);
	const values = given.map((one) => one.simple_text ?? one.text ?? one.choice_id ?? null);
	const value = values.length > 1 ? values : (values[0] ?? null);
	const rows = given.flatMap(({ row_id: row, text, simple_text: simple }): NamedAnswer[] => {
		const names = [heading, id].map((name) => `${String(name)}.${String(row)}`);
		return row === undefined || row === null || row === ''
			? []
			: [{ names, value: simple ?? text }];
	});
	const weight = given.map((one) => weightOf(one)).find((one) => one !== null);
	const weighed = [heading, id].filter(isText).map((name) => `${name}.weight`);
	return [
		{ names: [heading, id], value },
		...(given.length === 1 && weight !== undefined ? [{ names: weighed, value: weight }] : []),
		...(given.length > 1 ? rows : []),
	];
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

function weightOf({ choice_metadata: about }: Part): unknown {
	return isObject(about) ? (about.weight ?? null) : null;
}

/** The same as older collectors tell it, and the value that a collector gave them. */
function recipientIn({ email_address, first_name, last_name, custom_value }: Part): Part {
	const name = [first_name, last_name].filter(isText).join(' ');
	return {
		...(isText(email_address) && { email: email_address }),
		...(name !== '' && { name }),
		...(isText(custom_value) && { custom_value }),
	};
}

/** Whom a collector invited, where it knew them. */
function contactIn({ metadata }: Part): Part {
	const contact = isObject(metadata) && isObject(metadata.contact) ? metadata.contact : {};
	const [email, first, last] = ['email', 'first_name', 'last_name'].map((name) => {
		const one = contact[name];
		return isObject(one) && typeof one.value === 'string' ? one.value.trim() : '';
	});
	const name = [first, last].filter((part) => part !== '').join(' ');
	return { ...(email !== '' && { email }), ...(name !== '' && { name }) };
}
