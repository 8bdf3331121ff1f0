import type { AuditActor } from './audit';

/** That somebody was erased: a receipt that says what was done and of nobody to whom. */
export type ErasureTable = {
	workspace_id: string;
	erasure_id: string;
	at: number;
	/** Who did it; of the customer at their own page that it was they, and no more. */
	by_kind: AuditActor;
	by_id: string | null;
	by_name: string | null;
	/** How many rows of each table were removed, JSON. */
	removed: string;
	/** Answers of which the score alone was kept. */
	anonymised: number;
	/** Texts of others in which an address was masked. */
	masked: number;
	/** Messages that a server was being given at that moment: they may still arrive. */
	in_flight: number;
	/** When the file no longer held what was removed, epoch ms; `null` = not yet. */
	cleaned_at: number | null;
	test: number;
};

/** That an answer from elsewhere was forgotten, under a keyed mark of its source and id there. */
export type ForgottenAnswerTable = {
	workspace_id: string;
	mark: string;
};

/** That a mail address or a telephone number stands in the text of a row: it is found by its mark. */
export type MentionTable = {
	workspace_id: string;
	/** See `markOf`. */
	mark: string;
	table_name: string;
	/** Of the row. */
	key_1: string;
	/** Empty where one column is the key. */
	key_2: string;
};

/** That a row was written with something like an address in its texts, which nobody has read yet. */
export type MentionPendingTable = Omit<MentionTable, 'mark'>;

/** How far texts were looked through that were stored before mentions were noted. */
export type MentionScanTable = {
	workspace_id: string;
	table_name: string;
	/** The last row that was looked at. */
	key_1: string;
	key_2: string;
	/** 1: all of them. */
	done: number;
};
