import { InputError } from '../model/errors';
import { levels } from '../model/metric';
import type { Level } from '../model/metric';
import { writtenLanguage } from '../language/written-language';
import { longestComment } from '../model/survey';
import {
	below,
	readBoolean,
	readList,
	readNumber,
	readObject,
	readText,
	readWord,
	unacceptable,
} from '../model/read-input';
import type {
	ChoiceOption,
	IndexItem,
	OwnQuestion,
	RatingQuestion,
	ReasonTag,
	Texts,
} from '../model/survey';
import type { TextCollector } from './own-texts';
import type { OptionInput } from './survey-input';

/** Reads the parts of a survey that come as rows. Each id is unique over the whole survey. */
export type PartReader = {
	texts: TextCollector;
	/** @throws InputError when the id was used before */
	claimId(id: string, path: string): void;
};

/** Letters, digits and `_-`, so that an id can be a form field and a column. */
export function isId(text: string): boolean {
	// Names every object has ("constructor") would look answered before anybody answers.
	return /^[a-z][a-z0-9_-]{0,39}$/i.test(text) && !(text in Object.prototype);
}

export function readId(value: unknown, path: string): string {
	const id = typeof value === 'string' ? value.trim() : '';
	if (isId(id)) return id;
	throw unacceptable(
		path,
		value,
		'an id of up to 40 letters, digits, "_" and "-" that begins with a letter',
	);
}

export function readItem(part: PartReader, builtIn: IndexItem[], value: unknown, path: string) {
	const input = readObject(value, path, ['id', 'text', 'weight']);
	const id = readId(input.id, below(path, 'id'));
	part.claimId(id, path);
	const usual = builtIn.find((item) => item.id === id) ?? null;
	const text = named(part, `item:${id}`, usual?.text ?? null, input.text, path);
	const weight = readNumber(input.weight ?? usual?.weight ?? 1, below(path, 'weight'), 0, 1_000);
	return { id, text, weight } satisfies IndexItem;
}

export function readReason(part: PartReader, builtIn: ReasonTag[], value: unknown, path: string) {
	const input = readObject(value, path, ['id', 'text', 'levels']);
	const id = readId(input.id, below(path, 'id'));
	const usual = builtIn.find((reason) => reason.id === id) ?? null;
	const text = named(part, `reason:${id}`, usual?.text ?? null, input.text, path);
	const offered = readLevels(
		input.levels,
		usual?.levels ?? ['low', 'middle'],
		below(path, 'levels'),
	);
	return { id, text, levels: offered } satisfies ReasonTag;
}

function readLevels(value: unknown, usual: Level[], path: string): Level[] {
	if (value === undefined || value === null || value === '') return usual;
	const list: unknown[] = Array.isArray(value) ? value : [value];
	if (list.length === 0) return usual;
	const chosen = list.map((level, index) => readWord(level, below(path, index), levels));
	return levels.filter((level) => chosen.includes(level));
}

const questionKeys = [
	'kind',
	'id',
	'text',
	'required',
	'maxLength',
	'multiple',
	'options',
	'min',
	'max',
	'direction',
	'style',
	'lowLabel',
	'highLabel',
	// Read once all rows are known (see define-ask-when.ts).
	'askWhen',
] as const;

type QuestionFields = Partial<Record<(typeof questionKeys)[number], unknown>>;

/** The question of a row; a pair is two. */
export function readQuestion(part: PartReader, value: unknown, path: string): OwnQuestion[] {
	const input = readObject(value, path, questionKeys);
	const kind = readWord(input.kind, below(path, 'kind'), ['text', 'choice', 'rating', 'pair']);
	const id = readId(input.id, below(path, 'id'));
	part.claimId(id, path);
	const text = named(part, `question:${id}`, null, input.text, path);
	const required = readBoolean(input.required ?? false, below(path, 'required'));
	switch (kind) {
		case 'text': {
			const at = below(path, 'maxLength');
			const maxLength = readNumber(input.maxLength ?? 500, at, 1, longestComment, true);
			return [{ kind, id, text, required, maxLength }];
		}
		case 'choice': {
			const multiple = readBoolean(input.multiple ?? false, below(path, 'multiple'));
			const options = readOptions(part, id, input.options, below(path, 'options'));
			return [{ kind, id, text, required, multiple, options }];
		}
		case 'rating':
			return [ownRating(part, input, { id, text, required }, path)];
		case 'pair':
			return pairOf(part, ownRating(part, input, { id, text, required }, path), path);
	}
}

/** How important, how good: one matter, two ratings on one scale, each with an answer of its own. */
function pairOf(part: PartReader, rating: RatingQuestion, path: string): RatingQuestion[] {
	return (['importance', 'quality'] as const).map((side) => {
		const id = `${rating.id}-${side}`;
		part.claimId(id, path);
		return { ...rating, id, style: 'numbers', pair: { of: rating.id, side } };
	});
}

function ownRating(
	{ texts }: PartReader,
	input: QuestionFields,
	known: { id: string; text: Texts; required: boolean },
	path: string,
): RatingQuestion {
	const min = readNumber(input.min ?? 1, below(path, 'min'), 0, 9, true);
	const max = readNumber(input.max ?? 5, below(path, 'max'), min + 1, min + 10, true);
	return {
		kind: 'rating',
		...known,
		min,
		max,
		direction: readWord(input.direction ?? 'higher_is_better', below(path, 'direction'), [
			'higher_is_better',
			'lower_is_better',
		]),
		style: readWord(input.style ?? 'numbers', below(path, 'style'), ['numbers', 'stars', 'faces']),
		lowLabel: texts.take(`question:${known.id}:low`, null, input.lowLabel, below(path, 'lowLabel')),
		highLabel: texts.take(
			`question:${known.id}:high`,
			null,
			input.highLabel,
			below(path, 'highLabel'),
		),
	};
}

function readOptions(part: PartReader, question: string, value: unknown, path: string) {
	const rows = typeof value === 'string' ? optionsInLines(part, value) : value;
	const ids = new Set<string>();
	const readOne = (row: unknown, at: string): ChoiceOption => {
		const input = readObject(row, at, ['id', 'text']);
		const id = readId(input.id, below(at, 'id'));
		if (ids.has(id)) throw twice(id, at);
		ids.add(id);
		return { id, text: named(part, `option:${question}:${id}`, null, input.text, at) };
	};
	const options = readList(rows, path, readOne, 50);
	if (options.length < 2) throw unacceptable(path, value, 'at least two options');
	return options;
}

/** One option a line, so that an option may have a comma; "VIP" is Chinese in a Chinese list. */
function optionsInLines({ texts }: PartReader, list: string): OptionInput[] {
	const language = writtenLanguage(list, texts.languages);
	return list
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '')
		.map((line, index) => ({ id: `option_${index + 1}`, text: { [language]: line } }));
}

/** A text nobody can do without; in which language, the wording check minds. */
function named(
	{ texts }: PartReader,
	field: string,
	builtIn: Texts | null,
	given: unknown,
	path: string,
): Texts {
	const text = texts.take(field, builtIn, given, below(path, 'text'));
	if (text !== null) return text;
	throw new InputError(
		`"${below(path, 'text')}" has no text.`,
		`Give a text there, or one for the field "${field}".`,
	);
}

export function twice(id: string, path: string): InputError {
	return new InputError(
		`"${below(path, 'id')}" is "${id}", which is used twice in this survey.`,
		'Give every question, item, reason and option an id of its own.',
	);
}

/** Reads a text that stays what it is: a name, a stage of the journey. */
export function readName(value: unknown, path: string, usual: string): string {
	if (value === undefined || value === null) return usual;
	if (typeof value === 'string' && value.trim() === '') return usual;
	return readText(value, path, 200);
}
