import type { Texts } from '../model/survey';
import { pickLanguage } from './pick-language';

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
