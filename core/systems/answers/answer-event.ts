import { languageTagOf } from '../../language/language-names';
import type { EventDraft } from '../source/event-draft';
import { attributeName } from '../source/event-fields';
import { readDrafts } from '../source/read-drafts';
import type { ParseOutcome } from '../source/source';
import type { AnswerOptions } from './answer-options';

type Place = Readonly<Record<string, unknown>>;

/** One answer as a tool said it, taken out of the tool's own form and unread. */
export type SaidAnswer = {
	/** Of the answer: a later word about it carries the same. */
	id: unknown;
	/** Id of the survey there. */
	survey: unknown;
	title: unknown;
	/** When it was given or last changed. */
	at: unknown;
	/** `false` while the customer has not come to the end. */
	finished: boolean;
	language: unknown;
	/** What was answered, by the name that the options call a question by; in order. */
	answers: Place;
	/** Where fields are looked for besides, best first: hidden fields, the contact, variables. */
	beside: readonly Place[];
};

/** Most answers that are kept of one form. */
const mostAnswers = 100;

/**
 * An answered survey as an event: the answer under `attributes.answer`, for Satisfaction Score to record.
 * The same answer again, of a later time, is a later word about it.
 *
 * @param system key of the tool
 * @param senderZone of times without a zone
 */
export function answerEvent(
	system: string,
	said: SaidAnswer,
	options: AnswerOptions,
	senderZone: string | null = null,
): ParseOutcome {
	const survey = textOf(said.survey);
	if (options.surveys.length > 0 && (survey === null || !options.surveys.includes(survey))) {
		const name = survey?.slice(0, 60) ?? 'without an id';
		return { kind: 'ignored', reason: `The survey ${name} is not one of the node's.` };
	}
	if (said.id === undefined || said.id === null || said.id === '') {
		return {
			kind: 'invalid',
			message: 'The answer has no id: a repeated delivery cannot be known.',
		};
	}
	const { rating } = options;
	const value = rating === null ? null : (own(said.answers, rating) ?? null);
	if (rating !== null && (value === null || value === '')) {
		return { kind: 'ignored', reason: `The rating "${rating}" was not answered.` };
	}
	const comment = options.comment === null ? null : own(said.answers, options.comment);
	const draft: Record<string, unknown> = {
		id: said.id,
		type: 'survey.answered',
		occurredAt: said.at,
		'subject.type': 'survey_response',
		'subject.id': said.id,
		'subject.title': textOf(said.title),
		'customer.language': textOf(said.language),
	};
	const places = [...said.beside, said.answers];
	const invitation = places.map((place) => textOf(own(place, options.invitation))).find(isSaid);
	const answer = {
		scaleMapping: options.scaleMapping,
		value,
		comment: textOf(comment),
		answers: answersOf(said.answers),
		...(invitation !== undefined && { invitation }),
		...(!said.finished && { finished: false }),
	};
	const attributes: Record<string, unknown> = {};
	if (survey !== null) attributes.surveyId = survey;
	for (const [theirs, field] of options.fields) {
		const given = [said.answers, ...said.beside].map((place) => own(place, theirs)).find(isSaid);
		if (given === undefined) continue;
		const attribute = attributeName(field);
		if (attribute !== null) attributes[attribute] = given;
		else draft[field] = given;
	}
	// Of the answer itself: nobody may be known to have given it, or they may speak another one.
	const language = languageTagOf(textOf(draft['customer.language']) ?? '');
	draft.attributes = {
		answer: { ...answer, ...(language !== null && { language }) },
		...attributes,
	};
	const outcome = readDrafts([draft as EventDraft], system, senderZone);
	if (outcome.kind === 'events' && rating === null) {
		outcome.notes.push({ key: 'note.noRating' });
	}
	return outcome;
}

const isSaid = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

/** As they came: all attributes of an event are cleaned where it is read. */
const answersOf = (given: Place): Array<{ id: string; value: unknown }> =>
	Object.entries(given)
		.slice(0, mostAnswers)
		.map(([id, value]) => ({ id, value }));

function own(place: Place, key: string): unknown {
	return Object.hasOwn(place, key) ? place[key] : undefined;
}

function textOf(value: unknown): string | null {
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' && value !== '' ? value : null;
}
