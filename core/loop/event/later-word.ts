import type { EventRow } from '../../store/repositories/events';

/** The id of an answer as its sender said it again at a later time; the first word has the bare id. */
export function laterWordId(externalId: string, occurredAt: number): string {
	return `${externalId}@${occurredAt}`;
}

/** The sender's own id of an answer, whichever word of it the event is. */
export function answerIdOf(event: Pick<EventRow, 'external_id' | 'occurred_at'>): string {
	const suffix = laterWordId('', event.occurred_at);
	return event.external_id.endsWith(suffix)
		? event.external_id.slice(0, -suffix.length)
		: event.external_id;
}
