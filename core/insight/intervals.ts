import { InputError } from '../model/errors';

/** 97.5 % quantile of the normal distribution: two-sided 95 %. */
export const z95 = 1.959963984540054;

/** Both ends belong to the interval. */
export type Interval = { low: number; high: number };

export type NpsCounts = { promoters: number; passives: number; detractors: number };

/**
 * Wilson's score interval of a share (Wilson 1927; Newcombe 1998, method 3): holds its promise at
 * small n and near 0 and 1, where p ± z·SE does not.
 *
 * @param x how many of `n`, 0 ≤ x ≤ n
 * @param n 0 gives the whole range: nothing is known
 * @param z quantile; 95 % unless given
 * @returns shares, 0–1
 * @throws InputError for counts that are none
 */
export function wilson(x: number, n: number, z = z95): Interval {
	if (!(x >= 0 && x <= n && Number.isFinite(n))) {
		throw new InputError(`${x} of ${n} is not a share.`, 'Give counts with 0 ≤ x ≤ n.');
	}
	if (n === 0) return { low: 0, high: 1 };
	const p = x / n;
	const centre = 2 * n * p + z * z;
	const spread = z * Math.sqrt(z * z + 4 * n * p * (1 - p));
	const width = 2 * (n + z * z);
	// The ends are exact where rounding would leave a trace beyond 0 or 1.
	return {
		low: x === 0 ? 0 : Math.max(0, (centre - spread) / width),
		high: x === n ? 1 : Math.min(1, (centre + spread) / width),
	};
}

/**
 * Net Promoter Score, the variance of one response (p + d − (p − d)², on −1…1) and the standard error
 * of the score in points.
 */
export function netPromoter(
	counts: NpsCounts,
): { nps: number; variance: number; se: number } | null {
	const n = total(counts);
	if (n === 0) return null;
	const p = counts.promoters / n;
	const d = counts.detractors / n;
	const variance = Math.max(0, p + d - (p - d) ** 2);
	// One division, so that equal counts give the same score whatever their size.
	const nps = (100 * (counts.promoters - counts.detractors)) / n;
	return { nps, variance, se: 100 * Math.sqrt(variance / n) };
}

/**
 * Plain Wald interval of an NPS, in points, clamped to ±100: too narrow at small n, here for
 * comparison. Nothing counted gives −100…100.
 */
export function waldNps(counts: NpsCounts, z = z95): Interval {
	const result = netPromoter(counts);
	if (!result) return { low: -100, high: 100 };
	return {
		low: Math.max(-100, result.nps - z * result.se),
		high: Math.min(100, result.nps + z * result.se),
	};
}

/**
 * Adjusted Wald interval of an NPS (Rocks, The American Statistician 2016): three responses are
 * added, ¾ promoters, 1½ passives, ¾ detractors, before the Wald formula. In points, clamped to ±100;
 * `centre` is the adjusted score, a little nearer to 0 than the score itself. Nothing counted gives
 * −100…100.
 */
export function adjustedWaldNps(counts: NpsCounts, z = z95): Interval & { centre: number } {
	if (total(counts) === 0) return { low: -100, high: 100, centre: 0 };
	const adjusted = {
		promoters: counts.promoters + 0.75,
		passives: counts.passives + 1.5,
		detractors: counts.detractors + 0.75,
	};
	return { ...waldNps(adjusted, z), centre: netPromoter(adjusted)?.nps ?? 0 };
}

function total({ promoters, passives, detractors }: NpsCounts): number {
	const n = promoters + passives + detractors;
	if (!(promoters >= 0 && passives >= 0 && detractors >= 0 && Number.isFinite(n))) {
		throw new InputError(
			`${promoters} promoters, ${passives} passives and ${detractors} detractors are not counts.`,
			'Give three numbers of zero or more.',
		);
	}
	return n;
}
