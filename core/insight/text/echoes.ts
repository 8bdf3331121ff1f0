import type { Emerging } from './emerging';
import { isUnspaced } from './one-form';

/** Which terms come together, and what stands beside them. */
export type EchoCounter = {
	/** A comment, of one form, and those of the terms that are in it. */
	add(inside: string, terms: readonly string[]): void;
	/** The terms that stand for themselves, each with those that only echo it. */
	apart(terms: readonly Emerging[]): Array<Emerging & { with: string[] }>;
};

/** A term is an echo of another that so many of its comments have as well. */
const together = 0.7;
/** Beside a whole word other characters change; beside a piece of one they are the same. */
const sameBeside = 0.8;

type Beside = { n: number; left: Map<string, number>; right: Map<string, number> };

export function echoCounter(): EchoCounter {
	const pairs = new Map<string, number>();
	const beside = new Map<string, Beside>();
	const pair = (one: string, other: string) =>
		one < other ? `${one}\n${other}` : `${other}\n${one}`;
	const looked = (term: string, inside: string) => {
		const known = beside.get(term) ?? { n: 0, left: new Map(), right: new Map() };
		const at = inside.indexOf(term);
		known.n += 1;
		step(known.left, inside[at - 1]);
		step(known.right, inside[at + term.length]);
		beside.set(term, known);
	};
	/** Whether one and the same character nearly always goes on with it. */
	const isPiece = (term: string): boolean => {
		const known = beside.get(term);
		if (!known || !isUnspaced(term.charAt(0))) return false;
		return [known.left, known.right].some((side) => most(side) >= sameBeside * known.n);
	};
	return {
		add(inside, terms) {
			for (const [at, one] of terms.entries()) {
				looked(one, inside);
				for (const other of terms.slice(at + 1)) {
					pairs.set(pair(one, other), (pairs.get(pair(one, other)) ?? 0) + 1);
				}
			}
		},
		apart(terms) {
			const kept: Array<Emerging & { with: string[] }> = [];
			// Whole words first, pieces of longer ones only where no whole word stands for them.
			const order = [...terms].sort(
				(a, b) => Number(isPiece(a.term)) - Number(isPiece(b.term)) || b.z - a.z,
			);
			for (const one of order) {
				const sounded = kept.find(
					({ term }) => (pairs.get(pair(term, one.term)) ?? 0) >= together * one.n,
				);
				if (!sounded) kept.push({ ...one, with: [] });
				else if (!isPiece(one.term)) sounded.with.push(one.term);
			}
			return kept.sort((a, b) => b.z - a.z);
		},
	};
}

/** The end of a run is none of the characters beside it. */
function step(side: Map<string, number>, character: string | undefined): void {
	if (character === undefined || !isUnspaced(character)) return;
	side.set(character, (side.get(character) ?? 0) + 1);
}

const most = (side: Map<string, number>): number => Math.max(0, ...side.values());
