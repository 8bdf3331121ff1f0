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
	if (dialect === 'sqlite') return rowsWritten(dialect, name, columns, [JSON.stringify(rows)]);
	const lists = Object.keys(columns).map((_, at) => rows.map((row) => row[at] ?? null));
	return rowsWritten(dialect, name, columns, lists);
}

/**
 * All rows of a question written down, for `rowsWritten` to read in a later statement: what only passes through
 * this process need not be taken apart in it. The one row that comes of it holds texts alone.
 */
export function writingRows(dialect: DialectName, columns: Columns): RawBuilder<unknown> {
	const names = Object.keys(columns).map((column) => sql.ref(column));
	if (dialect === 'sqlite') return sql`json_group_array(json_array(${sql.join(names)})) as w0`;
	return sql.join(
		names.map((name, at) => sql`cast(array_agg(${name}) as text) as ${sql.ref(`w${at}`)}`),
	);
}

/**
 * Rows that `writingRows` has written down, as a table of a statement.
 *
 * @param columns those that were written, or only the first of them
 * @param written the texts in their order
 */
export function rowsWritten(
	dialect: DialectName,
	name: string,
	columns: Columns,
	written: readonly unknown[],
): RawBuilder<unknown> {
	const names = Object.keys(columns);
	if (dialect === 'sqlite') {
		const cells = names.map(
			(column, at) => sql`json_extract(value, ${sql.lit(`$[${at}]`)}) as ${sql.ref(column)}`,
		);
		return sql`(select ${sql.join(cells)} from json_each(${written[0]})) as ${sql.ref(name)}`;
	}
	const lists = Object.values(columns).map((type, at) => sql`${written[at]}::${sql.raw(type)}[]`);
	return sql`unnest(${sql.join(lists)}) as ${sql.ref(name)}(${sql.join(names.map((column) => sql.ref(column)))})`;
}

/**
 * A table whose rows are looked up for each row before it, by the keys in the condition. Both databases
 * would go through all of a workspace instead where they take it for smaller than it is: SQLite joins in
 * the order of a `cross join`, PostgreSQL row by row where `offset 0` keeps it from joining otherwise.
 *
 * @param where names columns with their table
 * @param holds keeps the rows from being deleted, and from being locked, until the transaction ends
 */
export function lookedUp(
	dialect: DialectName,
	table: string,
	where: RawBuilder<unknown>,
	kind: 'cross join' | 'left join' = 'cross join',
	holds = false,
): RawBuilder<unknown> {
	const name = sql.ref(table);
	if (dialect === 'sqlite') return sql`${sql.raw(kind)} ${name} on ${where}`;
	const held = sql.raw(holds ? 'for key share' : '');
	return sql`${sql.raw(kind)} lateral (select * from ${name} where ${where} offset 0 ${held}) as ${name} ${kind === 'left join' ? sql`on true` : sql``}`;
}

/**
 * The rows of a question as one value of a statement, which `rowsIn` reads: what belongs to one row is read
 * with it, and that row is read once.
 *
 * @param cells what of each row is wanted, e.g. `identity.kind`
 */
export function listOf(dialect: DialectName, cells: readonly string[]): RawBuilder<unknown> {
	const names = cells.join(', ');
	return sql.raw(
		dialect === 'sqlite'
			? `json_group_array(json_array(${names}))`
			: `json_agg(json_build_array(${names}))`,
	);
}

/** The rows of a list that a statement has read with `listOf`. */
export function rowsIn<Row extends readonly unknown[]>(
	list: string | readonly unknown[][] | null | undefined,
): readonly Row[] {
	if (list === null || list === undefined) return [];
	return (typeof list === 'string' ? JSON.parse(list) : list) as Row[];
}
