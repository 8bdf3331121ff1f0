import { sql } from 'kysely';

import type { RetainedKind } from './retained';
import { deleteRows, nothingPlanned } from './rows';

/** Cases that have ended, with their history; a case that somebody works on, or that the customer has yet to confirm, stays. */
export const cases: RetainedKind = {
	key: 'cases',
	table: 'case_file',
	id: 'case_id',
	at: 'updated_at',
	tables: ['case_file', 'case_step', 'compensation', 'problem_link'],
	may: () =>
		sql`state in ('confirmed', 'unconfirmed', 'closed') and ${nothingPlanned('case_file', 'case_id')}`,
	end: async (tx, { workspace }, ids) => {
		await sql`delete from mention where workspace_id = ${workspace} and table_name = 'compensation'
			and key_1 in (select compensation_id from compensation where workspace_id = ${workspace}
				and case_id in (${sql.join([...ids])}))`.execute(tx);
		for (const table of ['activity', 'case_step', 'compensation', 'case_file'] as const) {
			await deleteRows(tx, workspace, { table, column: 'case_id' }, ids);
		}
		await tx
			.deleteFrom('problem_link')
			.where('workspace_id', '=', workspace)
			.where('kind', '=', 'case')
			.where('ref', 'in', [...ids])
			.execute();
		await sql`delete from mention where workspace_id = ${workspace}
			and table_name in ('case_file', 'case_step')
			and key_1 in (${sql.join([...ids])})`.execute(tx);
	},
};
