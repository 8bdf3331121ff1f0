import type { Interval } from '../intervals';
import type { Lifetimes } from './shifted-beta-geometric';

/** How many are still there after `at` periods: a share 0–1 with its 95 % interval. */
export type SurvivalStep = Interval & { at: number; share: number; atRisk: number };

const z = 1.959964;

/**
 * The share still there after each period (Kaplan & Meier 1958), with Greenwood's variance on the log-log
 * scale, so that an interval never leaves 0–1 (Collett 2003, 2.2). `atRisk` is how many the next step stands on.
 *
 * @returns the beginning first, where all are there; nothing for nobody
 */
export function kaplanMeier({ lost, still }: Lifetimes): SurvivalStep[] {
	const after = (list: readonly number[], from: number) =>
		list.slice(from).reduce((sum, n) => sum + n, 0);
	const atRiskAt = (at: number) => after(lost, at) + after(still, at + 1);
	if (after(lost, 0) + after(still, 0) === 0) return [];
	const steps: SurvivalStep[] = [{ at: 0, share: 1, low: 1, high: 1, atRisk: atRiskAt(0) }];
	let [share, variance] = [1, 0];
	for (let at = 0; atRiskAt(at) > 0; at += 1) {
		const n = atRiskAt(at);
		const d = lost[at] ?? 0;
		share *= 1 - d / n;
		variance += d === n ? 0 : d / (n * (n - d));
		steps.push({ at: at + 1, share, ...bounds(share, variance), atRisk: atRiskAt(at + 1) });
	}
	return steps;
}

function bounds(share: number, variance: number): Interval {
	// Nobody was lost, or everybody: the log-log scale has no place for either.
	if (share === 1 || share === 0) return { low: share, high: share };
	const margin = (z * Math.sqrt(variance)) / Math.abs(Math.log(share));
	return { low: share ** Math.exp(margin), high: share ** Math.exp(-margin) };
}
