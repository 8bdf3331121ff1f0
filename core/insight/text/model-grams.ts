import { simplified } from './simplified';

/**
 * What a model weighs of a text, each once: runs of 2–4 Chinese characters, and English words alone
 * and in pairs (joined by a space). In small letters and simplified characters; numbers are left out.
 */
export function modelGramsOf(text: string): Set<string> {
	const plain = simplified(text.normalize('NFKC').toLowerCase());
	const grams = new Set<string>();
	for (const [run] of plain.matchAll(/\p{Script=Han}+/gu)) {
		for (let length = 2; length <= 4; length++) {
			for (let at = 0; at + length <= run.length; at++) grams.add(run.slice(at, at + length));
		}
	}
	for (const clause of plain.split(/[^a-z'’\s]+/u)) {
		const words = clause.replaceAll('’', "'").match(/[a-z']+/gu) ?? [];
		words.forEach((word, at) => {
			grams.add(word);
			const next = words[at + 1];
			if (next !== undefined) grams.add(`${word} ${next}`);
		});
	}
	return grams;
}
