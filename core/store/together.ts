import {
	type Compilable,
	type Expression,
	type OperationNodeSource,
	type SelectQueryBuilder,
	sql,
} from 'kysely';

import type { Db, Store, Tx } from './store';

/** A write that is built and not sent yet. */
export type Write = Compilable & OperationNodeSource;

// Which tables a query reads says nothing here; only its rows do.
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- Kysely's own bound for "any query"
type Read<Row> = SelectQueryBuilder<any, any, Row>;

/** The rows of each query, by the name it was given. */
type RowsOf<Reads> = {
	[Name in keyof Reads]: Reads[Name] extends Read<infer Row> ? Row[] : never;
};

/**
 * Asks several questions at once. For PostgreSQL they travel as one statement: what a question costs
 * there is the way to the server and back, in either process. SQLite is in ours and gets them one by
 * one.
 *
 * On PostgreSQL all of them see the same moment.
 */
export async function readTogether<Reads extends Record<string, Read<object>>>(
	{ dialect }: Pick<Store, 'dialect'>,
	db: Db | Tx,
	reads: Reads,
): Promise<RowsOf<Reads>> {
	const asked = Object.entries<Read<object>>(reads);
	const found: Record<string, object[]> = {};
	if (dialect === 'sqlite') {
		for (const [name, read] of asked) found[name] = (await db.executeQuery(read)).rows;
		return found as RowsOf<Reads>;
	}
	const columns = asked.map(
		([name, read]) => sql`(select json_agg(r) from ${read} as r) as ${sql.ref(name)}`,
	);
	const { rows } = await sql<Record<string, object[] | null>>`select ${sql.join(columns)}`.execute(
		db,
	);
	for (const [name] of asked) found[name] = rows[0]?.[name] ?? [];
	return found as RowsOf<Reads>;
}

/** What was read before has changed meanwhile; nothing was written. */
export class MovedError extends Error {
	constructor() {
		super('What this was decided on has changed meanwhile.');
	}
}

const divisionByZero = '22012';

/**
 * Does several writes, all or none, none of which sees what another one does. PostgreSQL gets them as
 * one statement, in its own transaction unless `db` is one; SQLite one by one in a transaction.
 *
 * @param guard an update that returns what it has met; if that is nothing, nothing is written
 * @throws MovedError if the guard has met nothing
 */
export async function writeTogether(
	store: Store,
	db: Db | Tx,
	writes: readonly Write[],
	guard: Write | null = null,
): Promise<void> {
	if (writes.length === 0 && guard === null) return;
	if (store.dialect === 'sqlite') {
		if (db.isTransaction) return await oneByOne(db, writes, guard);
		return await store.transaction(async (tx) => await oneByOne(tx, writes, guard));
	}
	const parts = writes.map((write, index) => sql`${sql.ref(`w${index}`)} as (${nested(write)})`);
	if (guard === null) {
		await sql`with ${sql.join(parts)} select 1`.execute(db);
		return;
	}
	// An update that met no row is no error; a division by their number is, and undoes the statement.
	const all = sql.join([...parts, sql`guard as (${nested(guard)})`]);
	try {
		await sql`with ${all} select 1 / count(*) from guard`.execute(db);
	} catch (error) {
		if ((error as { code?: unknown }).code === divisionByZero) throw new MovedError();
		throw error;
	}
}

/** A write as a part of another statement; Kysely sets parentheses around questions only. */
function nested(write: Write): Expression<unknown> {
	return { expressionType: undefined, toOperationNode: () => write.toOperationNode() };
}

async function oneByOne(db: Db | Tx, writes: readonly Write[], guard: Write | null): Promise<void> {
	if (guard !== null && (await db.executeQuery(guard)).rows.length === 0) throw new MovedError();
	for (const write of writes) await db.executeQuery(write);
}

/** Codes of what breaks a unique key: PostgreSQL's, and SQLite's for a primary and another key. */
const duplicate = new Set<unknown>(['23505', 1555, 2067]);

/** Whether a write failed because somebody else has written the same thing first. */
export function isDuplicate(error: unknown): boolean {
	const { code, errcode } = error as { code?: unknown; errcode?: unknown };
	return duplicate.has(code) || duplicate.has(errcode);
}
