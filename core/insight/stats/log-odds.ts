import type { Share } from '../difference';

/**
 * How much likelier a word is in one group of texts than in another: the log-odds ratio with an informative
 * Dirichlet prior (Monroe, Colaresi & Quinn, Political Analysis 2008;16:372–403, equations 16, 19 and 22). The
 * prior counts as so many further texts in each group that have the word as often as both together have it, so
 * that what is rare has to show more.
 *
 * Counted in texts that have the word, not in how often they have it: who repeats himself counts once. The
 * variance has all four terms of equation 19, since words may be in half of all texts.
 *
 * @param weight of the prior, texts
 * @returns `null` where neither group has the word, or all of both do
 */
export function logOddsRatio(
	one: Share,
	other: Share,
	weight: number,
): { ratio: number; error: number; z: number } | null {
	const share = (one.x + other.x) / (one.n + other.n);
	if (!(share > 0 && share < 1 && weight > 0)) return null;
	const parts = [one, other].map(({ x, n }) => {
		const inside = x + weight * share;
		return { inside, outside: n + weight - inside };
	});
	const odds = parts.map(({ inside, outside }) => Math.log(inside / outside));
	const error = Math.sqrt(
		parts.reduce((sum, { inside, outside }) => sum + 1 / inside + 1 / outside, 0),
	);
	const ratio = (odds[0] ?? 0) - (odds[1] ?? 0);
	return { ratio, error, z: ratio / error };
}
