/** What was written into a record of another system last; for a day. */
export type WriteBackTable = {
	workspace_id: string;
	/** Key of the system, as events from there name their source. */
	system: string;
	/** Its id there. */
	record_id: string;
	/** Kind of record, as the system names it: two kinds may share an id. */
	object: string;
	/** Epoch ms. */
	at: number;
};
