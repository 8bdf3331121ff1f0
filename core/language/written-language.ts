const han = /\p{Script=Han}/u;
// Japanese and Korean write Han characters too, but not without their own.
const otherThanChinese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Whether a tag names a kind of Chinese: `zh`, `zh-CN`, `zh-Hant-HK`. */
const isChinese = (language: string): boolean => /^zh(-|$)/i.test(language);

/**
 * Which of a survey's languages a text is written in, so that nobody has to say it: one with Han
 * characters is in its Chinese language if it has one, every other in its first language that is not
 * Chinese. Where there is no such language, it is in the first.
 *
 * @param languages BCP 47 tags, first is the default
 */
export function writtenLanguage(text: string, languages: readonly string[]): string {
	const chinese = han.test(text) && !otherThanChinese.test(text);
	return languages.find((language) => isChinese(language) === chinese) ?? languages[0] ?? 'en';
}
