import type { BuiltInLanguage } from './both';
import { builtInLanguages } from './both';
import { customerTexts } from './customer-texts';
import { mailTexts } from './mail-texts';
import { ownerTexts } from './owner-texts';
import { pickLanguage } from './pick-language';

const english = { ...customerTexts.en, ...ownerTexts.en, ...mailTexts.en };
type English = typeof english;

/** Names of everything our pages and mails can say. */
export type TextKey = keyof English;

/** The built-in texts; both languages are complete by type. */
export const builtInTexts: Record<BuiltInLanguage, Record<TextKey, string>> = {
	en: english,
	'zh-CN': { ...customerTexts['zh-CN'], ...ownerTexts['zh-CN'], ...mailTexts['zh-CN'] },
};

/** The names in braces of a text: `'Hello {name}'` → `'name'`. */
type Slots<Text extends string> = Text extends `${string}{${infer Slot}}${infer Rest}`
	? Slot | Slots<Rest>
	: never;

type Values<Key extends TextKey> = [Slots<English[Key]>] extends [never]
	? []
	: [values: Record<Slots<English[Key]>, string | number>];

/** Says a text in one language; its slots are demanded by type. */
export type Say = <Key extends TextKey>(key: Key, ...values: Values<Key>) => string;

/** Puts values into `{slots}`, once: braces inside a value stay text; unknown slots stay as they are. */
export function fillText(text: string, values: Record<string, string | number>): string {
	let filled = '';
	// Odd pieces are slot names: split() keeps what the group caught.
	piecesOf(text).forEach((piece, at) => {
		if (at % 2 === 0) filled += piece;
		else filled += Object.hasOwn(values, piece) ? String(values[piece]) : `{${piece}}`;
	});
	return filled;
}

const mostTexts = 2_000;
const pieces = new Map<string, string[]>();

function piecesOf(text: string): string[] {
	const known = pieces.get(text);
	if (known !== undefined) return known;
	const split = text.split(/\{(\w+)\}/);
	if (pieces.size >= mostTexts) pieces.clear();
	pieces.set(text, split);
	return split;
}

/** The built-in language that serves a reader of `language`: itself, else English. */
export function builtInLanguageFor(language: string): BuiltInLanguage {
	const picked = pickLanguage(builtInLanguages, [language]).language;
	return picked === 'zh-CN' ? 'zh-CN' : 'en';
}

/**
 * The language in which our sentences to a reader of `language` are: the reader's own tag where they
 * are built in (`zh-SG` keeps its dates), else English. For spans and moments inside a sentence.
 */
export function sentenceLanguage(language: string): string {
	const known = sentenceLanguages.get(language);
	if (known !== undefined) return known;
	const found = findSentenceLanguage(language);
	if (sentenceLanguages.size >= mostLanguages) sentenceLanguages.clear();
	sentenceLanguages.set(language, found);
	return found;
}

const mostLanguages = 200;
const sentenceLanguages = new Map<string, string>();

function findSentenceLanguage(language: string): string {
	const builtIn = builtInLanguageFor(language);
	try {
		const { language: spoken, baseName } = new Intl.Locale(language);
		return builtIn.startsWith(spoken) ? baseName : builtIn;
	} catch {
		return builtIn;
	}
}

function speaker(language: BuiltInLanguage): Say {
	const texts = builtInTexts[language];
	return (key, ...[values]) => (values === undefined ? texts[key] : fillText(texts[key], values));
}

const speakers: Record<BuiltInLanguage, Say> = { en: speaker('en'), 'zh-CN': speaker('zh-CN') };

/** How we speak to a reader of `language`. */
export function sayIn(language: string): Say {
	return speakers[builtInLanguageFor(language)];
}
