import { chineseFamilyName } from '../../language/family-name';

/** Where a name stands in a text. */
export type NameIn = { from: number; to: number };

const han = /^\p{Script=Han}{2,6}$/u;
const titles = ['先生', '女士', '小姐', '太太', '老师', '總', '总', '经理'];
/** Shorter words of a name are words of their own too often. */
const shortestPart = 3;

/**
 * Where somebody is named: the whole name whatever the letter case, each word of it as it is written, of a
 * Chinese name also the given name of two characters and the family name with a title.
 *
 * @param text of one width (NFKC)
 */
export function namesIn(text: string, names: readonly string[]): NameIn[] {
	const found: NameIn[] = [];
	for (const name of names) {
		const whole = name.normalize('NFKC').trim();
		if (whole.length < 2) continue;
		if (han.test(whole.replace(/\s/gu, ''))) {
			for (const form of chineseForms(whole.replace(/\s/gu, ''))) found.push(...places(text, form));
			continue;
		}
		found.push(...places(text.toLowerCase(), whole.toLowerCase(), text));
		for (const part of whole.split(/[\s,]+/u)) {
			if (part.length >= shortestPart) found.push(...places(text, part));
		}
	}
	return found;
}

function chineseForms(name: string): string[] {
	const family = chineseFamilyName(name);
	const given = name.slice(family.length);
	return [name, ...(given.length >= 2 ? [given] : []), ...titles.map((title) => family + title)];
}

/** Every place where a word stands alone; Chinese is written without spaces, so any place counts there. */
function places(text: string, word: string, written = text): NameIn[] {
	const found: NameIn[] = [];
	// A letter that falls into two when it is made small would move all that follows.
	if (text.length !== written.length) return found;
	for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
		const isAlone = !joins(text[at - 1], word[0]) && !joins(word.at(-1), text[at + word.length]);
		if (isAlone) found.push({ from: at, to: at + word.length });
	}
	return found;
}

const isLetter = (character: string | undefined): boolean =>
	character !== undefined &&
	/[\p{L}\p{M}\p{N}]/u.test(character) &&
	!/\p{Script=Han}/u.test(character);

const joins = (one: string | undefined, other: string | undefined): boolean =>
	isLetter(one) && isLetter(other);
