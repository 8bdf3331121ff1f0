import type { Generated } from 'kysely';

import type { ActivityKind, DueKind } from '../../model/states';

export type DueTable = {
	workspace_id: string;
	due_id: string;
	kind: DueKind;
	/** Unique with the kind: the same work is planned once. */
	ref_key: string;
	ref_id: string;
	/**
	 * Who takes it: a survey's key or the receiver of an event, for the trigger that defines or received
	 * it. Of what the clock takes: the survey it belongs to, or nothing.
	 */
	scope: string;
	due_at: number;
	attempt: number;
	state: 'pending' | 'stuck';
	lease_until: number;
	lease_by: string | null;
	last_error: string | null;
	data: string;
	test: number;
	created_at: number;
};

/** What happened, in the order in which it was stored: Activity Triggers read on from where they were. */
export type ActivityTable = {
	/** Given by the database. */
	seq: Generated<number>;
	/** PostgreSQL: the transaction that stored it, since these end in another order than they begin. */
	xid: Generated<number>;
	workspace_id: string;
	/** Made from what happened, so that it is noted once. */
	activity_id: string;
	kind: ActivityKind;
	at: number;
	survey_key: string | null;
	team: string | null;
	response_id: string | null;
	case_id: string | null;
	customer_id: string | null;
	test: number;
};

/** How far an Activity Trigger has got. */
export type ActivityCursorTable = {
	workspace_id: string;
	/** Workflow and node. */
	receiver: string;
	xid: number;
	seq: number;
	/** How often what comes next has failed. */
	attempt: number;
	updated_at: number;
};
