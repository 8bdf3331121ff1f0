import { sql } from 'kysely';

import { medianGap, mostOrderEvents, type OrderEvent, ordersIn } from '../../model/orders';
import type { Tx } from '../store';
import type { CustomerRhythmTable } from '../tables/care';

/** In the words of the index `event_order`. */
export const aboutOrders = sql<boolean>`(substr(type, 1, 6) = 'order.' and test = 0)`;

/**
 * How often customers order, made anew of their events: whenever one of their orders came or went. The rows
 * are held from before the events are read, so that of two orders that come at once the later one sees both.
 *
 * @param customerIds are held, or `known` is
 * @param known only those of whom a rhythm is stored: who was erased meanwhile gets none
 */
export async function keepRhythm(
	tx: Tx,
	workspace: string,
	customerIds: readonly string[],
	known = false,
): Promise<void> {
	const held = known
		? await heldRows(tx, workspace, customerIds)
		: await madeRows(tx, workspace, customerIds);
	for (const id of held) {
		const { rows } = await sql<OrderEvent>`
			select event_id, type, occurred_at, source, subject_type, subject_id from event
			where workspace_id = ${workspace} and customer_id = ${id} and ${aboutOrders}
			order by occurred_at desc, event_id desc limit ${sql.lit(mostOrderEvents)}`.execute(tx);
		await store(tx, workspace, id, rhythmOf(rows));
	}
}

type Rhythm = Pick<CustomerRhythmTable, 'orders' | 'last_at' | 'overdue_at'>;

/** @returns `null` where nothing was ordered */
export function rhythmOf(events: readonly OrderEvent[]): Rhythm | null {
	const orders = ordersIn(events).map(({ at }) => at);
	const last = orders.at(-1);
	if (last === undefined) return null;
	return { orders: orders.length, last_at: last, overdue_at: last + 2 * medianGap(orders) };
}

async function madeRows(
	tx: Tx,
	workspace: string,
	customerIds: readonly string[],
): Promise<string[]> {
	const ids = [...new Set(customerIds)].sort();
	if (ids.length === 0) return [];
	const nothing = { orders: 0, last_at: 0, overdue_at: 0 };
	await tx
		.insertInto('customer_rhythm')
		.values(ids.map((id) => ({ workspace_id: workspace, customer_id: id, ...nothing })))
		.onConflict((c) =>
			c
				.columns(['workspace_id', 'customer_id'])
				.doUpdateSet((eb) => ({ orders: eb.ref('customer_rhythm.orders') })),
		)
		.execute();
	return ids;
}

async function heldRows(
	tx: Tx,
	workspace: string,
	customerIds: readonly string[],
): Promise<string[]> {
	const held: string[] = [];
	// One after the other, so that two who hold the same ones do not wait for one another.
	for (const id of [...new Set(customerIds)].sort()) {
		const { numUpdatedRows } = await tx
			.updateTable('customer_rhythm')
			.set((eb) => ({ orders: eb.ref('orders') }))
			.where('workspace_id', '=', workspace)
			.where('customer_id', '=', id)
			.executeTakeFirstOrThrow();
		if (numUpdatedRows > 0n) held.push(id);
	}
	return held;
}

async function store(
	tx: Tx,
	workspace: string,
	customerId: string,
	rhythm: Rhythm | null,
): Promise<void> {
	if (rhythm === null) {
		await tx
			.deleteFrom('customer_rhythm')
			.where('workspace_id', '=', workspace)
			.where('customer_id', '=', customerId)
			.execute();
		return;
	}
	await tx
		.updateTable('customer_rhythm')
		.set(rhythm)
		.where('workspace_id', '=', workspace)
		.where('customer_id', '=', customerId)
		.execute();
}

/** To whom orders among some events belong. */
export async function orderersOf(
	tx: Tx,
	workspace: string,
	eventIds: readonly string[],
): Promise<string[]> {
	if (eventIds.length === 0) return [];
	const rows = await tx
		.selectFrom('event')
		.select('customer_id')
		.distinct()
		.where('workspace_id', '=', workspace)
		.where('event_id', 'in', [...eventIds])
		.where('customer_id', 'is not', null)
		.where(aboutOrders)
		.execute();
	return rows.flatMap(({ customer_id: id }) => id ?? []);
}
