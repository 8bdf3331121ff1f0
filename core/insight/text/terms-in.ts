import { gramsOf } from './grams';
import { isUnspaced, isWordSign, oneForm } from './one-form';

/** Which of some terms a text has: those that counting would find, and longer ones wherever they stand whole. */
export function termsIn(text: string, terms: Iterable<string>): string[] {
	const inside = oneForm(text);
	const there = [...terms].filter((term) => inside.includes(term));
	if (there.length === 0) return [];
	const grams = gramsOf(text);
	return there.filter((term) => grams.has(term) || (isLong(term) && standsWhole(inside, term)));
}

/** Longer than what is counted: see `gramsOf`. */
const isLong = (term: string): boolean =>
	isUnspaced(term.charAt(0)) ? Array.from(term).length > 4 : term.split(' ').length > 2;

/** A word is not found in another one; what has no spaces is found anywhere. */
function standsWhole(inside: string, term: string): boolean {
	if (isUnspaced(term.charAt(0))) return true;
	const goesOn = (character: string | undefined) =>
		character !== undefined && isWordSign(character) && !isUnspaced(character);
	for (let at = inside.indexOf(term); at >= 0; at = inside.indexOf(term, at + 1)) {
		if (!goesOn(inside[at - 1]) && !goesOn(inside[at + term.length])) return true;
	}
	return false;
}
