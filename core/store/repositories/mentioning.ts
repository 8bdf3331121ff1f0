import type { Schema } from '../schema';

/** The texts of a table in which somebody else may be named than the row is about. */
type Mentioning = {
	/** By which rows are found: one or two columns, which need not be the whole key. */
	key: readonly [string] | readonly [string, string];
	texts: readonly string[];
	/** Of these, what is JSON. */
	json?: readonly string[];
	/** `dialled`: numbers are mostly ids and orders, so only those count that begin as one dials abroad. */
	numbers: 'all' | 'dialled';
};

/**
 * Tables whose texts people have typed or other systems have written, so that they may name anybody. The
 * database notes which of their rows have an address or a number in one of these columns, see the
 * migration; a test holds this list against the columns of the database.
 */
export const mentioning = {
	customer: { key: ['customer_id'], texts: ['name', 'segment', 'title'], numbers: 'all' },
	customer_tag: { key: ['customer_id', 'tag'], texts: ['tag'], numbers: 'all' },
	customer_attribute: { key: ['customer_id', 'name'], texts: ['text'], numbers: 'all' },
	customer_merge: {
		key: ['merge_id'],
		texts: ['kept_before', 'kept_after'],
		json: ['kept_before', 'kept_after'],
		numbers: 'all',
	},
	attribute_change: {
		key: ['change_id'],
		texts: ['before', 'after'],
		json: ['before', 'after'],
		numbers: 'all',
	},
	event: {
		key: ['event_id'],
		texts: ['attributes', 'subject_title', 'subject_url'],
		json: ['attributes'],
		numbers: 'dialled',
	},
	invitation: {
		key: ['invitation_id'],
		texts: ['subject_title', 'subject_url', 'segment', 'reason_text'],
		numbers: 'dialled',
	},
	response: {
		key: ['response_id'],
		texts: ['comment', 'answers', 'tags', 'subject_title', 'segment'],
		json: ['answers', 'tags'],
		numbers: 'all',
	},
	case_file: {
		key: ['case_id'],
		texts: ['subject_title', 'subject_url', 'segment', 'promise_text', 'root_cause_note'],
		numbers: 'all',
	},
	case_step: { key: ['case_id', 'step_key'], texts: ['data'], json: ['data'], numbers: 'all' },
	compensation: { key: ['compensation_id'], texts: ['note'], numbers: 'all' },
	problem: {
		key: ['problem_id'],
		texts: ['title', 'remedy', 'reason', 'public_texts'],
		json: ['public_texts'],
		numbers: 'all',
	},
	message: {
		key: ['message_key'],
		texts: ['reason', 'ways'],
		json: ['ways'],
		numbers: 'dialled',
	},
	mailbox: { key: ['address'], texts: ['reason'], numbers: 'dialled' },
	consent: { key: ['holder_kind', 'holder'], texts: ['source', 'words'], numbers: 'all' },
	consent_change: { key: ['change_id'], texts: ['source', 'words'], numbers: 'all' },
	due: { key: ['due_id'], texts: ['last_error'], numbers: 'dialled' },
	absence: { key: ['person_id'], texts: ['note'], numbers: 'all' },
	audit: { key: ['audit_id'], texts: ['details'], json: ['details'], numbers: 'dialled' },
} as const satisfies Partial<Record<keyof Schema, Mentioning>>;

export type MentioningTable = keyof typeof mentioning;

/** What a table is looked through for. */
export const mentioningOf = (table: MentioningTable): Mentioning => mentioning[table];
