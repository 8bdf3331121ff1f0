import type { JsonObject } from '../../model/json';
import { isObject } from '../../model/json';
import { cleanJson } from '../source/clean-json';
import type { EventDraft } from '../source/event-draft';
import { attributeName } from '../source/event-fields';
import { readDrafts } from '../source/read-drafts';
import type { ParseOutcome } from '../source/source';
import type { FormbricksOptions } from './options';

/** Reads a response, finished or not, as one answered survey. */
export function parseResponse(
	data: Record<string, unknown>,
	options: FormbricksOptions,
): ParseOutcome {
	const surveyId = typeof data.surveyId === 'string' ? data.surveyId : null;
	if (options.surveys.length > 0 && (surveyId === null || !options.surveys.includes(surveyId))) {
		return {
			kind: 'ignored',
			reason: `The survey ${surveyId?.slice(0, 60) ?? 'without an id'} is not one of the node's.`,
		};
	}
	if (data.id === undefined || data.id === null || data.id === '') {
		return { kind: 'invalid', message: 'data.id is missing: a repeated delivery cannot be known.' };
	}
	const given = isObject(data.data) ? data.data : {};
	const value = options.rating === null ? null : (own(given, options.rating) ?? null);
	if (options.rating !== null && (value === null || value === '')) {
		return { kind: 'ignored', reason: `The rating "${options.rating}" was not answered.` };
	}
	const comment = options.comment === null ? null : own(given, options.comment);
	const draft: Record<string, unknown> = {
		id: data.id,
		type: 'survey.answered',
		occurredAt: data.updatedAt ?? data.createdAt,
		'subject.type': 'survey_response',
		'subject.id': data.id,
		'subject.title': isObject(data.survey) ? textOf(data.survey.title) : null,
		'customer.language': data.language === 'default' ? null : textOf(data.language),
	};
	const attributes: Record<string, unknown> = {
		answer: {
			scaleMapping: options.scaleMapping,
			value,
			comment: textOf(comment),
			answers: answersOf(given),
			...(data.finished === false && { finished: false }),
		},
	};
	if (surveyId !== null) attributes.surveyId = surveyId;
	const places = [given, data.contactAttributes, data.contact, data.variables].filter(isObject);
	for (const [element, field] of options.fields) {
		const said = places
			.map((place) => own(place, element))
			.find((one) => one !== undefined && one !== null && one !== '');
		if (said === undefined) continue;
		const attribute = attributeName(field);
		if (attribute !== null) attributes[attribute] = said;
		else draft[field] = said;
	}
	draft.attributes = attributes;
	const outcome = readDrafts([draft as EventDraft], 'formbricks');
	if (outcome.kind === 'events' && options.rating === null) {
		outcome.notes.push('No element is named as the rating, so the answer has no value to score.');
	}
	return outcome;
}

function answersOf(given: Record<string, unknown>): JsonObject[] {
	return Object.entries(given)
		.slice(0, 100)
		.map(([id, value]) => ({ id, value: cleanJson(value) }));
}

function own(place: Record<string, unknown>, key: string): unknown {
	return Object.hasOwn(place, key) ? place[key] : undefined;
}

function textOf(value: unknown): string | null {
	return typeof value === 'string' && value !== '' ? value : null;
}
