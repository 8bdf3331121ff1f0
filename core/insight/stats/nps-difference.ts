import type { Difference } from '../difference';
import { netPromoter, type NpsCounts, z95 } from '../intervals';
import { normalTails } from './distributions';

/** What is added to the counts of a wave before they are compared (Rocks 2016). */
const adjusted = ({ promoters, passives, detractors }: NpsCounts): NpsCounts => ({
	promoters: promoters + 0.75,
	passives: passives + 1.5,
	detractors: detractors + 0.75,
});

/**
 * The difference of two Net Promoter Scores, one minus the other, in points: z of the adjusted scores over
 * the root of V₁/n₁ + V₂/n₂, both with ¾ promoters, 1½ passives and ¾ detractors added (Rocks, The American
 * Statistician 2016). Where that is more sure than it may be, the scores as they are shown say how likely it is: what is
 * added draws a small wave nearer to 0 than a large one, and the few of a wave may be alike by luck, so that the
 * variance of both together counts as well.
 *
 * @param z quantile of the interval; 95 % unless given
 * @returns `difference` is that of the scores as they are shown; the interval lies around that of the adjusted
 *   ones, within ±200, and holds both. `null` where a wave has no answers
 * @throws InputError for counts that are none
 */
export function npsDifference(
	one: NpsCounts,
	other: NpsCounts,
	z = z95,
): (Difference & { z: number; p: number }) | null {
	const [first, second] = [netPromoter(one), netPromoter(other)];
	const [nearer, further] = [netPromoter(adjusted(one)), netPromoter(adjusted(other))];
	const together = netPromoter({
		promoters: one.promoters + other.promoters,
		passives: one.passives + other.passives,
		detractors: one.detractors + other.detractors,
	});
	if (!first || !second || !nearer || !further || !together) return null;
	const difference = first.nps - second.nps;
	const error = Math.hypot(nearer.se, further.se);
	const pooled = 100 * Math.sqrt(together.variance * (1 / sizeOf(one) + 1 / sizeOf(other)));
	const centre = nearer.nps - further.nps;
	const own = centre / error;
	const plain = difference / Math.max(error, pooled);
	const careful = Math.abs(plain) < Math.abs(own) ? plain : own;
	return {
		difference,
		low: Math.max(-200, Math.min(difference, centre - z * error)),
		high: Math.min(200, Math.max(difference, centre + z * error)),
		z: careful,
		p: normalTails(careful),
	};
}

const sizeOf = ({ promoters, passives, detractors }: NpsCounts): number =>
	promoters + passives + detractors;
