import type { Interval } from '../intervals';
import { kaplanMeier, type SurvivalStep } from '../stats/kaplan-meier';
import type { Lifetimes } from '../stats/shifted-beta-geometric';
import type { LostRule } from './standing';

/**
 * Who is still there a year after they began, percent: as it was observed, else as a model expects it, which has no
 * interval. `n` customers have been watched.
 */
export type YearLater = {
	percent: number;
	interval: Interval | null;
	n: number;
	observed: boolean;
};

/** The steps that at least `least` customers stood on when they came; the beginning is always one. */
export function watchedSteps(lifetimes: Lifetimes, least: number): SurvivalStep[] {
	const known = kaplanMeier(lifetimes);
	return known.filter(({ at }) => at === 0 || (known[at - 1]?.atRisk ?? 0) >= least);
}

/**
 * Who is still there after a year: what a report draws and what an item says is one figure.
 *
 * @param by months of orders, or years of contracts
 * @param expected by a model, percent; `null` = none could be fitted
 */
export function yearLater(
	lifetimes: Lifetimes,
	by: LostRule['by'],
	{ least, expected }: { least: number; expected: number | null },
): YearLater | null {
	const steps = watchedSteps(lifetimes, least);
	const n = steps[0]?.atRisk ?? 0;
	const found = steps.find(({ at }) => at === (by === 'orders' ? 12 : 1));
	if (found !== undefined) {
		const interval = { low: 100 * found.low, high: 100 * found.high };
		return { percent: 100 * found.share, interval, n, observed: true };
	}
	return expected === null ? null : { percent: expected, interval: null, n, observed: false };
}
