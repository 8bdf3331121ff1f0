import { sql } from 'kysely';

import { workedOn } from '../worked-on';
import type { WorkspaceStore } from '../store';

/**
 * How far a workspace has come, as a text that is another one once something of it has changed that figures show
 * besides scores: a case, a problem, a person of the team, what happened to an answer, an alarm that was given out,
 * somebody's erasure, what retention took. Each is a step into an index, or a look at a table that stays small.
 *
 * Scores have marks of their own: see `freshDays`.
 */
export async function newestChange({ store, workspace }: WorkspaceStore): Promise<string> {
	const own = sql`workspace_id = ${workspace}`;
	const latest = (table: string, column: string, condition = sql`1 = 1`) =>
		sql`(select max(${sql.ref(column)}) from ${sql.table(table)} where ${own} and ${condition})`;
	const many = (table: string, condition = sql`1 = 1`) =>
		sql`(select count(*) from ${sql.table(table)} where ${own} and ${condition})`;
	const isOpen = sql.raw(workedOn);
	const isEnded = sql.raw(`state in ('confirmed', 'unconfirmed', 'closed')`);
	const happened = (column: string) => sql`(select ${sql.ref(column)} from activity
		where ${own} order by xid desc, seq desc limit 1)`;
	const { rows } = await sql<Record<string, unknown>>`select
		${many('case_file', isOpen)} as a, ${latest('case_file', 'updated_at', isOpen)} as b,
		${latest('case_file', 'updated_at', isEnded)} as c,
		${many('problem')} as d, ${latest('problem', 'updated_at')} as e,
		${many('person')} as f, ${latest('person', 'updated_at')} as g,
		${happened('xid')} as h, ${happened('seq')} as i,
		${many('chart_signal')} as j,
		${many('erasure')} as k, ${latest('erasure', 'at')} as l,
		${latest('retention_run', 'at')} as m`.execute(store.db);
	return Object.values(rows[0] ?? {})
		.map(String)
		.join(' ');
}
