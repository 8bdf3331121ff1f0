import { writtenLanguage } from '../language/written-language';
import { InputError } from '../model/errors';
import { isObject } from '../model/json';
import { below, readLanguage, readRecord, readText } from '../model/read-input';
import type { Texts } from '../model/survey';
import type { Words } from './campaign';
import type { OccasionField } from './occasion';
import { checkFields, piecesOf } from './text/fields';

const longestSubject = 300;
const longestText = 20_000;

/** What texts may be in, and what they may say. */
export type WordsAbout = {
	/** The workspace's, first is the default. */
	languages: readonly string[];
	/** Keys of the workspace's own attributes. */
	attributes: readonly string[];
	fields: readonly OccasionField[];
};

/** In texts per language: the one in the language that it is written in. */
export const asWritten = 'written';

/**
 * Reads a subject and a text, each in the language that it is written in, or one per language, or both:
 * `{ written: 'Hello', fr: 'Bonjour' }`.
 *
 * @returns `null` where both are blank
 * @throws InputError where one has a language that the other has not, or says a field that there is not
 */
export function readWords(
	given: { subject: unknown; text: unknown },
	names: { subject: string; text: string },
	about: WordsAbout,
): Words | null {
	const language = languageOf(given, about);
	const subject = readTexts(given.subject, names.subject, longestSubject, language, about);
	const text = readTexts(given.text, names.text, longestText, language, about);
	const has = (texts: Texts, language: string) => Object.hasOwn(texts, language);
	const lone = [
		...Object.keys(text).filter((one) => !has(subject, one)),
		...Object.keys(subject).filter((one) => !has(text, one)),
	][0];
	if (lone !== undefined) {
		const [missing, there] = has(text, lone)
			? [names.subject, names.text]
			: [names.text, names.subject];
		throw new InputError(
			`"${missing}" has nothing in ${lone}, but "${there}" has.`,
			`Write both in ${lone}, or neither.`,
		);
	}
	return Object.keys(text).length === 0 ? null : { subject, text };
}

/** The language that both are written in, but for the names of fields: a subject may be a mere brand. */
function languageOf(given: object, { languages, attributes }: WordsAbout): string {
	const written = Object.values(given)
		.map((one: unknown) => (isObject(one) ? one[asWritten] : one))
		.filter((one) => typeof one === 'string')
		.flatMap((one) => piecesOf(one, attributes))
		.map((piece) => ('words' in piece ? piece.words : (piece.fallback ?? '')));
	return writtenLanguage(written.join(' '), languages);
}

/** @param language of a text that does not say its own */
function readTexts(
	value: unknown,
	path: string,
	longest: number,
	language: string,
	about: WordsAbout,
): Texts {
	const texts: Texts = {};
	const add = (language: string, text: string, at: string) => {
		checkFields(text, at, about.fields, about.attributes);
		texts[language] = text;
	};
	if (isBlank(value)) return texts;
	if (typeof value === 'string') {
		add(language, readText(value, path, longest), path);
		return texts;
	}
	for (const [tag, one] of Object.entries(readRecord(value, path))) {
		const at = below(path, tag);
		if (isBlank(one)) continue;
		const tongue = tag === asWritten ? language : readLanguage(tag, at);
		if (Object.hasOwn(texts, tongue)) throw twice(at, tongue);
		add(tongue, readText(one, at, longest), at);
	}
	return texts;
}

const twice = (path: string, language: string): InputError =>
	new InputError(
		`"${path}" is in ${language}, in which there is a text already.`,
		'Leave one of the two, or give the other its own language.',
	);

const isBlank = (value: unknown): boolean =>
	value === undefined || value === null || (typeof value === 'string' && !seen.test(value));

/** A character that anybody sees. */
const seen = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}]/u;
