import type { RetentionKey } from '../../model/retention';

/** When rows of a kind were forgotten last, and how many in that run. */
export type RetentionRunTable = {
	workspace_id: string;
	kind: RetentionKey;
	/** The run, by its day. */
	run: string;
	at: number;
	rows: number;
};
