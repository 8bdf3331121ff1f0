import { InputError } from '../../../model/errors';
import type { CanonicalEvent } from '../../../model/event';
import { isObject, type Json } from '../../../model/json';
import { type OptionValues, readOptions } from '../../option/option';
import { answerEvent } from '../answer-event';
import type { AnswerOptions } from '../answer-options';
import { itemToolByKey } from './index';
import { type Beside, type ItemAnswer, namesOf } from './item-tool';

/** What is filled in beside the tool: values of its options, by their names. */
export type GivenItem = Partial<Omit<Beside, 'telling'>> & { options: OptionValues };

/** An answer out of an item, read; or why it is none. */
export type ItemRead =
	| {
			kind: 'answer';
			/** The answer as an event would tell it, that of its customer and subject with it. */
			event: CanonicalEvent;
			value: Json;
			comment: string | null;
			answers: Array<{ id: string; value: Json }>;
			invitation: string | null;
			/** BCP 47. */
			language: string | null;
			test: boolean;
	  }
	| { kind: 'skipped'; reason: string };

/**
 * Reads the answer that an item of another node holds.
 *
 * @param zone IANA name; of times without a zone
 * @throws InputError for an item in another shape, or without the question: it names those there are
 */
export function readItem(
	key: string,
	item: Record<string, unknown>,
	{ options: values, answerId = null, form = key, at = null }: GivenItem,
	zone: string,
): ItemRead {
	const tool = itemToolByKey(key);
	const read = readOptions(tool.options, values);
	const options = {
		...read,
		rating: read.rating ?? tool.usual.rating,
		comment: read.comment ?? tool.usual.comment,
	};
	const said = named(
		tool.read(withoutMark(item), options, { answerId, form, at, telling: tellingOf(options) }),
		[
			[options.rating, tool.usual.rating],
			[options.comment, tool.usual.comment],
		],
	);
	if (options.rating === null) {
		throw new InputError(
			'Rating Question is empty.',
			`Fill in the question that is scored. There are: ${namesOf(questionsOf(said))}.`,
		);
	}
	missingIsWrong(said, options.rating, 'Rating Question');
	if (read.comment !== null && tool.omitsEmpty !== true) {
		missingIsWrong(said, read.comment, 'Comment Question');
	}
	if (!said.finished) return { kind: 'skipped', reason: 'The answer is not finished yet.' };
	const outcome = answerEvent(key, said, options, zone);
	if (outcome.kind === 'ignored') {
		const there = said.questions === null ? ` There are: ${namesOf(questionsOf(said))}.` : '';
		return { kind: 'skipped', reason: `${outcome.reason}${there}` };
	}
	const event = outcome.kind === 'events' ? outcome.events[0] : undefined;
	if (event === undefined) {
		const message = outcome.kind === 'invalid' ? outcome.message : 'The item holds no answer.';
		throw new InputError(message, 'Look at the item that comes in, and at Tool and Fields.');
	}
	return { kind: 'answer', event, ...answerIn(event), test: said.test === true };
}

/** A file that begins with a mark of its byte order has it in the name of its first column. */
const withoutMark = (item: Record<string, unknown>): Record<string, unknown> =>
	Object.fromEntries(
		Object.entries(item).map(([name, value]) => [name.replace(/^\ufeff/, ''), value]),
	);

/** Columns that are added to a sheet, or ticked by whoever works with it, are not among them. */
const tellingOf = ({ rating, comment, fields }: AnswerOptions): string[] => [
	...[rating, comment].filter((name) => name !== null),
	...[...fields].flatMap(([name, field]) => (field.startsWith('customer.') ? [name] : [])),
];

const questionsOf = ({ questions, answers }: ItemAnswer): readonly string[] =>
	questions ?? Object.keys(answers);

/** A usual name is found however it is written; what the admin wrote has to be there as it stands. */
function named(
	said: ItemAnswer,
	names: ReadonlyArray<readonly [string | null, string | null]>,
): ItemAnswer {
	const renamed = Object.entries(said.answers).map(([written, value]): [string, unknown] => {
		const found = names.find(
			([name, usual]) =>
				name !== null && name === usual && name.toLowerCase() === written.toLowerCase(),
		);
		return [found?.[0] ?? written, value];
	});
	return { ...said, answers: Object.fromEntries(renamed) };
}

/** A question that was renamed would else be an answer that is missing for ever. */
function missingIsWrong(said: ItemAnswer, name: string, label: string): void {
	if (Object.hasOwn(said.answers, name) || said.questions === null) return;
	if (said.questions.includes(name)) return;
	throw new InputError(
		`${label} is "${name}", and the item has no such thing.`,
		`It has: ${namesOf(said.questions)}.`,
	);
}

function answerIn(
	event: CanonicalEvent,
): Omit<Extract<ItemRead, { kind: 'answer' }>, 'kind' | 'event' | 'test'> {
	const { answer } = event.attributes;
	const said = isObject(answer) ? answer : {};
	const answers = Array.isArray(said.answers) ? said.answers : [];
	return {
		value: (said.value ?? null) as Json,
		comment: typeof said.comment === 'string' ? said.comment : null,
		answers: answers.flatMap((one: unknown) =>
			isObject(one) && typeof one.id === 'string'
				? [{ id: one.id, value: (one.value ?? null) as Json }]
				: [],
		),
		invitation: typeof said.invitation === 'string' ? said.invitation : null,
		language: typeof said.language === 'string' ? said.language : null,
	};
}
