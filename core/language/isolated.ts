import { dir } from './pick-language';

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const leftToRight = /(?![\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])\p{L}/u;

/**
 * A name inside a sentence that is written the other way, kept together: else its brackets and its full
 * stop would stand where the sentence goes on. A mark of the sentence's own direction stands before it, so
 * that a sentence which begins with it is not taken for one of the name's. Any other name stays as it is.
 *
 * @param language BCP 47 tag of the sentence
 *
 * @example
 * `هل أنت راضٍ عن ${isolated('Yahoo!', 'ar')}؟`
 */
export function isolated(name: string, language: string): string {
	const [other, mark] = dir(language) === 'rtl' ? [leftToRight, '\u200f'] : [rightToLeft, '\u200e'];
	return other.test(name) ? `${mark}\u2068${name}\u2069` : name;
}
