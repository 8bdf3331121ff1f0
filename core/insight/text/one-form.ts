/** A text in which the letter case, the width of characters and the kind of spaces and apostrophes are one. */
export function oneForm(text: string): string {
	return text.normalize('NFKC').toLowerCase().replace(/[’‘]/gu, "'").replace(/\s+/gu, ' ');
}

/** Scripts that are written without spaces between words. */
const unspaced =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

/** A character of a script that has no spaces between words, as Chinese. */
export const isUnspaced = (character: string): boolean => unspaced.test(character);

export const isHan = (character: string): boolean => /\p{Script=Han}/u.test(character);

/** A letter, its mark, or a digit. */
export const isWordSign = (character: string): boolean => /[\p{L}\p{M}\p{N}]/u.test(character);
