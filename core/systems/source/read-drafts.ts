import type { CanonicalEvent } from '../../model/event';
import type { EventDraft } from './event-draft';
import { readDraft } from './event-draft';
import { MAX_EVENTS_PER_REQUEST } from './source';
import type { ParseOutcome } from './source';

/**
 * Reads all drafts of one request into events of `source`. One wrong draft refuses them all and is
 * named by its place, so that a sender that tries again never leaves a half-stored request behind.
 */
export function readDrafts(
	drafts: readonly EventDraft[],
	source: string,
	senderZone: string | null = null,
): ParseOutcome {
	if (drafts.length === 0) return { kind: 'ignored', reason: 'The request carries no event.' };
	if (drafts.length > MAX_EVENTS_PER_REQUEST) return tooMany(drafts.length);
	const events: CanonicalEvent[] = [];
	const notes: string[] = [];
	for (const [index, draft] of drafts.entries()) {
		const place = drafts.length === 1 ? '' : `Event ${index + 1} of ${drafts.length}: `;
		const outcome = readDraft(draft, source, senderZone);
		if (!outcome.ok) return { kind: 'invalid', message: `${place}${outcome.message}` };
		events.push(outcome.event);
		notes.push(...outcome.notes.map((note) => `${place}${note}`));
	}
	return { kind: 'events', events, notes };
}

/** Why a request that carries more than fits is refused: to be asked before its entries are read. */
export const tooMany = (count: number): Extract<ParseOutcome, { kind: 'invalid' }> => ({
	kind: 'invalid',
	message: `The request carries ${count} events; at most ${MAX_EVENTS_PER_REQUEST} fit in one.`,
});
