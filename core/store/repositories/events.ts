import type { Expression } from 'kysely';

import type { EventDeliveryTable, EventTable } from '../tables/events';
import { askedOnce } from '../compiled-once';
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
	if (inserted) {
		return { row: inserted, inserted: true };
	}
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
	return (await eventOnce(db, { workspace, eventId })).rows[0];
}

const eventOnce = askedOnce((db, { workspace, eventId }: { workspace: string; eventId: string }) =>
	eventQuery(db, workspace, eventId).selectAll(),
);

/** The question for an event. */
export function eventQuery(db: Db | Tx, workspace: string, eventId: string | Expression<string>) {
	return db
		.selectFrom('event')
		.where('workspace_id', '=', workspace)
		.where('event_id', '=', eventId);
}

/**
 * A place among the events of one subject: by the time they happened. Many senders write whole seconds,
 * so of two that happened at the same time the one that arrived first is the earlier one.
 */
export type PlaceInSubject = Pick<
	EventRow,
	| 'workspace_id'
	| 'source'
	| 'subject_type'
	| 'subject_id'
	| 'test'
	| 'occurred_at'
	| 'received_at'
	| 'event_id'
>;

/** Every event of a subject; a test is about tests alone. */
function ofSubjectQuery(
	db: Db | Tx,
	{ workspace_id, source, subject_type, subject_id, test }: Omit<PlaceInSubject, 'event_id'>,
) {
	return db
		.selectFrom('event')
		.where('workspace_id', '=', workspace_id)
		.where('source', '=', source)
		.where('subject_type', '=', subject_type)
		.where('subject_id', '=', subject_id)
		.where('test', '=', test);
}

/** The last event of a subject. One entry of an index, however often it was reopened. */
export async function lastOfSubject(
	db: Db | Tx,
	place: PlaceInSubject,
): Promise<EventRow | undefined> {
	return await ofSubjectQuery(db, place)
		.selectAll()
		.orderBy('occurred_at', 'desc')
		.orderBy('received_at', 'desc')
		.limit(1)
		.executeTakeFirst();
}

/** The event of its subject that comes just before a place. */
export async function eventBefore(
	db: Db | Tx,
	place: PlaceInSubject,
): Promise<EventRow | undefined> {
	return await ofSubjectQuery(db, place)
		.selectAll()
		.where((eb) =>
			eb(
				eb.refTuple('occurred_at', 'received_at'),
				'<',
				eb.tuple(place.occurred_at, place.received_at),
			),
		)
		.where('event_id', '<>', place.event_id)
		.orderBy('occurred_at', 'desc')
		.orderBy('received_at', 'desc')
		.limit(1)
		.executeTakeFirst();
}

/**
 * The last event of the same type before a place in the same cycle of its subject. What conditions left out
 * started nothing, so it counts for nothing.
 */
export async function happenedBefore(db: Db | Tx, place: EventRow): Promise<EventRow | undefined> {
	return await ofSubjectQuery(db, place)
		.selectAll()
		.where('type', '=', place.type)
		.where('cycle', '=', place.cycle)
		.where((eb) =>
			eb(
				eb.refTuple('occurred_at', 'received_at'),
				'<',
				eb.tuple(place.occurred_at, place.received_at),
			),
		)
		.where('event_id', '<>', place.event_id)
		.where((eb) => eb.or([eb('outcome', 'is', null), eb('outcome', '<>', 'left_out')]))
		.orderBy('occurred_at', 'desc')
		.orderBy('received_at', 'desc')
		.limit(1)
		.executeTakeFirst();
}

/** When the last of the other events arrived that happened at the same time; `null` if there is none. */
export async function lastArrivalOf(db: Db | Tx, place: PlaceInSubject): Promise<number | null> {
	const row = await ofSubjectQuery(db, place)
		.select('received_at')
		.where('occurred_at', '=', place.occurred_at)
		.where('event_id', '<>', place.event_id)
		.orderBy('received_at', 'desc')
		.limit(1)
		.executeTakeFirst();
	return row?.received_at ?? null;
}

/** The events of a subject that come after a place, as a part of a statement. */
export function idsAfterQuery(db: Db | Tx, place: PlaceInSubject) {
	return ofSubjectQuery(db, place)
		.select('event_id')
		.where((eb) =>
			eb(
				eb.refTuple('occurred_at', 'received_at'),
				'>',
				eb.tuple(place.occurred_at, place.received_at),
			),
		);
}

/** Moves every event after a place to the next cycle. */
export async function moveCyclesAfter(tx: Tx, place: PlaceInSubject): Promise<void> {
	await tx
		.updateTable('event')
		.set((eb) => ({ cycle: eb('cycle', '+', 1) }))
		.where('workspace_id', '=', place.workspace_id)
		.where('event_id', 'in', idsAfterQuery(tx, place))
		.execute();
}

/** Events after a place that were dropped as the repetition, or the echo, of one in the same cycle. */
export async function repetitionsAfter(tx: Tx, place: PlaceInSubject): Promise<EventRow[]> {
	return await tx
		.selectFrom('event')
		.selectAll()
		.where('workspace_id', '=', place.workspace_id)
		.where('event_id', 'in', idsAfterQuery(tx, place))
		.where('outcome', 'in', ['duplicate_cycle', 'own_write_back'])
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
