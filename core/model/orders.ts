/** What an event says of an order, if it does. */
export type OrderEvent = {
	event_id: string;
	type: string;
	/** Epoch ms. */
	occurred_at: number;
	source: string;
	subject_type: string | null;
	subject_id: string | null;
};

/** The id is that of the order where its events name one, so that it stays whatever happens to it later. */
export type Order = { id: string; at: number };

/** Events of a customer among which orders are looked for; whoever has more is known by the newest. */
export const mostOrderEvents = 500;

/** Whether an event is about an order. */
export const isOfOrder = (type: string): boolean => type.startsWith('order.');

/** An order that came to nothing. */
const undone = /cancel|refund|return/;

/** What tells one order from another: its id where its events name one, else the event. */
export function orderKeyOf({
	event_id: event,
	source,
	subject_type: kind,
	subject_id: id,
}: OrderEvent): string {
	return id === null ? event : JSON.stringify([source, kind, id]);
}

/**
 * What a customer ordered, oldest first: what happened to one order is one, from its first event on.
 *
 * @param isOf whether an event is about one; those of orders unless given
 */
export function ordersIn(events: readonly OrderEvent[], isOf = isOfOrder): Order[] {
	const orders = new Map<string, { at: number; undone: boolean }>();
	for (const event of events) {
		const { type, occurred_at: at } = event;
		if (!isOf(type)) continue;
		const key = orderKeyOf(event);
		const known = orders.get(key);
		orders.set(key, {
			at: Math.min(at, known?.at ?? at),
			undone: undone.test(type) || known?.undone === true,
		});
	}
	return [...orders]
		.flatMap(([id, order]) => (order.undone ? [] : { id, at: order.at }))
		.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

/** The median time between one order and the next, ms; oldest first. */
export function medianGap(orders: readonly number[]): number {
	const gaps = orders
		.slice(1)
		.map((at, place) => at - (orders[place] ?? at))
		.sort((a, b) => a - b);
	const middle = Math.floor(gaps.length / 2);
	const upper = gaps[middle] ?? 0;
	return gaps.length % 2 === 1 ? upper : ((gaps[middle - 1] ?? 0) + upper) / 2;
}
