import type { Pair } from '../../insight/compare-groups';

/** Pairs with their names, and what surrounds them. */
export type Comparable = {
	names: { a: string; b: string };
	pairs: Array<{ pair: Pair; figure: string | null; survey: string | null }>;
	isRandom: boolean;
	/** More may still come in. */
	isRunning: boolean;
	/** Customers who have answers in both groups. */
	inBoth: number;
	/** Answers of both that are left out because their value does not lie on their scale. */
	offScale: number;
	/** Which filter of a group nobody fits, and what there is instead; empty where somebody fits them. */
	unfit: string;
};
