import type { QuietRule } from '../model/care-audience';
import { medianGap } from '../model/orders';

const day = 86_400_000;

/**
 * When an absence becomes a silence: so many days after the last order, or twice as long as their own orders
 * usually lie apart, whichever is longer. The store keeps it beside the orders (`customer_rhythm`), since only
 * an order moves it.
 *
 * @param orders epoch ms, oldest first
 * @returns epoch ms; `null` with too few orders to know a rhythm
 */
export function quietSince(
	orders: readonly number[],
	{ leastDays, leastOrders }: QuietRule,
): number | null {
	const last = orders.at(-1);
	if (last === undefined || orders.length < leastOrders) return null;
	return last + Math.max(leastDays * day, 2 * medianGap(orders));
}
