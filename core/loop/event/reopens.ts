import { isReopening } from '../../model/event';
import type { EventRow } from '../../store/repositories/events';
import { toleratedSkew } from '../../survey/policy';

/** Whether an event claims a time that had not come when it arrived; nothing follows from such a one. */
export function isFromFuture({
	occurred_at,
	received_at,
}: Pick<EventRow, 'occurred_at' | 'received_at'>): boolean {
	return occurred_at > received_at + toleratedSkew;
}

/** Whether an event ended a cycle of its subject. One from the future would end all that come. */
export function reopens(event: Pick<EventRow, 'type' | 'occurred_at' | 'received_at'>): boolean {
	return isReopening(event.type) && !isFromFuture(event);
}
