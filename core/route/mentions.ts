import { remembered } from '../model/remembered';

/**
 * The first of the phrases that a text mentions, whatever the letter case and the width of its
 * characters. A word in an alphabet must begin where a word begins ("law" is not in "flaw", but
 * "refund" is in "refunds"), a number must stand alone; Chinese has no spaces, so there any place
 * counts.
 */
export function firstMentioned(text: string, phrases: readonly string[]): string | undefined {
	if (text === '') return undefined;
	const inside = plain(text);
	return phrases.find((phrase) => isIn(inside, plainPhrase(phrase)));
}

function isIn(inside: string, wanted: string): boolean {
	if (wanted === '') return false;
	for (let at = inside.indexOf(wanted); at >= 0; at = inside.indexOf(wanted, at + 1)) {
		const before = inside[at - 1] ?? '';
		const after = inside[at + wanted.length] ?? '';
		const begins = !isAlphabet(wanted[0] ?? '') || !isAlphabet(before);
		const ends = !isDigit(wanted.at(-1) ?? '') || !isDigit(after);
		if (begins && ends) return true;
	}
	return false;
}

const mostPhrases = 2_000;
const phrases = new Map<string, string>();

/** Phrases are settings: the same few come with every answer. */
function plainPhrase(phrase: string): string {
	return remembered(phrases, mostPhrases, phrase, () => plain(phrase).trim());
}

function plain(text: string): string {
	return text.normalize('NFKC').toLowerCase().replace(/[’‘]/g, "'").replace(/\s+/g, ' ');
}

function isDigit(character: string): boolean {
	return /\p{N}/u.test(character);
}

function isAlphabet(character: string): boolean {
	return /[\p{L}\p{N}]/u.test(character) && !/\p{Script=Han}/u.test(character);
}
