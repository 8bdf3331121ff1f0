import {
	eventBefore,
	type EventRow,
	lastArrivalOf,
	lastOfSubject,
} from '../../store/repositories/events';
import type { Db, Tx } from '../../store/store';
import { reopens } from './reopens';

/**
 * Where a stored event stands among those of its subject: when it came, and how often the subject had
 * been reopened before it happened. Two events of the same time may be read in one millisecond; the
 * later one is stored as the later one.
 *
 * A cycle is counted on from the event before, so that it costs the same however often a subject was
 * reopened.
 */
export async function placeOf(
	tx: Tx,
	event: EventRow,
): Promise<Pick<EventRow, 'received_at' | 'cycle'>> {
	if (event.subject_type === null || event.subject_id === null) {
		return { received_at: event.received_at, cycle: 0 };
	}
	const latest = await lastArrivalOf(tx, event);
	const received_at = latest === null ? event.received_at : Math.max(event.received_at, latest + 1);
	const before = await eventBefore(tx, { ...event, received_at });
	return { received_at, cycle: before === undefined ? 0 : cycleAfter(before) };
}

/** The cycle that the subject of an event is in by now. */
export async function currentCycle(db: Db | Tx, event: EventRow): Promise<number> {
	const last = await lastOfSubject(db, event);
	return last === undefined ? 0 : cycleAfter(last);
}

const cycleAfter = (event: EventRow): number => event.cycle + (reopens(event) ? 1 : 0);
