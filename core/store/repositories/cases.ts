import { sql } from 'kysely';

import { unfinishedCaseStates } from '../../model/states';
import type { CaseFileTable, CaseStepTable, CompensationTable } from '../tables/cases';
import type { Db, DialectName, Tx } from '../store';
import { isWorkedOn } from '../worked-on';

export type CaseRow = CaseFileTable;

/** The write that opens a case; the case of an answer that has one already is a duplicate. */
export function openCaseQuery(db: Db | Tx, row: CaseRow) {
	return db.insertInto('case_file').values(row);
}

export async function findCase(
	db: Db | Tx,
	workspace: string,
	caseId: string,
): Promise<CaseRow | undefined> {
	return await db
		.selectFrom('case_file')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('case_id', '=', caseId)
		.executeTakeFirst();
}

/** The case, locked for the rest of the transaction, so that two actions follow one another. */
export async function lockCase(
	tx: Tx,
	dialect: DialectName,
	workspace: string,
	caseId: string,
): Promise<CaseRow | undefined> {
	if (dialect === 'sqlite') return await findCase(tx, workspace, caseId);
	return await tx
		.selectFrom('case_file')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('case_id', '=', caseId)
		.forUpdate()
		.executeTakeFirst();
}

export async function caseOfResponse(
	db: Db | Tx,
	workspace: string,
	responseId: string,
): Promise<CaseRow | undefined> {
	return await db
		.selectFrom('case_file')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('response_id', '=', responseId)
		.executeTakeFirst();
}

export async function updateCase(
	tx: Tx,
	workspace: string,
	caseId: string,
	change: Partial<CaseRow>,
): Promise<void> {
	await tx
		.updateTable('case_file')
		.set(change)
		.where('workspace_id', '=', workspace)
		.where('case_id', '=', caseId)
		.execute();
}

/** Whether somebody is still working for this customer. */
export async function hasOpenCase(
	db: Db | Tx,
	workspace: string,
	customerId: string,
): Promise<boolean> {
	const row = await db
		.selectFrom('case_file')
		.select('case_id')
		.where('workspace_id', '=', workspace)
		.where('customer_id', '=', customerId)
		.where('state', 'in', [...unfinishedCaseStates])
		.limit(1)
		.executeTakeFirst();
	return row !== undefined;
}

/** How many open cases a customer has. */
export async function openCaseCount(
	db: Db | Tx,
	workspace: string,
	customerId: string,
): Promise<number> {
	const row = await db
		.selectFrom('case_file')
		.select((eb) => eb.fn.countAll<number>().as('n'))
		.where('workspace_id', '=', workspace)
		.where('customer_id', '=', customerId)
		.where('state', 'in', [...unfinishedCaseStates])
		.executeTakeFirst();
	return Number(row?.n ?? 0);
}

/** Open cases by owner, for least load and for limits. */
export async function openCaseLoads(
	db: Db | Tx,
	workspace: string,
): Promise<Record<string, number>> {
	// Grouped by the column itself, SQLite would look through all cases in the order of their owners.
	const owner = sql<string>`coalesce(owner_id, '')`;
	const rows = await db
		.selectFrom('case_file')
		.select(({ fn }) => [owner.as('owner'), fn.countAll<number>().as('open')])
		.where('workspace_id', '=', workspace)
		.where(isWorkedOn)
		.where('test', '=', 0)
		.groupBy(owner)
		.execute();
	const owned = rows.filter((row) => row.owner !== '');
	return Object.fromEntries(owned.map((row) => [row.owner, Number(row.open)]));
}

/** Writes a step of the history; `false` if this very step was written before. */
export async function insertStep(tx: Tx, step: CaseStepTable): Promise<boolean> {
	return (await insertStepQuery(tx, step).executeTakeFirst()) !== undefined;
}

/** The write of a step, which returns its key unless this very step was written before. */
export function insertStepQuery(db: Db | Tx, step: CaseStepTable) {
	return db
		.insertInto('case_step')
		.values(step)
		.onConflict((c) => c.columns(['workspace_id', 'case_id', 'step_key']).doNothing())
		.returning('step_key');
}

/** Writes a step of the history, or what it says by now. */
export async function saveStep(tx: Tx, step: CaseStepTable): Promise<void> {
	await tx
		.insertInto('case_step')
		.values(step)
		.onConflict((c) =>
			c
				.columns(['workspace_id', 'case_id', 'step_key'])
				.doUpdateSet({ at: step.at, data: step.data }),
		)
		.execute();
}

/** Whether this very step was written. */
export async function hasStep(
	db: Db | Tx,
	workspace: string,
	caseId: string,
	key: string,
): Promise<boolean> {
	const row = await db
		.selectFrom('case_step')
		.select('step_key')
		.where('workspace_id', '=', workspace)
		.where('case_id', '=', caseId)
		.where('step_key', '=', key)
		.executeTakeFirst();
	return row !== undefined;
}

export async function listSteps(
	db: Db | Tx,
	workspace: string,
	caseId: string,
): Promise<CaseStepTable[]> {
	return await db
		.selectFrom('case_step')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('case_id', '=', caseId)
		.orderBy('at')
		.orderBy('step_key')
		.execute();
}

export async function listCompensations(
	db: Db | Tx,
	workspace: string,
	caseId: string,
): Promise<CompensationTable[]> {
	return await db
		.selectFrom('compensation')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('case_id', '=', caseId)
		.orderBy('at')
		.execute();
}

export async function saveCompensation(tx: Tx, row: CompensationTable): Promise<void> {
	await tx
		.insertInto('compensation')
		.values(row)
		.onConflict((c) =>
			c.columns(['workspace_id', 'compensation_id']).doUpdateSet({
				state: row.state,
				decided_by: row.decided_by,
				decided_at: row.decided_at,
				note: row.note,
			}),
		)
		.execute();
}
