import { sql } from 'kysely';

import type { Schema } from '../schema';
import type { Tx } from '../store';
import { isWorkedOn } from '../worked-on';

/** Deletes the rows of a table that one of its columns names. */
export async function deleteRows(
	tx: Tx,
	workspace: string,
	{ table, column }: { table: keyof Schema; column: string },
	ids: readonly string[],
): Promise<void> {
	await sql`delete from ${sql.table(table)} where workspace_id = ${workspace}
		and ${sql.ref(column)} in (${sql.join([...ids])})`.execute(tx);
}

/** Whether nothing is planned about a row any more. */
export const nothingPlanned = (table: keyof Schema, id: string) =>
	sql<boolean>`not exists (select 1 from due where due.workspace_id = ${sql.ref(`${table}.workspace_id`)}
		and due.ref_id = ${sql.ref(`${table}.${id}`)})`;

/** A case that somebody works on, or whose customer has yet to say whether it is solved. */
export const isUnfinished = sql<boolean>`(case_file.${isWorkedOn} or case_file.state = 'resolved')`;
