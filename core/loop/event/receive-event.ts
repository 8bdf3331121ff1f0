import type { CanonicalEvent } from '../../model/event';
import { isReopening } from '../../model/event';
import { newId } from '../../model/id';
import { isOfOrder } from '../../model/orders';
import { type Customer, heldCustomer } from '../../store/repositories/customers';
import { keepRhythm } from '../../store/repositories/customer-rhythm';
import { planDue } from '../../store/repositories/due';
import {
	type EventRow,
	findEvent,
	handOverDeliveries,
	insertEvent,
	recordDelivery,
	updateEvent,
} from '../../store/repositories/events';
import { lockSubject } from '../../store/repositories/lock';
import { noteMergedEvent } from '../../store/repositories/merges';
import { loadSettings } from '../../store/repositories/workspaces';
import type { Tx } from '../../store/store';
import { MovedError } from '../../store/together';
import { untilStill } from '../../store/until-still';
import { resolveCustomer } from '../customer/resolve';
import type { House } from '../house';
import { laterWordId } from './later-word';
import { type Came, isOwnWriteBack, ownWriteBackOutcome } from './own-write-back';
import { placeOf } from './place';
import { recomputeCycles } from './recompute-cycles';
import { isFromFuture, reopens } from './reopens';

export type ReceivedEvent = {
	/**
	 * `start`: hand it to the workflow. `duplicate`, `left_out`: acknowledge it and start nothing. The echo
	 * of our own write is left out, too: its outcome says so.
	 */
	kind: 'start' | 'duplicate' | 'left_out';
	event: EventRow;
	customer: Customer | null;
};

/**
 * Stores an event once, however often it is delivered, and says whether this receiver's workflow
 * still has to be started. A reopening cancels what was planned about its subject's ended cycle.
 *
 * @param input.leftOut a condition of this receiver leaves it out: it is stored without its customer, so
 *   that it can be counted and looked up; another receiver may want it all the same
 */
export async function receiveEvent(
	house: House,
	now: number,
	input: Receiving,
): Promise<ReceivedEvent> {
	const receive = async (tx: Tx) => await receiveWithin(tx, house, now, input);
	return await untilStill(async () => await house.store.transaction(receive));
}

type Receiving = {
	event: CanonicalEvent;
	receiver: string;
	test: boolean;
	leftOut?: boolean;
	/** When the record was last changed, epoch ms, where it was asked for and not told at once. */
	changedAt?: number | null;
	/** What the record holds, as its system names it. */
	came?: Came | null;
};

/**
 * The same as a part of a transaction that stores something else besides.
 *
 * @throws MovedError where all of it has to be done anew
 */
export async function receiveWithin(
	tx: Tx,
	house: House,
	now: number,
	input: Receiving,
): Promise<ReceivedEvent> {
	const { workspace, store } = house;
	const { source, subject } = input.event;
	if (subject) await lockSubject(tx, store.dialect, workspace, { source, ...subject });
	const { row, inserted } = await insertWord(tx, eventRow(workspace, now, input));
	if (input.leftOut === true) return await leaveOut(tx, house, now, { ...input, row, inserted });
	let event = row;
	let customer: Customer | null = null;
	if (inserted || row.outcome === leftOutOutcome) {
		const facts = input.event.customer;
		const resolved = facts && (await resolveCustomer(tx, house, facts, now, { source }));
		customer = resolved?.customer ?? null;
		// One that was left out so far has its place already.
		const place = inserted ? await placeOf(tx, row) : {};
		// By what a merge brought, it belongs to that side of it.
		const mergeId = resolved?.by?.merge_id ?? null;
		if (mergeId !== null) await noteMergedEvent(tx, workspace, mergeId, row.event_id);
		const known = { customer_id: customer?.customer_id ?? null, ...place };
		event = { ...row, ...known, processed_at: null, outcome: null };
		await updateEvent(tx, workspace, event.event_id, {
			...known,
			...(inserted ? {} : { processed_at: null, outcome: null }),
		});
		if (reopens(event)) await recomputeCycles(tx, house, event, now);
		const { came = null, changedAt } = input;
		const seen = { came, changedAt: Math.min(now, changedAt ?? now) };
		if (await isOwnWriteBack(tx, house, event, seen)) {
			const noted = { processed_at: now, outcome: ownWriteBackOutcome };
			event = { ...event, ...noted };
			await updateEvent(tx, workspace, event.event_id, noted);
		}
		if (isReopening(event.type)) {
			const outcome = isFromFuture(event) ? 'event_in_future' : 'reopening';
			await updateEvent(tx, workspace, event.event_id, { processed_at: now, outcome });
		}
	} else if (row.customer_id !== null) {
		customer = (await heldCustomer(tx, store.dialect, workspace, row.customer_id)) ?? null;
		// Erased at this moment, and with them the event: it comes from somebody new.
		if (!customer && !(await findEvent(tx, workspace, row.event_id))) throw new MovedError();
	}
	const isNew = inserted || row.outcome === leftOutOutcome;
	// Last of all that others may wait for.
	if (customer && isNew && event.test === 0 && isOfOrder(event.type)) {
		await keepRhythm(tx, workspace, [customer.customer_id]);
	}
	const { receiver } = input;
	const delivery = await recordDelivery(tx, workspace, event.event_id, receiver, now);
	// It waits as received: a late reopening before it makes it a new one.
	if (event.outcome === ownWriteBackOutcome) return { kind: 'left_out', event, customer };
	if (delivery === 'received' && event.processed_at === null && !isReopening(event.type)) {
		await watch(tx, house, event, receiver, now);
	}
	return { kind: delivery === 'received' ? 'start' : 'duplicate', event, customer };
}

/** What is noted about an event that every receiver so far has left out. */
const leftOutOutcome = 'left_out';

/** Nobody is to be asked about it, and nobody has to look after it. */
async function leaveOut(
	tx: Tx,
	{ workspace }: House,
	now: number,
	{ row, inserted, receiver }: { row: EventRow; inserted: boolean; receiver: string },
): Promise<ReceivedEvent> {
	await recordDelivery(tx, workspace, row.event_id, receiver, now, 'left_out');
	if (!inserted) return { kind: 'left_out', event: row, customer: null };
	const noted = { ...(await placeOf(tx, row)), processed_at: now, outcome: leftOutOutcome };
	await updateEvent(tx, workspace, row.event_id, noted);
	return { kind: 'left_out', event: { ...row, ...noted }, customer: null };
}

/** An answer that its sender gives again, of a later time, is a new word about the same answer. */
async function insertWord(tx: Tx, given: EventRow): ReturnType<typeof insertEvent> {
	const first = await insertEvent(tx, given);
	const isLater = !first.inserted && first.row.occurred_at < given.occurred_at;
	if (!isLater || given.type !== 'survey.answered') return first;
	const id = laterWordId(given.external_id, given.occurred_at);
	return await insertEvent(tx, { ...given, external_id: id });
}

/**
 * The net under the workflow: an event that nobody decides about comes out of this receiver again. A sample that
 * somebody has played in the editor does not: what was tried starts no published workflow later.
 */
async function watch(
	tx: Tx,
	house: House,
	event: EventRow,
	receiver: string,
	now: number,
): Promise<void> {
	if (event.test === 1) return;
	const { safetyNetAfter, timeScale } = await loadSettings(tx, house.workspace);
	const planned = {
		kind: 'unprocessed_event' as const,
		key: `${event.event_id}@${receiver}`,
		refId: event.event_id,
		scope: receiver,
		dueAt: now + safetyNetAfter * timeScale,
		test: false,
	};
	await planDue(tx, house.workspace, [planned], now);
}

/**
 * Marks events as handed to the workflow, just before it starts. Of two deliveries that race, one
 * gets each id back: only those are to be started.
 */
export async function handOver(
	house: House,
	now: number,
	input: { eventIds: string[]; receiver: string },
): Promise<string[]> {
	return await house.store.transaction(
		async (tx) =>
			await handOverDeliveries(tx, house.workspace, input.eventIds, input.receiver, now),
	);
}

/** A new event as it is stored, before it has its customer and its place. */
export function eventRow(
	workspace: string,
	now: number,
	{ event, test }: { event: CanonicalEvent; test: boolean },
): EventRow {
	const id = newId('evt');
	return {
		workspace_id: workspace,
		event_id: id,
		source: event.source,
		// A trial must not use up the id that the real delivery will carry.
		external_id: test ? `test:${id}:${event.externalId}` : event.externalId,
		type: event.type,
		occurred_at: event.occurredAt,
		received_at: now,
		touchpoint: event.touchpoint,
		subject_type: event.subject?.type ?? null,
		subject_id: event.subject?.id ?? null,
		subject_title: event.subject?.title ?? null,
		subject_url: event.subject?.url ?? null,
		cycle: 0,
		value_amount: event.value?.amount ?? null,
		value_currency: event.value?.currency ?? null,
		attributes: JSON.stringify(event.attributes),
		customer_id: null,
		owner: event.owner ? JSON.stringify({ ...event.owner, team: null, channels: {} }) : null,
		test: test ? 1 : 0,
		processed_at: null,
		outcome: null,
	};
}
