import type { CompensationTable } from '../tables/cases';
import type { Db } from '../store';
import { isWorkedOn } from '../worked-on';
import type { CaseRow } from './cases';
import { isOfTeam } from './owner-marks';

/** Whose cases, `null` = all teams', and how many at most. */
export type OfTeam = { team: string | null; limit: number };

/** Cases that are worked on in which something was promised by a moment, the first one first. */
export async function promisedBefore(
	db: Db,
	workspace: string,
	before: number,
	{ team, limit }: OfTeam,
): Promise<CaseRow[]> {
	return await db
		.selectFrom('case_file')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('test', '=', 0)
		.where(isWorkedOn)
		.where('promise_at', '<', before)
		.where(await isOfTeam(db, workspace, team))
		.orderBy('promise_at')
		.orderBy('case_id')
		.limit(limit)
		.execute();
}

/** Requests for compensation that wait for a decision, of cases that are worked on, the oldest first. */
export async function waitingCompensations(
	db: Db,
	workspace: string,
	{ team, limit }: OfTeam,
): Promise<CompensationTable[]> {
	const cases = db
		.selectFrom('case_file')
		.select('case_id')
		.where('workspace_id', '=', workspace)
		.where('test', '=', 0)
		.where(isWorkedOn)
		.where(await isOfTeam(db, workspace, team));
	return await db
		.selectFrom('compensation')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('case_id', 'in', cases)
		.where('state', '=', 'requested')
		.orderBy('at')
		.orderBy('compensation_id')
		.limit(limit)
		.execute();
}
