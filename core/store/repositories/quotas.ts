import { sql } from 'kysely';

import { newId } from '../../model/id';
import type { DialectName, Db, Tx } from '../store';
import { lockName } from './lock';

/** Lets one transaction at a time decide about the last place of a quota. */
export async function lockQuota(
	tx: Tx,
	dialect: DialectName,
	workspace: string,
	key: string,
): Promise<void> {
	await lockName(tx, dialect, [workspace, 'quota', key]);
}

/**
 * How many have answered, and how many may still answer. Read from an index alone: it costs what the
 * quota's own places cost, however large the store is.
 */
export async function countPlaces(
	db: Db | Tx,
	workspace: string,
	key: string,
	now: number,
): Promise<{ answered: number; open: number }> {
	const { rows } = await sql<{ answered: number; open: number }>`
		select coalesce(sum(answered), 0) as answered,
			coalesce(sum(case when answered = 0 and open_until > ${now} then 1 else 0 end), 0) as open
		from quota_place where workspace_id = ${workspace} and quota_key = ${key}`.execute(db);
	const [row] = rows;
	return { answered: Number(row?.answered ?? 0), open: Number(row?.open ?? 0) };
}

/** Takes the places of an invitation, until its link runs out. */
export async function takePlaces(
	tx: Tx,
	workspace: string,
	{ invitationId, keys, openUntil }: { invitationId: string; keys: string[]; openUntil: number },
): Promise<void> {
	if (keys.length === 0) return;
	const shared = { workspace_id: workspace, invitation_id: invitationId, answered: 0 };
	await tx
		.insertInto('quota_place')
		// Two rows of the settings may be one quota.
		.values([...new Set(keys)].map((key) => ({ ...shared, quota_key: key, open_until: openUntil })))
		.execute();
}

/** Until when an invitation that has no answer keeps its places: 0 gives them back. */
export async function keepPlaces(
	tx: Tx,
	workspace: string,
	invitationId: string,
	openUntil: number,
): Promise<void> {
	await tx
		.updateTable('quota_place')
		.set({ open_until: openUntil })
		.where('workspace_id', '=', workspace)
		.where('invitation_id', '=', invitationId)
		.where('answered', '=', 0)
		.execute();
}

/** The write of that, see {@link fillPlaces}. */
export function fillPlacesQuery(db: Db | Tx, workspace: string, invitationId: string) {
	return db
		.updateTable('quota_place')
		.set({ answered: 1 })
		.where('workspace_id', '=', workspace)
		.where('invitation_id', '=', invitationId)
		.where('answered', '=', 0);
}

/** An answer came in: its places stay taken. */
export async function fillPlaces(tx: Tx, workspace: string, invitationId: string): Promise<void> {
	await fillPlacesQuery(tx, workspace, invitationId).execute();
}

/** The places of invitations that are forgotten stay taken, by nobody: what was enough is enough. */
export async function leavePlaces(
	tx: Tx,
	workspace: string,
	invitationIds: readonly string[],
): Promise<void> {
	if (invitationIds.length === 0) return;
	const places = await tx
		.selectFrom('quota_place')
		.select(['quota_key', 'invitation_id'])
		.where('workspace_id', '=', workspace)
		.where('invitation_id', 'in', [...invitationIds])
		.execute();
	for (const place of places) {
		await tx
			.updateTable('quota_place')
			.set({ invitation_id: newId('inv') })
			.where('workspace_id', '=', workspace)
			.where('invitation_id', '=', place.invitation_id)
			.where('quota_key', '=', place.quota_key)
			.execute();
	}
}
