import { medianGap } from '../insight/health-points';
import type { QuietRule } from '../model/care-audience';

const day = 86_400_000;

/**
 * When an absence becomes a silence: so many days after the last order, or so many times as long as their
 * own orders usually lie apart, whichever is longer. The store may keep it beside the orders, since only an
 * order moves it.
 *
 * @param orders epoch ms, oldest first
 * @returns epoch ms; `null` with too few orders to know a rhythm
 */
export function quietSince(
	orders: readonly number[],
	{ leastDays, gaps, leastOrders }: QuietRule,
): number | null {
	const last = orders.at(-1);
	if (last === undefined || orders.length < leastOrders) return null;
	return last + Math.max(leastDays * day, gaps * medianGap(orders));
}
