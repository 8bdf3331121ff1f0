import { sql } from 'kysely';

import type { RetentionKey } from '../../model/retention';
import type { Forgetting, RetainedKind } from '../retention/retained';
import type { Db, Tx } from '../store';
import type { RetentionRunTable } from '../tables/retention';

/** The rows of a kind from before a moment that may go, oldest first. */
function goingQuery(kind: RetainedKind, forgetting: Forgetting, before: number, most: number) {
	const { table, id, at, may } = kind;
	return sql<{ id: string }>`select ${sql.ref(`${table}.${id}`)} as id from ${sql.table(table)}
		where ${sql.ref(`${table}.workspace_id`)} = ${forgetting.workspace}
			and ${sql.ref(`${table}.${at}`)} < ${before} and ${may(forgetting, before)}
		order by ${sql.ref(`${table}.${at}`)} limit ${most}`;
}

/** How many rows of a kind would go; counted no further than `most`. */
export async function countGoing(
	db: Db | Tx,
	kind: RetainedKind,
	forgetting: Forgetting,
	{ before, most }: { before: number; most: number },
): Promise<number> {
	const query = goingQuery(kind, forgetting, before, most);
	const { rows } = await sql<{ n: number | string }>`
		select count(*) as n from (${query}) as going`.execute(db);
	return Number(rows[0]?.n ?? 0);
}

/** Ends the oldest rows of a kind, `most` of them. @returns how many */
export async function forgetRows(
	tx: Tx,
	kind: RetainedKind,
	forgetting: Forgetting,
	{ before, most }: { before: number; most: number },
): Promise<number> {
	const { rows } = await goingQuery(kind, forgetting, before, most).execute(tx);
	if (rows.length > 0) {
		await kind.end(
			tx,
			forgetting,
			rows.map(({ id }) => id),
		);
	}
	return rows.length;
}

/** Notes what a step has forgotten; of one run it adds up. */
export async function noteForgotten(tx: Tx, row: RetentionRunTable): Promise<void> {
	await sql`insert into retention_run (workspace_id, kind, run, at, rows)
		values (${row.workspace_id}, ${row.kind}, ${row.run}, ${row.at}, ${row.rows})
		on conflict (workspace_id, kind) do update set
			rows = excluded.rows + case when retention_run.run = excluded.run
				then retention_run.rows else 0 end,
			run = excluded.run, at = excluded.at`.execute(tx);
}

/** The last runs, by kind. */
export async function lastRuns(
	db: Db | Tx,
	workspace: string,
): Promise<Map<RetentionKey, RetentionRunTable>> {
	const rows = await db
		.selectFrom('retention_run')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.execute();
	return new Map(rows.map((row) => [row.kind, row]));
}

/** What is forgotten by itself once nobody asks for it any more, by its own id. */
const forgettable = {
	contact: 'ref_id',
	attribute_change: 'change_id',
	write_back: 'record_id',
	unread_push: 'push_id',
} as const;

/** Forgets rows from before a moment, oldest first. @returns how many, `most` at most */
export async function forgetOldest(
	tx: Tx,
	workspace: string,
	table: keyof typeof forgettable,
	{ before, most }: { before: number; most: number },
): Promise<number> {
	const [id, rows] = [sql.ref(forgettable[table]), sql.table(table)];
	const { numAffectedRows } = await sql`delete from ${rows}
		where workspace_id = ${workspace} and at < ${before} and ${id} in (
			select ${id} from ${rows} where workspace_id = ${workspace} and at < ${before}
			order by at limit ${most})`.execute(tx);
	return Number(numAffectedRows ?? 0);
}
