/** A term and in how many comments it is. */
export type TermCount = {
	term: string;
	/** Comments of the period that have it. */
	n: number;
	/** How many customers wrote them, up to {@link mostCustomers}. */
	customers: number;
	/** Comments of the time before that have it. */
	before: number;
};

/** More are not told apart: nothing asks for them. */
export const mostCustomers = 3;

/** A term in fewer comments of the period is none. */
export const fewestComments = 5;
/** A term that fewer customers wrote could say who they are. */
export const fewestCustomers = 3;

const buckets = 1 << 22;
const full = 255;

/**
 * A first count of terms in four megabytes, whatever is written: of each it knows no less than how many comments
 * have it. Most terms of a language come once; only the others are worth a place of their own.
 */
export function roughCounter(): {
	add(terms: Iterable<string>): void;
	mayBe(term: string): boolean;
} {
	const counts = new Uint8Array(buckets);
	return {
		add(terms) {
			for (const term of terms) {
				const at = placeOf(term);
				const count = counts[at] ?? 0;
				if (count < full) counts[at] = count + 1;
			}
		},
		mayBe: (term) => (counts[placeOf(term)] ?? 0) >= fewestComments,
	};
}

/** FNV-1a over the UTF-16 units, folded to the number of buckets. */
function placeOf(term: string): number {
	let hash = 0x811c9dc5;
	for (let at = 0; at < term.length; at += 1) {
		hash = Math.imul(hash ^ term.charCodeAt(at), 0x01000193);
	}
	return ((hash >>> 22) ^ hash) & (buckets - 1);
}

type Kept = { n: number; before: number; writers: string[] };

/** The exact count, of those terms that may be in enough comments. */
export function exactCounter(mayBe: (term: string) => boolean): {
	/** A comment of the period, and who wrote it. */
	add(terms: Iterable<string>, writer: string): void;
	/** A comment of the time before; only terms that the period has are counted. */
	addBefore(terms: Iterable<string>): void;
	counts(): Generator<TermCount>;
} {
	const kept = new Map<string, Kept>();
	return {
		add(terms, writer) {
			for (const term of terms) {
				if (!mayBe(term)) continue;
				const known = kept.get(term);
				if (!known) {
					kept.set(term, { n: 1, before: 0, writers: [writer] });
					continue;
				}
				known.n += 1;
				const { writers } = known;
				if (writers.length < mostCustomers && !writers.includes(writer)) writers.push(writer);
			}
		},
		addBefore(terms) {
			for (const term of terms) {
				const known = kept.get(term);
				if (known) known.before += 1;
			}
		},
		*counts() {
			for (const [term, { n, before, writers }] of kept) {
				if (n >= fewestComments) yield { term, n, before, customers: writers.length };
			}
		},
	};
}
