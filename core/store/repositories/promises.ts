import type { Db, Tx } from '../store';

/** Of all steps those that give a promise or end one. */
export const aboutPromises = ['promise', 'resolve', 'close'] as const;

export type PromiseStepOfCase = {
	caseId: string;
	at: number;
	kind: string;
	data: Record<string, unknown>;
};

/** The steps of cases that give promises or end them, oldest first. */
export async function promiseSteps(
	db: Db | Tx,
	workspace: string,
	caseIds: readonly string[],
): Promise<PromiseStepOfCase[]> {
	if (caseIds.length === 0) return [];
	const rows = await db
		.selectFrom('case_step')
		.select(['case_id', 'at', 'kind', 'data'])
		.where('workspace_id', '=', workspace)
		.where('case_id', 'in', [...caseIds])
		.where('kind', 'in', [...aboutPromises])
		.orderBy('at')
		.orderBy('step_key')
		.execute();
	return rows.map(stepOf);
}

/** The same of a customer's cases since a moment, at most `limit` steps: the newest of them. */
export async function promiseStepsOfCustomer(
	db: Db | Tx,
	workspace: string,
	{ customerId, since, limit }: { customerId: string; since: number; limit: number },
): Promise<PromiseStepOfCase[]> {
	const rows = await db
		.selectFrom('case_step')
		.innerJoin('case_file', (join) =>
			join
				.onRef('case_file.workspace_id', '=', 'case_step.workspace_id')
				.onRef('case_file.case_id', '=', 'case_step.case_id'),
		)
		.select(['case_step.case_id', 'case_step.at', 'case_step.kind', 'case_step.data'])
		.where('case_step.workspace_id', '=', workspace)
		.where('case_step.customer_id', '=', customerId)
		.where('case_step.at', '>=', since)
		.where('case_step.kind', 'in', [...aboutPromises])
		.where('case_file.test', '=', 0)
		.orderBy('case_step.at', 'desc')
		.orderBy('case_step.step_key', 'desc')
		.limit(limit)
		.execute();
	return rows.map(stepOf).reverse();
}

function stepOf(row: {
	case_id: string;
	at: number;
	kind: string;
	data: string;
}): PromiseStepOfCase {
	const data = JSON.parse(row.data) as Record<string, unknown>;
	return { caseId: row.case_id, at: row.at, kind: row.kind, data };
}
