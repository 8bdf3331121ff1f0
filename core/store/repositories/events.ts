import type { Expression } from 'kysely';

import type { EventDeliveryTable, EventTable } from '../schema';
import type { Db, Tx } from '../store';
import { dropDue } from './due';

export type EventRow = EventTable;

/** Inserts an event unless its source sent it before; says which row is in the store. */
export async function insertEvent(
	tx: Tx,
	row: EventRow,
): Promise<{ row: EventRow; inserted: boolean }> {
	const inserted = await tx
		.insertInto('event')
		.values(row)
		.onConflict((c) => c.columns(['workspace_id', 'source', 'external_id']).doNothing())
		.returningAll()
		.executeTakeFirst();
	if (inserted) return { row: inserted, inserted: true };
	const known = await tx
		.selectFrom('event')
		.selectAll()
		.where('workspace_id', '=', row.workspace_id)
		.where('source', '=', row.source)
		.where('external_id', '=', row.external_id)
		.executeTakeFirstOrThrow();
	return { row: known, inserted: false };
}

export async function findEvent(
	db: Db | Tx,
	workspace: string,
	eventId: string,
): Promise<EventRow | undefined> {
	return await eventQuery(db, workspace, eventId).selectAll().executeTakeFirst();
}

/** The question for an event. */
export function eventQuery(db: Db | Tx, workspace: string, eventId: string | Expression<string>) {
	return db
		.selectFrom('event')
		.where('workspace_id', '=', workspace)
		.where('event_id', '=', eventId);
}

/** Every event of one subject, by the time it happened; of the same time, as they arrived. */
export async function eventsOfSubject(
	tx: Tx,
	workspace: string,
	subject: { source: string; type: string; id: string },
): Promise<EventRow[]> {
	return await tx
		.selectFrom('event')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('source', '=', subject.source)
		.where('subject_type', '=', subject.type)
		.where('subject_id', '=', subject.id)
		.orderBy('occurred_at')
		.orderBy('received_at')
		.orderBy('event_id')
		.execute();
}

export async function updateEvent(
	tx: Tx,
	workspace: string,
	eventId: string,
	change: Partial<EventTable>,
): Promise<void> {
	await tx
		.updateTable('event')
		.set(change)
		.where('workspace_id', '=', workspace)
		.where('event_id', '=', eventId)
		.execute();
}

/** Notes what was decided about an event; nobody has to look after it any more. */
export async function settleEvent(
	tx: Tx,
	workspace: string,
	eventId: string,
	outcome: string,
	now: number,
): Promise<void> {
	await updateEvent(tx, workspace, eventId, { processed_at: now, outcome });
	await dropDue(tx, workspace, eventId, ['unprocessed_event']);
}

/**
 * Registers that `receiver` got the event. `handed_over` means that its workflow has started before;
 * `received` that it has not, whether this delivery is the first one or a repeated one. What was left
 * out before can be received after all, when its filter was changed; never the other way round.
 */
export async function recordDelivery(
	tx: Tx,
	workspace: string,
	eventId: string,
	receiver: string,
	now: number,
	as: 'received' | 'left_out' = 'received',
): Promise<EventDeliveryTable['state']> {
	await tx
		.insertInto('event_delivery')
		.values({ workspace_id: workspace, event_id: eventId, receiver, state: as, at: now })
		.onConflict((c) =>
			c
				.columns(['workspace_id', 'event_id', 'receiver'])
				.doUpdateSet({ state: as, at: now })
				.where('event_delivery.state', '=', 'left_out'),
		)
		.execute();
	const { state } = await tx
		.selectFrom('event_delivery')
		.select('state')
		.where('workspace_id', '=', workspace)
		.where('event_id', '=', eventId)
		.where('receiver', '=', receiver)
		.executeTakeFirstOrThrow();
	return state;
}

/** Marks deliveries as handed over. Of two that race, only one gets the ids back. */
export async function handOverDeliveries(
	tx: Tx,
	workspace: string,
	eventIds: string[],
	receiver: string,
	now: number,
): Promise<string[]> {
	if (eventIds.length === 0) return [];
	const rows = await tx
		.updateTable('event_delivery')
		.set({ state: 'handed_over', at: now })
		.where('workspace_id', '=', workspace)
		.where('receiver', '=', receiver)
		.where('event_id', 'in', eventIds)
		.where('state', '=', 'received')
		.returning('event_id')
		.execute();
	return rows.map((row) => row.event_id);
}

/** Who received an event first, and did not leave it out; `undefined` for one that came in another way. */
export async function receiverOf(
	db: Db | Tx,
	workspace: string,
	eventId: string,
): Promise<string | undefined> {
	const row = await db
		.selectFrom('event_delivery')
		.select('receiver')
		.where('workspace_id', '=', workspace)
		.where('event_id', '=', eventId)
		.where('state', '<>', 'left_out')
		.orderBy('at')
		.orderBy('receiver')
		.limit(1)
		.executeTakeFirst();
	return row?.receiver;
}
