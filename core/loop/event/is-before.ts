import type { EventRow } from '../../store/repositories/events';

/**
 * Whether one event of a subject comes before another of it. Many senders write whole seconds, so of
 * two that happened at the same time the one that arrived first is the earlier one.
 */
export function isBefore(
	one: Pick<EventRow, 'occurred_at' | 'received_at'>,
	other: Pick<EventRow, 'occurred_at' | 'received_at'>,
): boolean {
	return one.occurred_at === other.occurred_at
		? one.received_at < other.received_at
		: one.occurred_at < other.occurred_at;
}
