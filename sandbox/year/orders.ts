import type { EventRow } from '../../core/store/repositories/events';
import type { CustomerTable } from '../../core/store/schema';
import { day, hour, type Life, type Made } from './made';

/** What an order is of, and how likely. */
const categories = [
	['parts', 5],
	['clothing', 3],
	['service', 2],
	['bikes', 1],
] as const;

/** What somebody orders between two moments, as long as they are a customer. */
export function ordersOf(
	made: Pick<Made, 'workspace' | 'shop' | 'end'>,
	customer: CustomerTable,
	life: Life,
	{ from, series = '' }: { from: number; series?: string },
): EventRow[] {
	const { random } = life;
	const habit = random.pick(categories);
	const rows: EventRow[] = [];
	for (let at = life.from; at <= Math.min(life.until, made.end - hour);) {
		const [rest, worth, other] = [random.next(), random.next(), random.next()];
		if (at >= from) {
			const category = other < 0.6 ? habit : random.pick(categories);
			const value = Math.round(life.spends * (0.7 + 0.6 * worth));
			rows.push(orderOf(made, customer, { at, value, category, nth: `${series}${rows.length}` }));
		}
		at += Math.round(life.gap * (0.7 + 0.6 * rest) * day);
	}
	return rows;
}

/** One order of a customer. */
export function orderOf(
	{ workspace, shop }: Pick<Made, 'workspace' | 'shop'>,
	{ customer_id }: CustomerTable,
	{ at, value, category, nth }: { at: number; value: number; category: string; nth: string },
): EventRow {
	const id = `${customer_id.slice(4)}-${nth}`;
	return {
		...{ workspace_id: workspace, event_id: `evt_order_${id}`, source: 'shop' },
		...{ external_id: `order-${id}`, type: 'order.placed', occurred_at: at, received_at: at },
		...{ touchpoint: null, subject_type: 'order', subject_id: id, subject_title: null },
		...{ subject_url: null, cycle: 0, value_amount: value, value_currency: shop.currency },
		attributes: JSON.stringify({ category }),
		...{ customer_id, owner: null, test: 0, processed_at: at, outcome: null },
	};
}
