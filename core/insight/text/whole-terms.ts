import type { Emerging } from './emerging';
import { isUnspaced, isWordSign, oneForm } from './one-form';
import { fewestComments, fewestCustomers } from './term-counter';
import { beginsNoTerm, endsNoTerm, stopWords } from './words/stop-words';

/** Grows terms to the whole ones that they are pieces of, by what stands beside them. */
export type TermGrower = {
	/** A comment of the period, and who wrote it. */
	add(text: string, writer: string): void;
	/** Each term beside the whole one that it is a piece of, or itself, in their order. */
	grown(): Array<{ piece: Emerging; whole: Emerging }>;
};

/** Nearly every time the same beside it: the term goes on (Harris 1955: at its end what follows varies). */
const sameBeside = 0.8;
/** So many places of a term are looked at, and so far around it. */
const mostPlaces = 400;
const mostBeside = 8;
/** Characters, and words, that a whole term has at most. */
const longest = { characters: 12, words: 5 };

/** What stands beside a term at a place, the nearest first. */
type Place = { left: string[]; right: string[]; writer: string };

export function termGrower(terms: readonly Emerging[]): TermGrower {
	const places = new Map<string, Place[]>(terms.map(({ term }) => [term, []]));
	return {
		add(text, writer) {
			const inside = oneForm(text);
			for (const [term, known] of places) {
				if (known.length >= mostPlaces) continue;
				const place = placeIn(inside, term);
				if (place) known.push({ ...place, writer });
			}
		},
		grown: () =>
			terms.map((piece) => {
				const { term, share } = wholeOf(piece.term, places.get(piece.term) ?? []);
				if (term === piece.term) return { piece, whole: piece };
				return { piece, whole: { ...piece, term, n: Math.round(share * piece.n) } };
			}),
	};
}

function placeIn(inside: string, term: string): Omit<Place, 'writer'> | null {
	const isSpaced = !isUnspaced(term.charAt(0));
	for (let at = inside.indexOf(term); at >= 0; at = inside.indexOf(term, at + 1)) {
		const before = inside.slice(Math.max(0, at - 80), at);
		const behind = inside.slice(at + term.length, at + term.length + 80);
		if (!isSpaced) {
			const run = (text: string[]) => {
				const end = text.findIndex((character) => !isUnspaced(character));
				return text.slice(0, end === -1 ? mostBeside : Math.min(end, mostBeside));
			};
			return { left: run(Array.from(before).reverse()), right: run(Array.from(behind)) };
		}
		if (goesOn(before.at(-1)) || goesOn(behind[0])) continue;
		return {
			left: wordsBeside(before.split(' ').reverse(), (word) => /^[\p{L}\p{M}'-]+$/u.test(word)),
			right: wordsBeside(behind.split(' '), (word) => /^[\p{L}\p{M}'-]+$/u.test(word)),
		};
	}
	return null;
}

const goesOn = (character: string | undefined): boolean =>
	character !== undefined && isWordSign(character) && !isUnspaced(character);

/** Only a space lies between: a mark of its own ends what belongs together. */
function wordsBeside([nearest, ...words]: string[], isWord: (word: string) => boolean): string[] {
	if (nearest !== '') return [];
	const end = words.findIndex((word) => !isWord(word));
	return words.slice(0, end === -1 ? mostBeside : Math.min(end, mostBeside));
}

/** Grows a term side by side as long as nearly all of its places agree. */
function wholeOf(term: string, places: readonly Place[]): { term: string; share: number } {
	const isSpaced = !isUnspaced(term.charAt(0));
	const most = isSpaced ? longest.words : longest.characters;
	const units = isSpaced ? term.split(' ') : Array.from(term);
	const between = isSpaced ? ' ' : '';
	let alive = places;
	const reached = { left: 0, right: 0 };
	let best = { term, share: 1 };
	while (units.length < most && places.length > 0) {
		const next = (['left', 'right'] as const)
			.map((side) => ({ side, ...commonest(alive, side, reached[side]) }))
			.sort((a, b) => b.alive.length - a.alive.length)[0];
		if (!next || next.unit === '' || next.alive.length < sameBeside * places.length) break;
		if (next.alive.length < fewestComments) break;
		if (new Set(next.alive.map(({ writer }) => writer)).size < fewestCustomers) break;
		if (next.side === 'left') units.unshift(next.unit);
		else units.push(next.unit);
		reached[next.side] += 1;
		({ alive } = next);
		if (isWhole(units, isSpaced)) {
			best = { term: units.join(between), share: alive.length / places.length };
		}
	}
	return best;
}

function commonest(places: readonly Place[], side: 'left' | 'right', at: number) {
	const by = new Map<string, Place[]>();
	for (const place of places) {
		const unit = place[side][at];
		if (unit === undefined) continue;
		const known = by.get(unit);
		if (known) known.push(place);
		else by.set(unit, [place]);
	}
	let found: { unit: string; alive: Place[] } = { unit: '', alive: [] };
	for (const [unit, alive] of by) {
		if (alive.length > found.alive.length) found = { unit, alive };
	}
	return found;
}

/** What begins or ends with a particle says no more than without it. */
function isWhole(units: readonly string[], isSpaced: boolean): boolean {
	const [first = '', last = ''] = [units[0], units.at(-1)];
	if (isSpaced) return !stopWords.has(first) && !stopWords.has(last);
	return !beginsNoTerm.has(first) && !endsNoTerm.has(last);
}
