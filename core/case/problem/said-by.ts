/** How many said so, as everybody may know it; `null` = nothing is said of it. */
export type SaidBy = { kind: 'many'; least: number } | { kind: 'several' } | null;

/** Whatever a workspace sets, fewer are never told as a number. */
const fewestTold = 5;

/**
 * How many people said something, so that no number leads to any of them: from the minimum on rounded down, below
 * it "several". Of one alone, as of nobody, nothing is said, so that neither shows.
 *
 * @param n people, 0 or more
 * @param minimumN of the workspace
 */
export function saidBy(n: number, minimumN: number): SaidBy {
	const least = Math.max(fewestTold, Math.ceil(minimumN));
	if (n < 2) return null;
	if (n < least) return { kind: 'several' };
	return { kind: 'many', least: Math.max(least, Math.floor(n / stepOf(n)) * stepOf(n)) };
}

/** 5, 10, 50, 500, …: of the size of the first figure. */
function stepOf(n: number): number {
	if (n < 20) return 5;
	if (n < 100) return 10;
	return 10 ** (String(Math.floor(n)).length - 1) / 2;
}
