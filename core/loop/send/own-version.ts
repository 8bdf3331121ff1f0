import { pickLanguage } from '../../language/pick-language';
import { builtInLanguages } from '../../language/texts';

/** A message of one's own in one language. */
export type OwnVersion = { subject: string; text: string };

/**
 * The version for a reader.
 *
 * @param base the main one, whose language nobody has named
 * @param wanted languages of the reader, best first
 * @param spoken languages of the workspace, best first
 */
export function versionFor(
	base: OwnVersion,
	others: ReadonlyArray<OwnVersion & { language: string }>,
	wanted: readonly string[],
	spoken: readonly string[],
): OwnVersion & { language: string } {
	const language = languageOf(base, others, spoken);
	const versions = [{ ...base, language }, ...others];
	const picked = pickLanguage(
		versions.map((version) => version.language),
		[...wanted, ...spoken],
	);
	return versions.find((version) => version.language === picked.language) ?? { ...base, language };
}

/**
 * The language of a text, as far as the mail's own words must fit it: Chinese or not by its letters;
 * of the workspace's languages the first one that no other version is in.
 */
export function languageOf(
	base: OwnVersion,
	others: ReadonlyArray<{ language: string }>,
	spoken: readonly string[],
): string {
	const chinese = isChinese(`${base.subject} ${base.text}`);
	const fitting = [...spoken, ...builtInLanguages].filter(
		(language) => /^zh\b/i.test(language) === chinese,
	);
	const free = fitting.find((language) => !others.some((other) => other.language === language));
	return free ?? fitting[0] ?? 'en';
}

/** A Chinese text may name English things, and an English one a Chinese person. */
function isChinese(text: string): boolean {
	const words = text.replace(/\{[^{}]*\}|https?:\/\/\S+/g, '');
	const han = words.match(/\p{Script=Han}/gu)?.length ?? 0;
	const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(words);
	const letters = words.match(/\p{L}/gu)?.length ?? 0;
	return !kana && han > letters / 5;
}
