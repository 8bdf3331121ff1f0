import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { House } from '../../../core/loop/house';
import { importAnswer, type ImportedAnswer } from '../../../core/loop/answer/import-answer';
import {
	customerPart,
	eventPart,
	rememberedEvent,
	responsePart,
	scorePart,
	storedOwner,
	surveyPart,
} from '../../../core/loop/item/item-parts';
import { InputError } from '../../../core/model/errors';
import type { CustomerFacts } from '../../../core/model/event';
import { fillItem, type ItemOwner } from '../../../core/model/item';
import { isObject } from '../../../core/model/json';
import { purposes } from '../../../core/model/metric';
import { readOptionalText, readWord } from '../../../core/model/read-input';
import { scaleOf } from './scale-fields';

export { recordFields } from './record-fields';

/** Records the answer of one item; the item goes on with response, score, customer and survey. */
export async function recordOf(
	context: IExecuteFunctions,
	house: House,
	now: number,
	index: number,
): Promise<IDataObject> {
	const { json } = context.getInputData()[index] ?? { json: {} };
	const ofEvent = context.getNodeParameter('answerFrom', index) === 'event';
	const shared = sharedInput(context, index, json);
	const input = ofEvent ? eventInput(context, index, json) : fieldInput(context, index, json);
	const { code, text, response, customer, event } = await importAnswer(house, now, {
		...shared,
		...input,
	});
	return fillItem(json, {
		test: response.test === 1,
		outcome: { code, text },
		event: event ? eventPart(event) : eventOf(json, rememberedEvent(response)),
		customer: customer ? customerPart(customer) : null,
		owner: storedOwner(response.owner),
		survey: surveyPart(response),
		response: responsePart(response, false),
		score: scorePart(response),
	}) as IDataObject;
}

/** An item that brought an event keeps it; else what the answer says of one. */
function eventOf<Event>(json: IDataObject, remembered: Event): Event {
	return isObject(json.event) ? (json.event as Event) : remembered;
}

type Shared = Pick<
	ImportedAnswer,
	| 'surveyKey'
	| 'comment'
	| 'tags'
	| 'language'
	| 'answeredAt'
	| 'purpose'
	| 'touchpoint'
	| 'subject'
	| 'owner'
	| 'answers'
	| 'test'
>;

function sharedInput(context: IExecuteFunctions, index: number, json: IDataObject): Shared {
	const options = context.getNodeParameter('options', index, {}) as IDataObject;
	const line = (name: string, atMost = 200) => readText(options[name], name, atMost);
	const purpose = line('purpose');
	const subjectId = line('subjectId');
	const owner = isObject(json.owner) ? (json.owner as unknown as ItemOwner) : null;
	return {
		surveyKey: readText(context.getNodeParameter('surveyKey', index, ''), 'surveyKey', 100),
		comment: commentOf(options.comment),
		tags: tagsOf(options.tags),
		language: line('language', 35),
		answeredAt: options.answeredAt,
		purpose: purpose === null ? null : readWord(purpose, 'purpose', purposes),
		touchpoint: line('touchpoint'),
		subject:
			subjectId === null
				? null
				: {
						type: line('subjectType') ?? 'ticket',
						id: subjectId,
						title: line('subjectTitle', 500),
					},
		owner,
		answers: [],
		test: json.test === true || options.test === true,
	};
}

function eventInput(
	context: IExecuteFunctions,
	index: number,
	json: IDataObject,
): Omit<ImportedAnswer, keyof Shared> {
	const event = isObject(json.event) ? json.event : {};
	const eventId = readText(event.id, 'event.id', 100);
	if (eventId === null) {
		throw new InputError(
			'The item carries no event.',
			'Connect a Satisfaction CRM Trigger, or set Answer From to Fields Below.',
		);
	}
	const mapping = String(context.getNodeParameter('eventMapping', index, '') ?? '');
	return {
		eventId,
		source: null,
		externalId: null,
		reading: mapping === '' ? null : mapping,
		value: null,
		customerId: null,
		customer: null,
	};
}

function fieldInput(
	context: IExecuteFunctions,
	index: number,
	json: IDataObject,
): Omit<ImportedAnswer, keyof Shared> {
	const said = (name: string) => context.getNodeParameter(name, index, '');
	const mapping = said('mapping') as string;
	const source = readText(said('source'), 'source', 60);
	const customer = customerFacts(
		context.getNodeParameter('customer', index, {}) as IDataObject,
		source,
	);
	const known = isObject(json.customer) ? readText(json.customer.id, 'customer.id', 100) : null;
	return {
		eventId: null,
		source,
		externalId: readText(said('externalId'), 'externalId', 200),
		reading: mapping === 'own' ? scaleOf(context, index) : mapping,
		value: said('answer'),
		customerId: customer === null ? known : null,
		customer,
	};
}

function customerFacts(given: IDataObject, source: string | null): CustomerFacts | null {
	const line = (name: string) => readText(given[name], name, 254);
	const id = line('externalId');
	const facts = {
		name: line('name'),
		email: line('email'),
		phone: line('phone'),
		language: line('language'),
		segment: line('segment'),
	};
	if (id === null && Object.values(facts).every((fact) => fact === null)) return null;
	return {
		...facts,
		timeZone: null,
		externalIds: id === null || source === null ? {} : { [source]: id },
	};
}

/** Ids and phone numbers of a sheet often are numbers. */
function readText(value: unknown, path: string, atMost: number): string | null {
	return readOptionalText(typeof value === 'number' ? String(value) : value, path, atMost);
}

function tagsOf(value: unknown): string[] {
	const list: unknown[] = Array.isArray(value) ? value : String(value ?? '').split(/[,，、;；\n]/);
	return list.map((tag) => String(tag).trim()).filter((tag) => tag !== '');
}

/** Cleaned and cut where it is stored; here only told apart from none. */
function commentOf(value: unknown): string | null {
	return typeof value === 'string' && value.trim() !== '' ? value : null;
}
