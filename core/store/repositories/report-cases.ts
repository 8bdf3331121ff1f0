import { sql } from 'kysely';

import type { ClockState } from '../../model/states';
import { type SummaryScope } from './summary';
import { caseOf, plainFilters } from './summary-scope';

/** What is read of a case for its clocks. */
export type CaseTimes = {
	caseId: string;
	preset: string | null;
	clockStartedAt: number;
	pauses: string;
	acknowledgedAt: number | null;
	resolvedAt: number | null;
	response: ClockState;
	resolution: ClockState;
};

const casesOf = ({ place, period, filters, responsible }: SummaryScope) => {
	const rows = place.store.db
		.selectFrom('case_file')
		.where(plainFilters(place.workspace, filters))
		.where('opened_at', '>=', period.from)
		.where('opened_at', '<', period.until);
	return responsible ? rows.where(caseOf(responsible)) : rows;
};

/** How many cases that were opened in the period have which root cause; `null` = none is known yet. */
export async function countCauses(
	scope: SummaryScope,
): Promise<Array<{ cause: string | null; n: number }>> {
	const query = casesOf(scope)
		.select(({ fn }) => ['root_cause as cause', fn.countAll<number>().as('n')])
		.groupBy('root_cause')
		.orderBy(sql`2`, 'desc')
		.orderBy('root_cause');
	const rows = await scope.place.store.analyse(query);
	return rows.map(({ cause, n }) => ({ cause, n: Number(n) }));
}

/** The clocks of the cases that were opened in the period, the newest `limit` of them. */
export async function caseTimes(scope: SummaryScope, limit: number): Promise<CaseTimes[]> {
	const query = casesOf(scope)
		.select([
			'case_id as caseId',
			'sla_preset as preset',
			'clock_started_at as clockStartedAt',
			'pauses',
			'acknowledged_at as acknowledgedAt',
			'resolved_at as resolvedAt',
			'response_state as response',
			'resolution_state as resolution',
		])
		.orderBy('opened_at', 'desc')
		.orderBy('case_id')
		.limit(limit);
	return await scope.place.store.analyse(query);
}

/** Of these cases those in which something was promised. */
export async function casesWithPromises(
	scope: SummaryScope,
	caseIds: readonly string[],
): Promise<string[]> {
	if (caseIds.length === 0) return [];
	const query = scope.place.store.db
		.selectFrom('case_step')
		.select('case_id')
		.distinct()
		.where('workspace_id', '=', scope.place.workspace)
		.where('kind', '=', 'promise')
		.where('case_id', 'in', [...caseIds])
		.orderBy('case_id');
	const rows = await scope.place.store.analyse(query);
	return rows.map(({ case_id: caseId }) => caseId);
}
