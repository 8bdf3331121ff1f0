import {
	ForgottenAnswerError,
	importAnswer,
	type ImportedAnswer,
} from '../../../core/loop/answer/import-answer';
import { importItem } from '../../../core/loop/answer/import-item';
import { recordedItem } from '../../../core/loop/answer/imported-item';
import { InputError } from '../../../core/model/errors';
import type { CustomerFacts } from '../../../core/model/event';
import { fillItem, type ItemOwner } from '../../../core/model/item';
import { isObject } from '../../../core/model/json';
import { type Level, purposes } from '../../../core/model/metric';
import { readOptionalText, readWord } from '../../../core/model/read-input';
import { hintOnce } from '../../connection/hint-once';
import { type Call, collection, type Operation } from '../../connection/operation';
import { fromModel, ifKnown } from '../../connection/tool';
import { itemInput } from './item-fields';
import { recordFields } from './record-fields';
import { satisfiedFromOf, scaleOf } from './scale-fields';

/** Stores an answer that was given elsewhere; the item goes on like one that was given here. */
export const record: Operation<Level> = {
	value: 'record',
	name: 'Record',
	action: 'Record an answer',
	description: 'Store an answer that was given elsewhere, once, with its score',
	tool: {
		description:
			'Stores the answer that a customer gave elsewhere, say on the phone, once for each external ID. Returns the answer with its ID, its score and its level (low, middle or high).',
		inputs: {
			answerFrom: 'fields',
			source: 'agent',
			answer: fromModel('Answer', 'The answer as the customer gave it'),
			externalId: fromModel(
				'External ID',
				'What tells this answer from all others, such as the number of the call; the same one is stored once',
			),
			customer: {
				email: fromModel('Email', 'Mail address of the customer who answered, if known', ifKnown),
				name: fromModel('Name', 'Name of the customer, if known', ifKnown),
			},
			options: {
				comment: fromModel('Comment', 'What the customer said besides, word by word', ifKnown),
			},
		},
	},
	fields: recordFields,
	async execute(call) {
		const { json } = call;
		const outcome = await imported(call).catch((error: unknown) => {
			if (error instanceof ForgottenAnswerError) return error;
			throw error;
		});
		if (outcome instanceof ForgottenAnswerError) {
			hintOnce(call.context, outcome.message);
			return [];
		}
		if ('kind' in outcome) {
			hintOnce(call.context, `Item ${call.index + 1} was left out. ${outcome.reason}`);
			return [];
		}
		const item = fillItem(json, await recordedItem(call.house, outcome, json));
		return [{ item, output: outcome.response.level }];
	},
};

async function imported(call: Call): ReturnType<typeof importItem> {
	const { house, now, json, parameter } = call;
	const shared = sharedInput(call);
	switch (parameter('answerFrom', 'event')) {
		case 'event':
			return (
				withoutAnswer(json) ?? (await importAnswer(house, now, { ...shared, ...eventInput(call) }))
			);
		case 'item': {
			const beside = { ...shared, reading: String(parameter('itemMapping', '')) };
			const given = { ...itemInput(call), item: json, beside };
			return await importItem(house, now, { ...given, customerId: customerIdOf(call) });
		}
		default:
			return await importAnswer(house, now, { ...shared, ...fieldInput(call) });
	}
}

/**
 * What a tool says of an answer without giving it.
 *
 * @throws InputError where the answer has to be fetched before
 */
function withoutAnswer({ event }: Call['json']): { kind: 'skipped'; reason: string } | null {
	const type = isObject(event) ? event.type : null;
	if (type === 'survey.answer_deleted') {
		return {
			kind: 'skipped',
			reason: 'The answer was deleted in its tool; what was recorded of it stays.',
		};
	}
	if (type !== 'survey.answer_to_fetch') return null;
	throw new InputError(
		'The event only tells that there is an answer.',
		"Fetch it with an HTTP Request behind the trigger (event.attributes.fetch), and set Answer From to A Survey Tool's Item.",
	);
}

type Shared = Pick<
	ImportedAnswer,
	| 'surveyKey'
	| 'satisfiedFrom'
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

function sharedInput(call: Call): Shared {
	const { json, parameter } = call;
	const options = collection(call, 'options');
	const line = (name: string, atMost = 200) => readText(options[name], name, atMost);
	const purpose = line('purpose');
	const subjectId = line('subjectId');
	const owner = isObject(json.owner) ? (json.owner as unknown as ItemOwner) : null;
	return {
		surveyKey: readText(parameter('surveyKey', ''), 'surveyKey', 100),
		satisfiedFrom: satisfiedFromOf(parameter),
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

type Own = Omit<ImportedAnswer, keyof Shared>;

function eventInput({ json, parameter }: Call): Own {
	const event = isObject(json.event) ? json.event : {};
	const eventId = readText(event.id, 'event.id', 100);
	if (eventId === null) {
		throw new InputError(
			'The item carries no event.',
			'Connect a Satisfaction CRM Trigger, or set Answer From to Fields Below.',
		);
	}
	const mapping = String(parameter('eventMapping', '') ?? '');
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

function fieldInput(call: Call): Own {
	const { parameter } = call;
	const mapping = String(parameter('mapping', 'csat_1_5'));
	const source = readText(parameter('source', ''), 'source', 60);
	const customer = customerFacts(collection(call, 'customer'), source);
	return {
		eventId: null,
		source,
		externalId: readText(parameter('externalId', ''), 'externalId', 200),
		reading: mapping === 'own' ? scaleOf(parameter) : mapping,
		value: parameter('answer', ''),
		customerId: customer === null ? customerIdOf(call) : null,
		customer,
		invitation: readText(parameter('invitation', ''), 'invitation', 1000),
	};
}

/** The customer of the item, where a node in front knew one. */
const customerIdOf = ({ json }: Call): string | null =>
	isObject(json.customer) ? readText(json.customer.id, 'customer.id', 100) : null;

function customerFacts(
	given: Record<string, unknown>,
	source: string | null,
): CustomerFacts | null {
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
