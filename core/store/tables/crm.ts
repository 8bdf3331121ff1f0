/** What was written into a record of another system; for some days. */
export type WriteBackTable = {
	workspace_id: string;
	/** Key of the system, as events from there name their source. */
	system: string;
	/** Its id there; of a record that is being made a name of ours, until the id is known. */
	record_id: string;
	/** Kind of record, as the system names it: two kinds may share an id. */
	object: string;
	/** Epoch ms of the last write. */
	at: number;
	/** The names that were written, each with a keyed mark of its value, as JSON. */
	wrote: string | null;
	/** Keyed marks of all that the record held when it was last pushed to us. */
	content: string | null;
	/** 1 = made by us. */
	created: number;
	/** How often it was written since, epoch ms; within an hour. */
	times: number;
	times_since: number;
};

/** What a sender that has proved who it is has sent and nobody could read. */
export type UnreadPushTable = {
	workspace_id: string;
	/** Workflow and node. */
	receiver: string;
	/** Made of its content, so that a repetition is the same. */
	push_id: string;
	/** Key of the system. */
	system: string;
	/** Epoch ms at which it came first. */
	at: number;
	/** What is wrong with it, for whoever sets the trigger up. */
	why: string;
	/** Headers, query and the bytes of the body in base64, as JSON; without the secret. */
	request: string;
};

/** What a trigger of events has refused since it last let something in. */
export type RefusedSenderTable = {
	workspace_id: string;
	/** Workflow and node. */
	receiver: string;
	/** Key of the system. */
	system: string;
	/** Which of its secrets or ids was another one. */
	reason: 'wrong_token' | 'wrong_key' | 'wrong_receiver';
	/** Epoch ms of the last time. */
	at: number;
	times: number;
};
