import type { Texts } from '../model/survey';
import { pickLanguage } from './pick-language';
import { builtInLanguageFor } from './say';

/**
 * The text in a language: exactly, else in one that fits it, else in the default language, else in
 * any there is; an empty string only when there is no text at all.
 */
export function textOf(texts: Texts | null, language: string, defaultLanguage: string): string {
	if (texts === null) return '';
	const exact = Object.hasOwn(texts, language) ? texts[language] : undefined;
	if (exact !== undefined) return exact;
	const languages = Object.keys(texts);
	if (languages.length === 0) return '';
	const fitting = pickLanguage(languages, [language, defaultLanguage]).language;
	return texts[fitting] ?? '';
}

/**
 * A text in place of a built-in one: in the reader's language, else in the language in which the
 * built-in one would be said to them. An empty string where the built-in text serves them better: a
 * thanks that was only written in Chinese is none for an English reader.
 */
export function ownTextOf(texts: Texts | null, language: string): string {
	if (texts === null) return '';
	const languages = Object.keys(texts);
	for (const wanted of [language, builtInLanguageFor(language)]) {
		const { language: found, fallback } = pickLanguage(languages, [wanted]);
		if (!fallback) return texts[found] ?? '';
	}
	return '';
}
