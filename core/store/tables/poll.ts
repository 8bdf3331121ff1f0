/** How far a poll has read. */
export type PollCursorTable = {
	workspace_id: string;
	/** Workflow and node. */
	receiver: string;
	/** What is watched: another kind of record or field begins anew. */
	scope: string;
	/** Whose records: the system, and the kind of record there. */
	system: string;
	object: string;
	/** What was changed before is not told. */
	learned_from: number;
	/** All that was changed before has been read; negative while what records held by then is being learned. */
	read_until: number;
	/** Where a look is that was cut off, as JSON; the next one goes on there. */
	reading: string | null;
	/** Why the system could not be read when it was last asked; told once. */
	failure: string | null;
	failed_at: number | null;
	updated_at: number;
};

/** The last that was seen of a record that is polled. */
export type PollRecordTable = {
	workspace_id: string;
	receiver: string;
	scope: string;
	record_id: string;
	/** What the watched field held, or when the record was changed. */
	mark: string;
	/** Keyed marks of all that it held, where every change is an event. */
	content: string | null;
	seen_at: number;
};
