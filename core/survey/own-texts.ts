import { builtInLanguages } from '../language/texts';
import { pickLanguage } from '../language/pick-language';
import { writtenLanguage } from '../language/written-language';
import { cleaned } from '../model/clean';
import { InputError } from '../model/errors';
import {
	below,
	readLanguage,
	readList,
	readObject,
	readRecord,
	readText,
	unacceptable,
} from '../model/read-input';
import type { Texts } from '../model/survey';

/** Collects the texts of one survey from what is built in, given beside a part, and given by field. */
export type TextCollector = {
	/** Of the survey; first is the default. */
	languages: readonly string[];
	/**
	 * The text of one field in the survey's languages; `null` when there is none.
	 *
	 * @param given a text in the language it is written in, or one per language
	 */
	take(field: string, builtIn: Texts | null, given: unknown, path: string): Texts | null;
	/** @throws InputError naming a text that was given for a field the survey does not have */
	finish(): void;
};

const longestText = 2_000;

/** @param languages of the survey, canonical, first is the default */
export function collectTexts(languages: string[], texts: unknown, path: string): TextCollector {
	const byField = readByField(languages, texts, path);
	const taken = new Set<string>();
	return {
		languages,
		take(field, builtIn, given, givenPath) {
			taken.add(field);
			const all = new Map<string, string>();
			for (const language of languages) {
				const text = builtIn && builtInText(builtIn, language);
				if (text) all.set(language, text);
			}
			for (const [language, text] of readGiven(languages, given, givenPath))
				all.set(language, text);
			for (const [language, text] of byField.get(field) ?? []) all.set(language, text);
			if (all.size > 0) return Object.fromEntries(all);
			// Better read in English than not at all; the wording check names what is missing.
			return builtIn?.en === undefined ? null : { en: builtIn.en };
		},
		finish() {
			const stray = [...byField.keys()].find((field) => !taken.has(field));
			if (stray === undefined) return;
			throw new InputError(
				`"${path}" has a text for "${stray}", which this survey does not have.`,
				`Remove it, or use one of: ${[...taken].join(', ')}.`,
			);
		},
	};
}

/** The built-in text for a language, only where it truly is that language. */
function builtInText(texts: Texts, language: string): string | null {
	const { language: found, fallback } = pickLanguage(builtInLanguages, [language]);
	return fallback ? null : (texts[found] ?? null);
}

function readGiven(languages: string[], given: unknown, path: string): Map<string, string> {
	const texts = new Map<string, string>();
	if (given === undefined || given === null) return texts;
	if (typeof given === 'string') {
		if (isBlank(given)) return texts;
		return texts.set(writtenLanguage(given, languages), readText(given, path, longestText));
	}
	for (const [tag, text] of Object.entries(readRecord(given, path))) {
		const at = below(path, tag);
		if (isBlank(text)) continue;
		texts.set(known(languages, tag, at), readText(text, at, longestText));
	}
	return texts;
}

const isBlank = (value: unknown): boolean => typeof value === 'string' && value.trim() === '';

type ByField = Map<string, Map<string, string>>;

function readByField(languages: string[], texts: unknown, path: string): ByField {
	const fields: ByField = new Map();
	const add = (tag: unknown, field: unknown, text: unknown, at: string) => {
		// A row that was added on the canvas and left empty.
		if (isBlank(text)) return;
		const name = readText(field, below(at, 'field'), 200);
		const words = readText(text, below(at, 'text'), longestText);
		const language = isBlank(tag)
			? writtenLanguage(words, languages)
			: known(languages, tag, below(at, 'language'));
		const perLanguage = fields.get(name) ?? new Map<string, string>();
		fields.set(name, perLanguage.set(language, words));
	};
	const given = fromJson(texts, path);
	if (given === undefined || given === null) return fields;
	if (Array.isArray(given)) {
		readList(given, path, (row, at) => {
			const { language, field, text } = readObject(row, at, ['language', 'field', 'text']);
			add(language, field, text, at);
		});
		return fields;
	}
	for (const [tag, perField] of Object.entries(readRecord(given, path))) {
		for (const [field, text] of Object.entries(readRecord(perField, below(path, tag)))) {
			add(tag, field, text, below(below(path, tag), field));
		}
	}
	return fields;
}

/** A JSON parameter arrives as text or already parsed. */
function fromJson(value: unknown, path: string): unknown {
	if (typeof value !== 'string') return value;
	if (value.trim() === '') return null;
	try {
		return cleaned<unknown>(JSON.parse(value));
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		throw new InputError(
			`"${path}" is not JSON: ${why}.`,
			'Write it as { "fr": { "question": "…" } }.',
		);
	}
}

function known(languages: string[], tag: unknown, path: string): string {
	const language = readLanguage(tag, path);
	if (languages.includes(language)) return language;
	throw unacceptable(path, tag, `one of the survey's languages (${languages.join(', ')})`);
}
