import { sql, type SqlBool } from 'kysely';

import { clockOrLadderRuns } from '../clock-runs';
import type { DialectName, Tx } from '../store';
import type { CaseRow } from './cases';

/**
 * Cases whose clocks or ladders run and were reckoned with something else than `version`, locked for the rest of the
 * transaction; those that somebody works on at this moment come next time.
 */
export async function lockOutdatedClocks(
	tx: Tx,
	dialect: DialectName,
	workspace: string,
	version: string,
	limit: number,
): Promise<CaseRow[]> {
	const outdated = tx
		.selectFrom('case_file')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where(sql<SqlBool>`${sql.raw(clockOrLadderRuns)}`)
		.where('clock_version', '<>', version)
		.limit(limit);
	return await (dialect === 'sqlite' ? outdated : outdated.forUpdate().skipLocked()).execute();
}
