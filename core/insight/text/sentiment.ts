import { simplified } from './simplified';
import { hitsInEnglish } from './read-english';
import { hitsInChinese } from './read-chinese';

export const sentiments = ['positive', 'neutral', 'negative'] as const;
export type SentimentWord = (typeof sentiments)[number];

/** What the words of a text say. */
export type Sentiment = {
	/** `null` = unknown: nothing to read, or in a script that is not understood. */
	sentiment: SentimentWord | null;
	/** −1 (worst) … 1 (best); `null` where the sentiment is unknown. */
	strength: number | null;
	/** The script most of it is written in, of those understood. */
	language: 'zh' | 'en' | null;
	/** Whether only the first {@link longestText} characters were read. */
	cut: boolean;
};

/** Characters of a comment that are read. */
export const longestText = 10_000;

/** Strengths nearer to 0 say nothing. */
export const neutralBelow = 0.25;

/**
 * Reads whether a comment praises or complains: words with weights, turned by a negation before them,
 * strengthened by degrees. Chinese (simplified or traditional) by the longest word at each place,
 * English by words; a mixed text by both. Sarcasm, comparison and hearsay are not understood.
 *
 * The strength is s / √(s² + 4) of the summed weights s: one plain word is about ±.4, several near ±1.
 *
 * @param text plain text as a customer wrote it
 */
export function readSentiment(text: string): Sentiment {
	const { read, cut } = firstOf(text);
	const plain = simplified(read.normalize('NFKC').toLowerCase());
	const han = countOf(plain, /\p{Script=Han}/gu);
	const latin = countOf(plain, /[a-z]{2,}/gu);
	if ((han === 0 && latin === 0) || isForeign(plain, han)) {
		return { sentiment: null, strength: null, language: null, cut };
	}
	const sum = hitsInChinese(plain) + hitsInEnglish(plain) + signs(plain);
	const strength = Math.round((1000 * sum) / Math.sqrt(sum * sum + 4)) / 1000;
	return { sentiment: wordFor(strength), strength, language: han >= latin ? 'zh' : 'en', cut };
}

/** The word for a strength of −1 … 1. */
export function wordFor(strength: number): SentimentWord {
	if (Math.abs(strength) < neutralBelow) return 'neutral';
	return strength > 0 ? 'positive' : 'negative';
}

function firstOf(text: string): { read: string; cut: boolean } {
	if (text.length <= longestText) return { read: text, cut: false };
	// A character of two units is not halved.
	return { read: text.slice(0, longestText).replace(/[\uD800-\uDBFF]$/u, ''), cut: true };
}

const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** Kana beside Han is Japanese; more letters of other scripts than of ours is a language unknown here. */
function isForeign(text: string, han: number): boolean {
	const kana = countOf(text, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
	const letters = countOf(text, /\p{L}/gu);
	const ours = han + countOf(text, /[a-zà-ÿ]/gu);
	return kana > han / 4 || ours * 2 < letters;
}

const glad = /[😀-😆😊-😍🥰😘🤩😋👍👏🎉❤💖💯🌹]/gu;
const sad = /[😒-😔😖😞-😤😩-😭😠😡🤬👎💔🤮🤢💩🙄]/gu;

/** Emojis beside words; at most two of a kind count. */
function signs(text: string): number {
	return Math.min(2, countOf(text, glad)) - Math.min(2, countOf(text, sad));
}
