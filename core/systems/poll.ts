import type { CrmRecord } from './client';
import type { EventField } from './source/event-fields';

/** How the records of one kind become events, before the panel says otherwise. */
export type PollDefault = {
	/** Kind of record, as the client calls it. */
	object: string;
	/** Where our fields are found in a record's fields: path by our field. */
	fields: Partial<Record<EventField, string>>;
	/** The field that is watched: an event is when it becomes one of the values. */
	watched: string | null;
	/** Value of the watched field → our type of event. */
	types: Record<string, string>;
};

/** A system that is asked what has changed, since it tells nobody. Its client has `changed`. */
export type PollSource = {
	defaults: readonly PollDefault[];
	/** Whether what was deleted there shows up. */
	showsDeleted: boolean;
	/** How long after a change it may still appear with an earlier time, ms: looked at again so far back. */
	overlap: number;
	/**
	 * Where pages are numbered, so that the same number holds other records later: the shortest span that
	 * can be asked for, ms. A look that is cut off begins a shorter span anew. `null`: a page can be asked for
	 * at any later time, and nothing is lost between it and the one before.
	 */
	shortestSpan: number | null;
	/** Fields that every change changes: when it was, and by whom. */
	stamps: readonly string[];
	/** For the panel: what one record looks like. */
	sample: CrmRecord;
};
