import { logOddsRatio } from '../stats/log-odds';
import { normalTails } from '../stats/distributions';
import { benjaminiHochberg } from '../stats/multiplicity';
import { isUnspaced } from './one-form';
import { fewestComments, fewestCustomers, type TermCount } from './term-counter';

/** A term that more comments have than before. */
export type Emerging = TermCount & {
	z: number;
	/** Corrected for all terms that were tested (Benjamini and Hochberg). */
	p: number;
	/** So many terms were. */
	tested: number;
};

/** How many comments were read. */
export type Read = { now: number; before: number };

/** The prior counts as a tenth of all comments, in each of the two. */
const priorShare = 0.1;
/** A term in nearly as many comments as a longer one around it is a piece of that. */
const pieceFrom = 0.9;
const level = 0.05;
/** Those that are looked at more closely. */
const mostFound = 40;
/** Of them the strongest are compared with one another. */
const mostCompared = 1_000;

/**
 * Terms that are new or come much more often than before: in at least five comments of three customers, likelier
 * than before by the log-odds ratio, z ≥ 1.96 after Benjamini and Hochberg over all terms whose share rose, pieces of
 * longer ones folded into them. Strongest first.
 */
export function emergingTerms(counts: Iterable<TermCount>, read: Read): Emerging[] {
	const steps = emergingInSteps(counts, read);
	for (;;) {
		const { done, value } = steps.next();
		if (done === true) return value;
	}
}

/** The same in many small steps: others come in between where there are tens of thousands of terms. */
export function* emergingInSteps(
	counts: Iterable<TermCount>,
	read: Read,
): Generator<void, Emerging[]> {
	if (read.now === 0 || read.before === 0) return [];
	const many = new Map<string, TermCount>();
	for (const count of counts) {
		if (count.n >= fewestComments && count.customers >= fewestCustomers)
			many.set(count.term, count);
		yield;
	}
	const pieces = new Set<string>();
	for (const whole of many.values()) {
		for (const piece of piecesOf(whole.term)) {
			if (isPieceOf(many.get(piece), whole)) pieces.add(piece);
		}
		yield;
	}
	const weight = priorShare * (read.now + read.before);
	const likely: Array<TermCount & { z: number; p: number }> = [];
	let tested = 0;
	for (const count of many.values()) {
		if (pieces.has(count.term)) continue;
		const found = logOddsRatio(
			{ x: count.n, n: read.now },
			{ x: count.before, n: read.before },
			weight,
		);
		yield;
		if (!found || found.z <= 0) continue;
		tested += 1;
		// What is above the level before the correction is so afterwards.
		const p = normalTails(found.z);
		if (p < level) likely.push({ ...count, z: found.z, p });
	}
	const corrected = benjaminiHochberg(
		likely.map(({ p }) => p),
		tested,
	);
	yield;
	const found = likely
		.map((term, at) => ({ ...term, p: corrected[at] ?? 1, tested }))
		.filter(({ p }) => p < level)
		.sort((a, b) => b.z - a.z || b.term.length - a.term.length || compare(a.term, b.term));
	return apart(found.slice(0, mostCompared)).slice(0, mostFound);
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Whether a term stands within another, as a part of a Chinese one or as words of several. */
const isWithin = (piece: string, whole: string): boolean =>
	isUnspaced(piece.charAt(0)) ? whole.includes(piece) : ` ${whole} `.includes(` ${piece} `);

/** Of a term and one around it, the stronger stays. */
export function apart(terms: readonly Emerging[]): Emerging[] {
	const kept: Emerging[] = [];
	for (const one of terms) {
		const isKnown = kept.some(({ term }) => isWithin(term, one.term) || isWithin(one.term, term));
		if (!isKnown) kept.push(one);
	}
	return kept;
}

/** `闪` of `闪退` and `error` of `error code`, where hardly a comment has the one without the other. */
const isPieceOf = (part: TermCount | undefined, whole: TermCount): boolean =>
	part !== undefined && whole.n >= pieceFrom * part.n && whole.before >= pieceFrom * part.before;

function piecesOf(term: string): string[] {
	if (!isUnspaced(term.charAt(0))) return term.includes(' ') ? term.split(' ') : [];
	const characters = Array.from(term);
	const found: string[] = [];
	for (let length = 2; length < characters.length; length += 1) {
		for (let from = 0; from + length <= characters.length; from += 1) {
			found.push(characters.slice(from, from + length).join(''));
		}
	}
	return found;
}
