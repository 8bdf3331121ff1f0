import { type RawBuilder, sql, type SqlBool } from 'kysely';

/**
 * Whether several columns together hold one of the rows of values. SQLite finds such rows by the whole key of
 * an index; behind `(a = 1 and b = 2) or (a = 3 and b = 4)` it looks through all of a workspace.
 *
 * @param rows at least one, each with a value for every column
 */
export function isOneOf(
	columns: readonly string[],
	rows: ReadonlyArray<readonly unknown[]>,
): RawBuilder<SqlBool> {
	const values = rows.map((row) => sql`(${sql.join(row)})`);
	return sql<SqlBool>`(${sql.join(columns.map((column) => sql.ref(column)))}) in (values ${sql.join(values)})`;
}
