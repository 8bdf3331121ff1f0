import type { DueKind } from '../../model/states';
import type { Db, Tx } from '../store';
import { type DueRow, dueRows, lastError, type PlannedDue, planDueQuery } from './due';

/** Stands in `lease_by` of what a person was told of. */
const toldOf = 'told';

/** Which of the work that was given up is meant; an empty list of kinds means all. */
export type WhichStuck = { kinds: readonly DueKind[]; id: string | null };

/**
 * Lets work that was given up be taken again, `limit` rows of it: one by one, since each has failed
 * before.
 *
 * @returns the kinds of the rows
 */
export async function reviveStuckRows(
	db: Db | Tx,
	workspace: string,
	{ kinds, id }: WhichStuck,
	limit: number,
): Promise<DueKind[]> {
	let some = db
		.selectFrom('due')
		.select('due_id')
		.where('workspace_id', '=', workspace)
		.where('state', '=', 'stuck');
	if (kinds.length > 0) some = some.where('kind', 'in', [...kinds]);
	if (id !== null) some = some.where('due_id', '=', id);
	const rows = await db
		.updateTable('due')
		.set({ state: 'pending', attempt: 1, lease_until: 0, lease_by: null })
		.where('workspace_id', '=', workspace)
		.where('state', '=', 'stuck')
		.where('due_id', 'in', some.orderBy('due_at').limit(limit))
		.returning('kind')
		.execute();
	return rows.map(({ kind }) => kind);
}

/** What was given up and has not been told yet, oldest first. */
export async function stuckDueRows(
	db: Db | Tx,
	workspace: string,
	limit: number,
): Promise<DueRow[]> {
	return (await db
		.selectFrom('due')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('state', '=', 'stuck')
		.where('lease_by', 'is', null)
		.orderBy('due_at')
		.limit(limit)
		.execute()) as DueRow[];
}

/** What the triggers of workflows take. */
const ofTriggers: DueKind[] = [
	'partial_to_close',
	'changed_answer',
	'low_score_without_case',
	'unprocessed_event',
	'ask_again',
];

/** Work that has been waiting since before `since` for a trigger that is not published, and not told yet. */
export async function waitingDueRows(
	db: Db | Tx,
	workspace: string,
	since: number,
	limit: number,
): Promise<Array<{ row: DueRow; workflow: string | null }>> {
	const rows = await db
		.selectFrom('due')
		.leftJoin('endpoint', (join) =>
			join
				.onRef('endpoint.workspace_id', '=', 'due.workspace_id')
				.onRef('endpoint.survey_key', '=', 'due.scope')
				.on('endpoint.page', 'in', ['survey', 'events']),
		)
		.selectAll('due')
		.select('endpoint.workflow_name')
		.where('due.workspace_id', '=', workspace)
		.where('due.state', '=', 'pending')
		.where('due.kind', 'in', ofTriggers)
		.where('due.due_at', '<', since)
		.where('due.lease_by', 'is', null)
		.where((eb) => eb.or([eb('endpoint.active', 'is', null), eb('endpoint.active', '=', 0)]))
		.orderBy('due.due_at')
		.limit(limit)
		.execute();
	return rows.map(({ workflow_name: workflow, ...row }) => ({ row, workflow }));
}

/** Notes that a person was told of these rows. */
export async function markDueTold(db: Db | Tx, workspace: string, ids: string[]): Promise<void> {
	if (ids.length === 0) return;
	await db
		.updateTable('due')
		.set({ lease_by: toldOf })
		.where('workspace_id', '=', workspace)
		.where('due_id', 'in', ids)
		.where('lease_by', 'is', null)
		.execute();
}

/** Writes down what was given up elsewhere, so that it is told like all that is stuck. */
export async function insertStuckDue(
	tx: Tx,
	workspace: string,
	{ attempt, error, ...due }: PlannedDue & { attempt: number; error: string },
): Promise<void> {
	const rows = dueRows(workspace, [due], due.dueAt).map((row) => ({
		...row,
		state: 'stuck' as const,
		attempt,
		last_error: lastError(error),
	}));
	await planDueQuery(tx, rows).execute();
}
