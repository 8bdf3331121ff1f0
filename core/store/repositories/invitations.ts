import { sql } from 'kysely';

import type { InvitationState } from '../../model/states';
import type { InvitationTable } from '../schema';
import { askedOnce } from '../compiled-once';
import type { Db, DialectName, Tx } from '../store';
import { idsAfterQuery, type PlaceInSubject } from './events';
import { isHeld } from './lock';

export type InvitationRow = InvitationTable;

/** Inserts an invitation, or returns the one that this survey already has for the cycle. */
export async function insertInvitation(
	tx: Tx,
	row: InvitationRow,
): Promise<{ row: InvitationRow; inserted: boolean }> {
	const inserted = await tx
		.insertInto('invitation')
		.values(row)
		.onConflict((c) => c.columns(['workspace_id', 'survey_key', 'dedupe_key']).doNothing())
		.returningAll()
		.executeTakeFirst();
	if (inserted) return { row: inserted, inserted: true };
	const known = await findByDedupeKey(tx, row.workspace_id, row.survey_key, row.dedupe_key);
	if (!known) throw new Error('An invitation conflicted with one that is not there.');
	return { row: known, inserted: false };
}

export async function findByDedupeKey(
	db: Db | Tx,
	workspace: string,
	surveyKey: string,
	dedupeKey: string,
): Promise<InvitationRow | undefined> {
	return await db
		.selectFrom('invitation')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('survey_key', '=', surveyKey)
		.where('dedupe_key', '=', dedupeKey)
		.executeTakeFirst();
}

export async function findInvitation(
	db: Db | Tx,
	workspace: string,
	invitationId: string,
): Promise<InvitationRow | undefined> {
	return (await invitationWithId(db, { workspace, invitationId })).rows[0];
}

type OneInvitation = { workspace: string; invitationId: string };

const invitationWithId = askedOnce((db, { workspace, invitationId }: OneInvitation) =>
	db
		.selectFrom('invitation')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('invitation_id', '=', invitationId),
);

const invitationIfHeld = askedOnce((db, { workspace, invitationId }: OneInvitation) =>
	db
		.selectFrom('invitation')
		.selectAll()
		.select(isHeld('postgres', workspace, sql.ref('invitation.customer_id')).as('is_held'))
		.where('workspace_id', '=', workspace)
		.where('invitation_id', '=', invitationId),
);

/**
 * The same, and until the transaction ends nobody erases or merges its customer, see `holdCustomer`: for
 * whoever writes something that names them.
 */
export async function heldInvitation(
	tx: Tx,
	dialect: DialectName,
	workspace: string,
	invitationId: string,
): Promise<InvitationRow | undefined> {
	// SQLite holds the write lock already.
	if (dialect === 'sqlite') return await findInvitation(tx, workspace, invitationId);
	let before: string | null = null;
	for (;;) {
		const [found] = (await invitationIfHeld(tx, { workspace, invitationId })).rows;
		if (!found) return undefined;
		const { is_held: held, ...invitation } = found;
		const { customer_id: whose } = invitation;
		// Theirs who were erased or merged meanwhile is gone or another's; of nobody it is nobody's still.
		if (held || whose === null || whose === before) return invitation;
		before = whose;
	}
}

/**
 * The write that moves an invitation on from the state it was read in; returns its id, or nothing if
 * it is in another one by now, or one of the customers is not there any more.
 */
export function moveInvitationQuery(
	db: Db | Tx,
	from: Pick<InvitationRow, 'workspace_id' | 'invitation_id' | 'state'>,
	change: Partial<InvitationRow>,
	{ dialect, customers }: { dialect: DialectName; customers: readonly string[] },
) {
	let moved = db
		.updateTable('invitation')
		.set(change)
		.where('workspace_id', '=', from.workspace_id)
		.where('invitation_id', '=', from.invitation_id)
		.where('state', '=', from.state);
	for (const id of customers) moved = moved.where(isHeld(dialect, from.workspace_id, id));
	return moved.returning('invitation_id');
}

/** Invitations about cycles: a relationship survey is about a round, a verification about a case. */
function aboutCyclesQuery(tx: Tx, workspace: string, test: number) {
	return tx
		.selectFrom('invitation')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('test', '=', test)
		.where('purpose', '=', 'transactional')
		.where('case_id', 'is', null);
}

/** Invitations about the cycles of events after a place, those of the highest cycle first. */
export async function invitationsAfter(tx: Tx, place: PlaceInSubject): Promise<InvitationRow[]> {
	return await aboutCyclesQuery(tx, place.workspace_id, place.test)
		.where('event_id', 'in', idsAfterQuery(tx, place))
		.orderBy('cycle', 'desc')
		.execute();
}

/** Invitations about cycles of a subject that ended before `cycle`, in one of these states. */
export async function invitationsOfEndedCycles(
	tx: Tx,
	{ workspace_id, source, subject_type, subject_id, test }: PlaceInSubject,
	{ cycle, states }: { cycle: number; states: readonly InvitationState[] },
): Promise<InvitationRow[]> {
	return await aboutCyclesQuery(tx, workspace_id, test)
		.where('subject_source', '=', source)
		.where('subject_type', '=', subject_type)
		.where('subject_id', '=', subject_id)
		.where('state', 'in', [...states])
		.where('cycle', '<', cycle)
		.execute();
}

export async function updateInvitation(
	tx: Tx,
	workspace: string,
	invitationId: string,
	change: Partial<InvitationRow>,
): Promise<void> {
	await changeInvitation(tx, { workspace, invitationId, change });
}

const changeInvitation = askedOnce(
	(db, { workspace, invitationId, change }: OneInvitation & { change: Partial<InvitationRow> }) =>
		db
			.updateTable('invitation')
			.set(change)
			.where('workspace_id', '=', workspace)
			.where('invitation_id', '=', invitationId),
);

/** Invitations of a customer that wait to be sent or answered. */
export async function waitingInvitations(
	db: Db | Tx,
	workspace: string,
	customerId: string,
): Promise<InvitationRow[]> {
	return await db
		.selectFrom('invitation')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('customer_id', '=', customerId)
		.where('state', 'in', ['scheduled', 'sending', 'sent', 'viewed'])
		.execute();
}

/**
 * Ends what was sent and whose link has run out.
 *
 * @param text why, in a sentence
 */
export async function expireUnanswered(
	tx: Tx,
	workspace: string,
	now: number,
	text: string,
): Promise<void> {
	await tx
		.updateTable('invitation')
		.set({
			state: 'expired',
			reason: 'expired',
			reason_text: text,
			updated_at: now,
		})
		.where('workspace_id', '=', workspace)
		.where('state', 'in', ['sent', 'viewed'])
		.where('expires_at', '<', now)
		.execute();
}

/**
 * Lets those be answered again that were ended before their time: the machine's clock stood ahead then. What never
 * left stays ended.
 */
export async function reopenEndedEarly(tx: Tx, workspace: string, now: number): Promise<void> {
	await tx
		.updateTable('invitation')
		.set((eb) => ({
			state: eb
				.case()
				.when('viewed_at', 'is', null)
				.then<InvitationState>('sent')
				.else<InvitationState>('viewed')
				.end(),
			reason: null,
			reason_text: null,
			updated_at: now,
		}))
		.where('workspace_id', '=', workspace)
		.where('state', '=', 'expired')
		.where('expires_at', '>', now)
		.where('reason', '=', 'expired')
		.where('sent_at', 'is not', null)
		.execute();
}

/** Marks links that were looked at. Never changes an invitation that got further. */
export async function markViewed(
	tx: Tx,
	workspace: string,
	invitationIds: string[],
	now: number,
): Promise<void> {
	await tx
		.updateTable('invitation')
		.set((eb) => ({
			viewed_at: now,
			state: eb
				.case()
				.when('state', '=', 'sent')
				.then<InvitationState>('viewed')
				.else(eb.ref('state'))
				.end(),
		}))
		.where('workspace_id', '=', workspace)
		.where('invitation_id', 'in', invitationIds)
		.where('viewed_at', 'is', null)
		.execute();
}

/**
 * The code of an invitation's short link: the one that it has, else this one from now on.
 *
 * @returns `null` for an invitation that is not known
 */
export async function keepShortCode(
	db: Db | Tx,
	workspace: string,
	invitationId: string,
	code: string,
): Promise<string | null> {
	await db
		.updateTable('invitation')
		.set({ short_code: code })
		.where('workspace_id', '=', workspace)
		.where('invitation_id', '=', invitationId)
		.where('short_code', 'is', null)
		.execute();
	const row = await db
		.selectFrom('invitation')
		.select('short_code')
		.where('workspace_id', '=', workspace)
		.where('invitation_id', '=', invitationId)
		.executeTakeFirst();
	return row?.short_code ?? null;
}

/** The id of the invitation whose short link has this code. */
export async function invitationWithShortCode(
	db: Db | Tx,
	workspace: string,
	code: string,
): Promise<string | null> {
	const row = await db
		.selectFrom('invitation')
		.select('invitation_id')
		.where('workspace_id', '=', workspace)
		.where('short_code', '=', code)
		.executeTakeFirst();
	return row?.invitation_id ?? null;
}
