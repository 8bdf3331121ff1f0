import {
	ForgottenAnswerError,
	importAnswer,
	type ImportedAnswer,
} from '../../../core/loop/answer/import-answer';
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
		const { house, now, json, parameter } = call;
		const own = parameter('answerFrom', 'event') === 'event' ? eventInput : fieldInput;
		const outcome = await importAnswer(house, now, { ...sharedInput(call), ...own(call) }).catch(
			(error: unknown) => {
				if (error instanceof ForgottenAnswerError) return error;
				throw error;
			},
		);
		if (outcome instanceof ForgottenAnswerError) {
			hintOnce(call.context, outcome.message);
			return [];
		}
		const item = fillItem(json, await recordedItem(house, outcome, json));
		return [{ item, output: outcome.response.level }];
	},
};

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
	const { json, parameter } = call;
	const mapping = String(parameter('mapping', 'csat_1_5'));
	const source = readText(parameter('source', ''), 'source', 60);
	const customer = customerFacts(collection(call, 'customer'), source);
	const known = isObject(json.customer) ? readText(json.customer.id, 'customer.id', 100) : null;
	return {
		eventId: null,
		source,
		externalId: readText(parameter('externalId', ''), 'externalId', 200),
		reading: mapping === 'own' ? scaleOf(parameter) : mapping,
		value: parameter('answer', ''),
		customerId: customer === null ? known : null,
		customer,
		invitation: readText(parameter('invitation', ''), 'invitation', 1000),
	};
}

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
