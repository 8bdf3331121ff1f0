import { type RawBuilder, sql } from 'kysely';

import type { DialectName } from './store';

/** Columns of rows that are given to a statement, in their order, and what they hold. */
export type Columns = Readonly<Record<string, 'text' | 'bigint' | 'double precision'>>;

export type Cell = string | number | null;

/**
 * Any number of rows as a table of a statement, whose text is the same however many they are: one
 * statement, compiled and prepared once, for one row and for thousands.
 *
 * @example
 * sql`select identity.* from ${rowsOf('sqlite', 'asked', { kind: 'text', value: 'text' }, [['email', 'a@h.example']])}
 *    join identity on identity.kind = asked.kind and identity.value = asked.value`
 *
 * @param name what the table is called in the statement
 */
export function rowsOf(
	dialect: DialectName,
	name: string,
	columns: Columns,
	rows: ReadonlyArray<readonly Cell[]>,
): RawBuilder<unknown> {
	const names = Object.keys(columns);
	if (dialect === 'sqlite') {
		const cells = names.map(
			(column, at) => sql`json_extract(value, ${sql.lit(`$[${at}]`)}) as ${sql.ref(column)}`,
		);
		return sql`(select ${sql.join(cells)} from json_each(${JSON.stringify(rows)})) as ${sql.ref(name)}`;
	}
	const lists = Object.values(columns).map(
		(type, at) => sql`${rows.map((row) => row[at] ?? null)}::${sql.raw(type)}[]`,
	);
	return sql`unnest(${sql.join(lists)}) as ${sql.ref(name)}(${sql.join(names.map((column) => sql.ref(column)))})`;
}
