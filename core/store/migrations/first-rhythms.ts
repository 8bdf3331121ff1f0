import { sql } from 'kysely';

import { mostOrderEvents, type OrderEvent } from '../../model/orders';
import { aboutOrders, rhythmOf } from '../repositories/customer-rhythm';
import type { Tx } from '../store';

/** Customers whose orders are read at once. */
const atOnce = 100;

type Orderer = { workspace_id: string; customer_id: string };

/** How often those order whose orders are stored already. */
export async function firstRhythms(tx: Tx): Promise<void> {
	for (let last: Orderer | undefined; ;) {
		const { rows: some } = await sql<Orderer>`
			select distinct workspace_id, customer_id from event
			where customer_id is not null and ${aboutOrders}
				and (workspace_id, customer_id) > (${last?.workspace_id ?? ''}, ${last?.customer_id ?? ''})
			order by workspace_id, customer_id limit ${atOnce}`.execute(tx);
		for (const workspace of new Set(some.map((one) => one.workspace_id))) {
			const own = some.filter((one) => one.workspace_id === workspace);
			await storeRhythms(
				tx,
				workspace,
				own.map((one) => one.customer_id),
			);
		}
		if (some.length < atOnce) return;
		last = some.at(-1);
	}
}

async function storeRhythms(tx: Tx, workspace: string, customerIds: string[]): Promise<void> {
	const { rows } = await sql<OrderEvent & { customer_id: string }>`
		select customer_id, event_id, type, occurred_at, source, subject_type, subject_id
		from (select event.*, row_number() over (
				partition by customer_id order by occurred_at desc, event_id desc) as place
			from event where workspace_id = ${workspace}
				and customer_id in (${sql.join(customerIds)}) and ${aboutOrders}) as placed
		where place <= ${sql.lit(mostOrderEvents)}`.execute(tx);
	const events = new Map(customerIds.map((id): [string, OrderEvent[]] => [id, []]));
	for (const row of rows) events.get(row.customer_id)?.push(row);
	const found = [...events].flatMap(([id, own]) => {
		const rhythm = rhythmOf(own);
		return rhythm === null ? [] : { workspace_id: workspace, customer_id: id, ...rhythm };
	});
	if (found.length > 0) await tx.insertInto('customer_rhythm').values(found).execute();
}
