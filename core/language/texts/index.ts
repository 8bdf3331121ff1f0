import { english } from './en';
import type { InOtherWords } from './shape';
import { chinese } from './zh-CN';

/** Names of everything we can say. */
export type TextKey = keyof typeof english;
export type English = typeof english;

/**
 * The languages whose texts are built in, by tag; the first is the last resort for every other
 * language. A language is a folder and a line here; one that lacks a text does not compile.
 */
export const builtInTexts = {
	en: english,
	'zh-CN': chinese,
} as const satisfies Record<string, InOtherWords<English>>;

export type BuiltInLanguage = keyof typeof builtInTexts;
export const builtInLanguages = Object.keys(builtInTexts) as readonly BuiltInLanguage[];
