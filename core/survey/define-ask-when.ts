import { InputError } from '../model/errors';
import { levels } from '../model/metric';
import { below, readObject, readWord, unacceptable } from '../model/read-input';
import { shown } from '../model/shown';
import type { AskWhen, ChoiceOption, OwnQuestion, Survey, Texts } from '../model/survey';

type Asked = Pick<Survey, 'metric' | 'rating' | 'items'>;

/** What can be answered before a question: numbers of a scale, or some of these options. */
type Source = { id: string; text: Texts; options: ChoiceOption[] | null; min: number; max: number };

/**
 * The questions of all rows, each with when it is asked, as its row says. A question may depend on the level, on the
 * first page, or on a choice question above it; what it depends on is named by text or id.
 *
 * @throws InputError naming the row, what it says and what can be said there
 */
export function withAskWhen(asked: Asked, rows: unknown, byRow: OwnQuestion[][]): OwnQuestion[] {
	const list: unknown[] = Array.isArray(rows) ? rows : [];
	return byRow.flatMap((questions, at) => {
		const row = (list[at] ?? {}) as { askWhen?: unknown };
		const path = below(below('questions', at), 'askWhen');
		const askWhen = readAskWhen(sourcesOf(asked, byRow.slice(0, at).flat()), row.askWhen, path);
		return askWhen === null ? questions : questions.map((one) => ({ ...one, askWhen }));
	});
}

function readAskWhen(sources: Source[], value: unknown, path: string): AskWhen | null {
	if (value === undefined || value === null || value === '' || value === 'always') return null;
	if (typeof value === 'string') return { levels: readLevels(value.split('_'), path) };
	const given = readObject(value, path, ['levels', 'question', 'answers']);
	if (given.levels !== undefined) {
		return {
			levels: readLevels(Array.isArray(given.levels) ? given.levels : [given.levels], path),
		};
	}
	const source = readSource(sources, given.question, below(path, 'question'));
	return {
		question: source.id,
		answers: readAnswers(source, given.answers, below(path, 'answers')),
	};
}

function readLevels(list: unknown[], path: string) {
	if (list.length === 0) throw unacceptable(path, list, `one of ${levels.join(', ')}`);
	const chosen = list.map((level) => readWord(level, path, levels));
	return levels.filter((level) => chosen.includes(level));
}

function sourcesOf({ metric, rating, items }: Asked, earlier: OwnQuestion[]): Source[] {
	const { min, max } = rating;
	const first = metric === 'csi' ? items : [rating];
	return [
		...first.map(({ id, text }) => ({ id, text, options: null, min, max })),
		...earlier.flatMap((one) =>
			one.kind === 'choice' ? [{ id: one.id, text: one.text, options: one.options, min, max }] : [],
		),
	];
}

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** Whether a text names a part of the survey: its id, or its text in any language. */
const names = (given: string, { id, text }: { id: string; text: Texts }): boolean =>
	same(given, id) || Object.values(text).some((one) => same(given, one));

const listed = (parts: ReadonlyArray<{ id: string; text: Texts }>): string =>
	parts.map(({ id, text }) => `"${Object.values(text)[0] ?? id}"`).join(', ');

function readSource(sources: Source[], value: unknown, path: string): Source {
	const source = typeof value === 'string' && sources.find((one) => names(value, one));
	if (source) return source;
	throw new InputError(
		`"${path}" is ${shown(value ?? '')}, which no question above asks with answers to choose from.`,
		`Name the rating or a choice question that stands above: ${listed(sources)}.`,
	);
}

function readAnswers(source: Source, value: unknown, path: string): Array<string | number> {
	const { options } = source;
	const apart = options === null ? /[\s,，、;；]+/ : /\n/;
	const list: unknown[] = Array.isArray(value) ? value : String(value ?? '').split(apart);
	const given = list.map((one) => String(one).trim()).filter((one) => one !== '');
	if (given.length === 0) throw unacceptable(path, value, 'at least one answer');
	return [...new Set(given.map((one) => readAnswer(source, one, path)))];
}

function readAnswer({ options, min, max }: Source, given: string, path: string): string | number {
	if (options === null) {
		const number = /^-?\d{1,3}$/.test(given) ? Number(given) : Number.NaN;
		if (number >= min && number <= max) return number;
		throw unacceptable(path, given, `a rating that customers can give, ${min} to ${max}`);
	}
	const option = options.find((one) => names(given, one));
	if (option) return option.id;
	throw unacceptable(path, given, `one of ${listed(options)}, one a line`);
}
