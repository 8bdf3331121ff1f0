import { InputError } from '../../model/errors';
import type { JsonObject } from '../../model/json';
import { isObject } from '../../model/json';
import { jsonAnswer } from '../source/answers';
import { cleanJson } from '../source/clean-json';
import { defineSource } from '../source/define-source';
import type { EventDraft } from '../source/event-draft';
import { attributeName, eventFields, isEventField } from '../source/event-fields';
import { momentOf } from '../../calendar/moment';
import { readJsonBody } from '../source/exact-json';
import { readDrafts } from '../source/read-drafts';
import {
	goodSecrets,
	headerOf,
	hmacSha256,
	isFresh,
	matchesAny,
	noSecret,
	refused,
	sameText,
	staleTime,
} from '../source/signing';
import type { ParseOutcome, SourceOptions, Verification } from '../source/source';
import { tableOption, textListOption, textOption } from '../source/source-options';

const displayName = 'Formbricks';
/** Fixed by the Standard Webhooks specification, ms. */
const tolerance = 300_000;

type FormbricksOptions = {
	rating: string | null;
	scaleMapping: string | null;
	comment: string | null;
	/** Element id, hidden field, contact attribute or variable → canonical field. */
	fields: Map<string, string>;
	surveys: string[];
	touchpoint: string | null;
};

/** Contact attributes Formbricks itself knows. */
const usualFields: Record<string, string> = {
	userId: 'customer.externalId',
	email: 'customer.email',
	phone: 'customer.phone',
	name: 'customer.name',
	language: 'customer.language',
};

/**
 * Formbricks as a survey source: a finished response becomes one `survey.answered` event with the
 * answer under `attributes.answer`. Signed by Standard Webhooks. The body names elements by id only,
 * so the admin says which one is the rating and which named mapping reads it.
 */
export const formbricks = defineSource<FormbricksOptions>({
	key: 'formbricks',
	displayName,
	secretRequired: true,
	answerWithinMs: 5_000,
	freshnessMs: tolerance,
	optionNames: {
		rating: 'Id of the element that holds the rating',
		scaleMapping: 'Named mapping that reads the rating, e.g. csat_1_5',
		comment: 'Id of the element that holds the comment',
		fields: 'Element, hidden field, contact attribute or variable → canonical field',
		surveys: 'Ids of the surveys to take; empty = all',
		touchpoint: 'Touchpoint of all events of this address',
	},

	readOptions(options: SourceOptions): FormbricksOptions {
		return {
			rating: textOption(options, 'rating', null),
			scaleMapping: textOption(options, 'scaleMapping', null),
			comment: textOption(options, 'comment', null),
			fields: readFields(options),
			surveys: textListOption(options, 'surveys'),
			touchpoint: textOption(options, 'touchpoint', null),
		};
	},

	handshake(request) {
		if (request.rawBody.length > 4096) return null;
		const body = readJsonBody(request.rawBody);
		const isTest = body.ok && isObject(body.value) && body.value.event === 'testEndpoint';
		return isTest ? jsonAnswer(200, { ok: true, test: true }) : null;
	},

	verify(request, secrets, _options, now): Verification {
		const keys = goodSecrets(secrets).map(keyOf);
		if (keys.length === 0) return noSecret(displayName);
		const good = keys.filter((key) => key !== null);
		if (good.length === 0) {
			return refused('no_secret', 'The Formbricks secret is not whsec_ followed by base64 text.');
		}
		const id = headerOf(request, 'webhook-id');
		const timestamp = headerOf(request, 'webhook-timestamp');
		const given = headerOf(request, 'webhook-signature');
		if (id === null || timestamp === null || given === null) {
			return refused(
				'missing_signature',
				'The headers webhook-id, webhook-timestamp and webhook-signature are not all there.',
			);
		}
		const time = /^\d{9,11}$/.test(timestamp) ? momentOf(timestamp) : null;
		const signatures = given
			.split(' ')
			.slice(0, 10)
			.filter((one) => one.startsWith('v1,'));
		if (time === null || signatures.length === 0) {
			return refused('malformed_signature', 'There is no v1 signature, or no time in seconds.');
		}
		const fits = (key: Buffer) => {
			const signed = `v1,${hmacSha256(key, [`${id}.${timestamp}.`, request.rawBody], 'base64')}`;
			return signatures.map((one) => sameText(one, signed)).includes(true);
		};
		if (!matchesAny(good, fits)) {
			return refused('wrong_signature', 'No signature is the one of the secret of this webhook.');
		}
		return isFresh(time, now, tolerance)
			? { ok: true, insecure: false }
			: staleTime(time, now, tolerance);
	},

	parse(request, options): ParseOutcome {
		const body = readJsonBody(request.rawBody);
		if (!body.ok) return { kind: 'invalid', message: body.message };
		if (!isObject(body.value) || typeof body.value.event !== 'string') {
			return { kind: 'invalid', message: 'event is missing: it says what happened.' };
		}
		const { event, data } = body.value;
		if (event !== 'responseFinished') {
			return {
				kind: 'ignored',
				reason: `Formbricks sent ${String(event).slice(0, 60)}; only responseFinished counts.`,
			};
		}
		if (!isObject(data)) {
			return { kind: 'invalid', message: 'data is missing: it must hold the response.' };
		}
		return parseResponse(data, options);
	},

	sample: {
		options: {
			rating: 'satisfaction',
			scaleMapping: 'csat_1_5',
			comment: 'why',
			fields: { ticket: 'attributes.ticketId' },
		},
		headers: {
			'content-type': 'application/json',
			'webhook-id': 'b1946ac92492d2347c6235b4d2611184b1946ac92492d2347c6235b4d2611184',
			'webhook-timestamp': '1767578401',
		},
		query: {},
		body: JSON.stringify(
			{
				webhookId: 'cm5webhook0001',
				event: 'responseFinished',
				data: {
					id: 'cm5response0001',
					surveyId: 'cm5survey0001',
					finished: true,
					createdAt: '2026-01-05T01:58:00.000Z',
					updatedAt: '2026-01-05T02:00:00.000Z',
					data: { satisfaction: 2, why: 'Two weeks without an answer.', ticket: '10042' },
					variables: {},
					tags: [],
					contact: { id: 'cm5contact0001', userId: '777' },
					contactAttributes: { email: 'li.wei@example.com', userId: '777' },
					language: 'default',
					survey: { title: 'After your request', type: 'link', status: 'inProgress' },
				},
			},
			null,
			'\t',
		),
		event: {
			source: 'formbricks',
			externalId: 'cm5response0001',
			type: 'survey.answered',
			occurredAt: Date.UTC(2026, 0, 5, 2),
			touchpoint: null,
			subject: {
				type: 'survey_response',
				id: 'cm5response0001',
				title: 'After your request',
				url: null,
			},
			value: null,
			attributes: {
				answer: {
					scaleMapping: 'csat_1_5',
					value: 2,
					comment: 'Two weeks without an answer.',
					answers: [
						{ id: 'satisfaction', value: 2 },
						{ id: 'why', value: 'Two weeks without an answer.' },
						{ id: 'ticket', value: '10042' },
					],
				},
				surveyId: 'cm5survey0001',
				ticketId: '10042',
			},
			customer: {
				externalIds: { formbricks: '777' },
				name: null,
				email: 'li.wei@example.com',
				phone: null,
				language: null,
				timeZone: null,
				segment: null,
			},
			owner: null,
		},
	},
});

/** The signing key of a secret, or `null` when it is none. */
function keyOf(secret: string): Buffer | null {
	const encoded = secret.trim().replace(/^whsec_/, '');
	if (!/^[A-Za-z0-9+/]+={0,2}$/.test(encoded)) return null;
	const key = Buffer.from(encoded, 'base64');
	return key.length > 0 ? key : null;
}

function readFields(options: SourceOptions): Map<string, string> {
	const fields = new Map(Object.entries(usualFields));
	for (const [element, field] of tableOption(options, 'fields')) {
		if (!isEventField(field)) {
			throw new InputError(
				`The element "${element}" points to the field "${field}", which does not exist.`,
				`Fields are: ${Object.keys(eventFields).join(', ')}, attributes.<name>.`,
			);
		}
		for (const [usual, taken] of fields) if (taken === field) fields.delete(usual);
		fields.set(element, field);
	}
	return fields;
}

function parseResponse(data: Record<string, unknown>, options: FormbricksOptions): ParseOutcome {
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
		touchpoint: options.touchpoint,
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
