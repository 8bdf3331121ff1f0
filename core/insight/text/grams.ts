import { isUnspaced, oneForm } from './one-form';
import { beginsNoTerm, endsNoTerm, stopWords } from './words/stop-words';

/** Lengths of a term in a script without spaces, characters. */
const shortest = 2;
const longest = 4;
/** A shorter word says too little, unless its letters are syllables. */
const shortestWord = 3;
const longestWord = 40;
const syllables = /\p{Script=Hangul}/u;

/** Addresses are no words; most texts have none, which is quickly seen. */
const mayBeAddress = /@|https?:|www\./u;
const address = /\S*@\S*|https?:\S+|www\.\S+/gu;
/** A run in a script without spaces, or a word in one with them. */
const unspaced =
	'[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}々ー]';
const letter = `(?!${unspaced})[\\p{L}\\p{M}]`;
const inWord = `(?!${unspaced})[\\p{L}\\p{M}\\p{N}']`;
const run = new RegExp(`${unspaced}+|${letter}(?:${inWord})*(?:-(?:${letter})+)*`, 'gu');

/**
 * What may be a term of a text, each once: two to four characters that follow one another where a script has no
 * spaces, else words and two words in a row. What begins or ends with a particle is none, nor what has digits in it.
 */
export function gramsOf(text: string): Set<string> {
	const found = new Set<string>();
	const plain = oneForm(text);
	const inside = mayBeAddress.test(plain) ? plain.replace(address, '\n') : plain;
	let before: { word: string; to: number } | null = null;
	for (const { 0: piece, index } of inside.matchAll(run)) {
		if (isUnspaced(piece.charAt(0))) {
			addGrams(piece, found);
			before = null;
			continue;
		}
		const word = piece.replace(/'s?$/u, '');
		const counts = isTerm(word);
		if (counts) found.add(word);
		if (counts && before !== null && inside.slice(before.to, index) === ' ') {
			found.add(`${before.word} ${word}`);
		}
		before = counts ? { word, to: index + piece.length } : null;
	}
	return found;
}

function addGrams(piece: string, found: Set<string>): void {
	const characters = Array.from(piece);
	for (let from = 0; from < characters.length; from += 1) {
		if (beginsNoTerm.has(characters[from] ?? '')) continue;
		let gram = characters[from] ?? '';
		// 哈哈哈, ーー: a laugh or a sigh.
		let isOneSign = true;
		for (let length = 2; length <= longest && from + length <= characters.length; length += 1) {
			const last = characters[from + length - 1] ?? '';
			gram += last;
			isOneSign &&= last === characters[from];
			if (length >= shortest && !isOneSign && !endsNoTerm.has(last)) found.add(gram);
		}
	}
}

function isTerm(word: string): boolean {
	if (stopWords.has(word) || /\p{N}/u.test(word)) return false;
	return word.length <= longestWord && (word.length >= shortestWord || syllables.test(word));
}
