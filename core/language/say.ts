import { remembered } from '../model/remembered';
import { pickLanguage } from './pick-language';
import {
	type BuiltInLanguage,
	builtInLanguages,
	builtInTexts,
	type English,
	type TextKey,
} from './texts';

/** The names in braces of a text: `'Hello {name}'` → `'name'`. */
export type Slots<Text extends string> = Text extends `${string}{${infer Slot}}${infer Rest}`
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
	return remembered(pieces, mostTexts, text, () => text.split(/\{(\w+)\}/));
}

/** The built-in language that serves a reader of `language`: itself, else English. */
export function builtInLanguageFor(language: string): BuiltInLanguage {
	const picked = pickLanguage(builtInLanguages, [language]).language;
	return builtInLanguages.find((tag) => tag === picked) ?? 'en';
}

/**
 * The language in which our sentences to a reader of `language` are: the reader's own tag where they
 * are built in (`zh-SG` keeps its dates), else English. For spans and moments inside a sentence.
 */
export function sentenceLanguage(language: string): string {
	return remembered(sentenceLanguages, mostLanguages, language, () =>
		findSentenceLanguage(language),
	);
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

/** All built-in texts for a reader of `language`, slots unfilled. */
export function textsFor(language: string): Record<TextKey, string> {
	return builtInTexts[builtInLanguageFor(language)];
}

function speaker(language: BuiltInLanguage): Say {
	const texts: Record<TextKey, string> = builtInTexts[language];
	return (key, ...[values]) => (values === undefined ? texts[key] : fillText(texts[key], values));
}

const speakers = new Map(builtInLanguages.map((language) => [language, speaker(language)]));

/** How we speak to a reader of `language`. */
export function sayIn(language: string): Say {
	const builtIn = builtInLanguageFor(language);
	return speakers.get(builtIn) ?? speaker(builtIn);
}
