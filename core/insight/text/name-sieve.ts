import { oneForm } from './one-form';

/** Whose name has one of these is a company: its words are those of a trade, not of a person. */
const company =
	/公司|集团|集團|有限|工厂|工廠|医院|學校|学校|银行|酒店|商店|中心|\b(?:ltd|inc|llc|gmbh|corp|co|company|group|limited|solutions|services|bank|hotel|hospital|school|university|shop|store|bv|ag|sa|plc)\b/u;
const han = /^\p{Script=Han}+$/u;
const longestHanName = 4;
const mostWords = 4;

/**
 * Finds out which terms are names of people, name by name, however many there are: a whole name, a word of one in an
 * alphabet, two or more characters of a Chinese one, and whatever has such a name in it. Of a company the whole
 * name alone counts.
 */
export function nameSieve(terms: readonly string[]): {
	look(name: string): void;
	isName(term: string): boolean;
} {
	const found = new Set<string>();
	/** From each word or piece of a term to the terms that have it. */
	const byPiece = new Map<string, string[]>();
	for (const term of terms) {
		for (const piece of piecesOf(term)) {
			byPiece.set(piece, [...(byPiece.get(piece) ?? []), term]);
		}
	}
	const drop = (piece: string) => {
		for (const term of byPiece.get(piece) ?? []) found.add(term);
	};
	const whole = new Set(terms);
	return {
		isName: (term) => found.has(term),
		look(name) {
			const plain = oneForm(name).trim();
			if (whole.has(plain)) found.add(plain);
			if (company.test(plain)) return;
			const closed = plain.replace(/[\s·]/gu, '');
			if (han.test(closed)) {
				if (closed.length > longestHanName) return;
				drop(closed);
				for (const piece of partsOf(closed)) if (whole.has(piece)) found.add(piece);
				return;
			}
			const words = plain.split(/[^\p{L}\p{M}']+/u).filter((word) => word.length > 1);
			if (words.length <= mostWords) for (const word of words) drop(word);
		},
	};
}

function piecesOf(term: string): Set<string> {
	return han.test(term) ? new Set([term, ...partsOf(term)]) : new Set([term, ...term.split(' ')]);
}

/** All that follows one another in it, two characters or more. */
function partsOf(text: string): string[] {
	const characters = Array.from(text);
	const found: string[] = [];
	for (let from = 0; from < characters.length - 1; from += 1) {
		for (let to = from + 2; to <= characters.length; to += 1) {
			found.push(characters.slice(from, to).join(''));
		}
	}
	return found;
}
