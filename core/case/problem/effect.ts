import { type Share, shareDifference, shareTails } from '../../insight/difference';
import { type Verdict, verdictOn } from '../../insight/finding';
import type { Interval } from '../../insight/intervals';

/** How much of the answers a problem was in, before the work on it and after. */
export type ProblemEffect = {
	before: Share;
	after: Share;
	/** After minus before, points; below 0 is better. */
	difference: number;
	/** Of the difference, 95 %. */
	interval: Interval;
	/** Corrected for being looked at again and again. */
	p: number | null;
	verdict: Verdict;
	method: 'newcombe';
	/** Fewer answers say so, and that could hardly be chance. */
	works: boolean;
};

/** What p of a single look has to stay below, so that a hundred looks together stay below .05. */
const oneLook = 0.003;

/**
 * Whether there is less of a problem after the work on it than before (Newcombe 1998, method 10; `shareTails`).
 * It says that things became better, not because of what.
 *
 * Whoever looks every day finds something by chance sooner or later: p counts as for a test that is looked at
 * a hundred times (Pocock 1977: .05 over all of them is about .003 at each).
 *
 * @param minimumN answers on either side below which nothing is said
 */
export function problemEffect(before: Share, after: Share, minimumN: number): ProblemEffect {
	const { difference, low, high } = shareDifference(after, before);
	const once = before.n === 0 || after.n === 0 ? null : shareTails(after, before);
	const p = once === null ? null : Math.min(1, once * (0.05 / oneLook));
	const isEnough = Math.min(before.n, after.n) >= Math.max(1, minimumN);
	const verdict = verdictOn(p ?? 1, isEnough, Math.round(100 * difference) === 0);
	return {
		before,
		after,
		difference: 100 * difference,
		interval: { low: 100 * low, high: 100 * high },
		p,
		verdict,
		method: 'newcombe',
		works: verdict === 'unlikely_chance' && difference < 0,
	};
}
