import { type RawBuilder, sql } from 'kysely';

import type { Schema } from '../schema';
import type { Tx } from '../store';
import { mentioning, mentioningOf } from './mentioning';
import { dropMentions } from './mentions';
import type { WholePerson } from './whole-person';

/** What was done, for the receipt. */
export type ErasedRows = {
	/** Rows by table. */
	removed: Record<string, number>;
	anonymised: number;
	masked: number;
	/** Objections that go on under a keyed mark. */
	refusals: number;
};

export type Table = keyof Schema;

/** Whom it is about, and what has gone of them so far. */
export type Erasing = { tx: Tx; workspace: string; person: WholePerson; rows: ErasedRows };

/** Rows that are taken in one statement: pages have their turn between two. */
export const atOnce = 200;

/** Adds to what has gone. */
export function count({ removed }: ErasedRows, table: Table, rows: number): void {
	if (rows > 0) removed[table] = (removed[table] ?? 0) + rows;
}

/** Values as a list of a statement. */
export const listed = (values: readonly string[]): RawBuilder<unknown> => sql.join([...values]);

const isMentioning = (table: Table): table is keyof typeof mentioning => table in mentioning;

/** Deletes the rows of a table whose column has one of the values, and what was noted of their texts. */
export async function remove(
	{ tx, workspace, rows }: Erasing,
	table: Table,
	column: string,
	values: readonly string[],
): Promise<void> {
	for (let at = 0; at < values.length; at += atOnce) {
		const some = listed(values.slice(at, at + atOnce));
		const noted = isMentioning(table);
		const returning = noted ? sql`returning ${sql.ref(mentioningOf(table).key[0])} as id` : sql``;
		const { numAffectedRows, rows: gone } = await sql<{
			id: string;
		}>`delete from ${sql.table(table)}
			where workspace_id = ${workspace} and ${sql.ref(column)} in (${some}) ${returning}`.execute(tx);
		count(rows, table, noted ? gone.length : Number(numAffectedRows ?? 0));
		if (noted) await dropMentions(tx, workspace, table, [...new Set(gone.map(({ id }) => id))]);
	}
}

/** Deletes what hangs on the person, some rows at a time, and what hangs on these rows. */
export async function removeOwn(
	erasing: Erasing,
	table: Table,
	key: string,
	hanging: (keys: string[]) => Promise<void> = async () => {},
): Promise<void> {
	const { tx, workspace, person, rows } = erasing;
	for (;;) {
		const found = await sql<{ id: string }>`delete from ${sql.table(table)}
			where workspace_id = ${workspace} and ${sql.ref(key)} in (
				select ${sql.ref(key)} from ${sql.table(table)} where workspace_id = ${workspace}
					and customer_id in (${listed(person.customerIds)}) limit ${atOnce})
			returning ${sql.ref(key)} as id`.execute(tx);
		const keys = found.rows.map(({ id }) => id);
		count(rows, table, keys.length);
		if (isMentioning(table)) await dropMentions(tx, workspace, table, keys);
		await hanging(keys);
		if (keys.length < atOnce) return;
	}
}
