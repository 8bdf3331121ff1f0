import { type Note, sayNote } from '../../language/note';
import type { CanonicalEvent } from '../../model/event';
import { type EventDraft, readDraft } from './event-draft';
import { MAX_EVENTS_PER_REQUEST } from './source';
import type { ParseOutcome, Parsing } from './source';

/** How the entries of one request become events. */
export type Reading<Entry> = {
	source: string;
	senderZone?: string | null;
	draftOf: (entry: Entry) => EventDraft;
	/** What the sender told of the record of an entry. */
	recordOf?: (entry: Entry) => Record<string, unknown>;
	/** Entries are strangers to one another: a wrong one keeps none of the others. */
	partly?: boolean;
};

/**
 * Reads all entries of one request into events of `source`, one a step. One wrong entry refuses them all
 * and is named by its place, so that a sender that tries again never leaves a half-stored request behind;
 * read `partly`, the others are events, and what is wrong with the first is told.
 */
export function* readingDrafts<Entry>(
	entries: readonly Entry[],
	{ source, senderZone = null, draftOf, recordOf, partly = false }: Reading<Entry>,
): Parsing {
	if (entries.length === 0) return { kind: 'ignored', reason: 'The request carries no event.' };
	if (entries.length > MAX_EVENTS_PER_REQUEST) return tooMany(entries.length);
	const events: CanonicalEvent[] = [];
	const notes: Note[] = [];
	const records: Array<Record<string, unknown>> = [];
	let wrong: string | null = null;
	for (const [index, entry] of entries.entries()) {
		const placed = placing(index + 1, entries.length);
		const outcome = readDraft(draftOf(entry), source, senderZone);
		if (outcome.ok) {
			events.push(outcome.event);
			notes.push(...outcome.notes.map(placed));
			if (recordOf) records.push(recordOf(entry));
		} else {
			wrong ??= sayNote(placed(outcome.fault), 'en');
			if (!partly) return { kind: 'invalid', message: wrong };
		}
		yield;
	}
	if (wrong !== null && events.length === 0) return { kind: 'invalid', message: wrong };
	return {
		...{ kind: 'events', events, notes },
		...(wrong !== null && { wrong }),
		...(recordOf && { records }),
	};
}

/** Where there are several, a note says of which it is. */
const placing =
	(place: number, count: number) =>
	(note: Note): Note =>
		count === 1 ? note : { key: 'note.placed', values: { place, count, note } };

/** The same of the few drafts of a request that are there already. */
export const readDrafts = (
	drafts: readonly EventDraft[],
	source: string,
	senderZone: string | null = null,
): ParseOutcome =>
	readWhole(readingDrafts(drafts, { source, senderZone, draftOf: (draft) => draft }));

/** What comes of a request that is read without a rest. */
export function readWhole(parsing: Parsing): ParseOutcome {
	for (;;) {
		const step = parsing.next();
		if (step.done) return step.value;
	}
}

/** Why a request that carries more than fits is refused: to be asked before its entries are read. */
export const tooMany = (count: number): Extract<ParseOutcome, { kind: 'invalid' }> => ({
	kind: 'invalid',
	message: `The request carries ${count} events; at most ${MAX_EVENTS_PER_REQUEST} fit in one.`,
});
