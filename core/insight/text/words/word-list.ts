/** Words by what they say: a weight above 0 is good, below 0 bad; words stand between spaces. */
export type WordList = ReadonlyArray<readonly [weight: number, words: string]>;

/** Words of a text that writes them between spaces. */
export const wordsOf = (text: string): string[] => text.split(/\s+/u).filter((word) => word !== '');

/** Every word with its weight. A word that is listed twice keeps the first. */
export function weightsOf(list: WordList): Map<string, number> {
	const weights = new Map<string, number>();
	for (const [weight, words] of list) {
		for (const word of wordsOf(words)) if (!weights.has(word)) weights.set(word, weight);
	}
	return weights;
}
