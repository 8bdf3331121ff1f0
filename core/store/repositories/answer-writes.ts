import type { DueKind } from '../../model/states';
import type { Db, DialectName, Tx } from '../store';
import { type Write, writeTogether } from '../together';
import { type NewActivity, noteActivityQuery } from './activities';
import { dropDueQuery, planDueQuery, type PlannedRow } from './due';
import { claimCodeQuery, type CodeClaim } from './incentive-codes';
import { type InvitationRow, moveInvitationQuery } from './invitations';
import { fillPlacesQuery } from './quotas';
import { insertResponseQuery, type ResponseRow, updateResponseQuery } from './responses';

/** What an answer writes, unless its invitation has moved on since it was read. */
export type AnswerWrites = {
	workspace: string;
	invitation: Pick<InvitationRow, 'workspace_id' | 'invitation_id' | 'state'>;
	change: Partial<InvitationRow>;
	response: ResponseRow;
	/** Who has answered, as they were read; empty where it is nobody who is known. */
	customers: string[];
	said: Partial<ResponseRow>;
	over: DueKind[];
	/** The invitation whose places in quotas it fills; empty where there is none. */
	filled: string[];
	/** The code that it gets, where it gets one. */
	claims: CodeClaim[];
	planned: PlannedRow[];
	/** What Activity Triggers tell of it. */
	activities: NewActivity[];
};

/** Stores an invitation's first answer; a second one is a duplicate. */
export const writeFirstAnswer = writeTogether((db, values: AnswerWrites, dialect) => ({
	guard: moveInvitationQuery(db, values.invitation, values.change, {
		dialect,
		customers: values.customers,
	}),
	writes: [insertResponseQuery(db, values.response), ...followingWrites(db, values, dialect)],
}));

/** Stores what a later answer makes of it. */
export const writeLaterAnswer = writeTogether((db, values: AnswerWrites, dialect) => ({
	guard: moveInvitationQuery(db, values.invitation, values.change, {
		dialect,
		customers: values.customers,
	}),
	writes: [
		updateResponseQuery(db, values.workspace, values.response.response_id, values.said),
		...followingWrites(db, values, dialect),
	],
}));

function followingWrites(db: Db | Tx, values: AnswerWrites, dialect: DialectName): Write[] {
	const { workspace, invitation, response, over, planned } = values;
	const writes: Write[] = [
		dropDueQuery(db, workspace, invitation.invitation_id, ['reminder', 'invitation_due']),
		...values.activities.map((activity) => noteActivityQuery(db, activity)),
	];
	writes.push(...values.filled.map((id) => fillPlacesQuery(db, workspace, id)));
	writes.push(...values.claims.map((claim) => claimCodeQuery(db, dialect, workspace, claim)));
	if (over.length > 0) writes.push(dropDueQuery(db, workspace, response.response_id, over));
	if (planned.length > 0) writes.push(planDueQuery(db, planned));
	return writes;
}
