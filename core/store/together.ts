import {
	type Compilable,
	type CompiledQuery,
	type Expression,
	type OperationNodeSource,
	type RawBuilder,
	sql,
} from 'kysely';

import { compiledOnce, filled } from './compiled-once';
import { notWaiting } from './not-waiting';
import { repeated } from './repeated';
import type { Db, DialectName, Store, Tx } from './store';

/** A question that is built and not sent yet. */
type Question<Row> = Compilable<Row> & OperationNodeSource;

/** The rows of each question, by its name. */
type RowsOf<Asked> = {
	[Name in keyof Asked]: Asked[Name] extends Question<infer Row> ? Row[] : never;
};

/**
 * Several questions that are asked at once. For PostgreSQL they travel as one statement: what a
 * question costs there is the way to the server and back, in either process. SQLite is in ours and
 * gets them one by one. On PostgreSQL all of them see the same moment.
 *
 * @param ask makes the questions; compiled once, see `compiledOnce`
 */
export function readTogether<Values, Asked extends Record<string, Question<object>>>(
	ask: (db: Db | Tx, values: Values) => Asked,
): (store: Pick<Store, 'dialect'>, db: Db | Tx, values: Values) => Promise<RowsOf<Asked>> {
	const questions = compiledOnce<Values, Array<[string, CompiledQuery]>>((db, values, dialect) => {
		const asked = Object.entries<Question<object>>(ask(db, values));
		if (dialect === 'sqlite') return asked.map(([name, read]) => [name, read.compile()]);
		return [['', sql`select ${inOneValue(asked)} as found`.compile(db)]];
	});
	return async ({ dialect }, db, values) => {
		const found: Record<string, unknown> = {};
		for (const [name, question] of questions(dialect, db, values)) {
			const { rows } = await db.executeQuery(filled(question, values));
			if (name === '') return rowsIn<Asked>((rows[0] as { found: FoundRows }).found);
			found[name] = rows;
		}
		return found as RowsOf<Asked>;
	};
}

type FoundRows = Record<string, object[] | null>;

/** The rows of all questions as one value of PostgreSQL's: taking ten apart costs more than one. */
function inOneValue(asked: ReadonlyArray<[string, OperationNodeSource]>): RawBuilder<FoundRows> {
	const parts = asked.map(
		([name, question]) => sql`${sql.lit(name)}, (select json_agg(r) from ${nested(question)} as r)`,
	);
	return sql`json_build_object(${sql.join(parts)})`;
}

function rowsIn<Asked>(found: FoundRows): RowsOf<Asked> {
	for (const name of Object.keys(found)) found[name] ??= [];
	return found as RowsOf<Asked>;
}

/** A write that is built and not sent yet. */
export type Write = Compilable & OperationNodeSource;

/** What was read before has changed meanwhile; nothing was written. */
export class MovedError extends Error {
	constructor() {
		super('What this was decided on has changed meanwhile.');
	}
}

type CompiledWrites = { guard: CompiledQuery | null; writes: CompiledQuery[] };

/**
 * Several writes that are all done or none, and of which none sees what another one does. PostgreSQL
 * gets them as one statement, in its own transaction unless `db` is one; SQLite one by one in a
 * transaction.
 *
 * @param make makes the writes; compiled once for each shape of the values, see `compiledOnce`. `guard` is an update
 *   that returns what it has met: if that is nothing, nothing is written.
 * @param options.repeatable what is written would be written anew if it got lost, so that PostgreSQL's
 *   commit need not wait for the disk. It is there before any later one that does.
 * @returns a function that throws MovedError if the guard has met nothing
 */
export function writeTogether<Values>(
	make: (db: Db | Tx, values: Values, dialect: DialectName) => { writes: Write[]; guard?: Write },
	{ repeatable = false }: { repeatable?: boolean } = {},
): (store: Store, db: Db | Tx, values: Values) => Promise<void> {
	const made = compiledOnce<Values, CompiledWrites>((db, values, dialect) => {
		const { writes, guard } = make(db, values, dialect);
		if (dialect === 'postgres') {
			return { guard: null, writes: [asOne(db, writes, { guard, repeatable })] };
		}
		return { guard: guard?.compile() ?? null, writes: writes.map((write) => write.compile()) };
	});
	return async (store, db, values) => {
		const { guard, writes } = made(store.dialect, db, values);
		const run = async (tx: Db | Tx): Promise<void> => {
			if (guard) {
				const { rows } = await tx.executeQuery(filled(guard, values));
				if (rows.length === 0) throw new MovedError();
			}
			for (const write of writes) await tx.executeQuery(filled(write, values));
		};
		try {
			if (db.isTransaction) await run(db);
			else if (store.dialect === 'sqlite') await store.transaction(run);
			// One statement is a transaction of its own.
			else await repeated(async () => await run(db));
		} catch (error) {
			throw (error as { code?: unknown }).code === divisionByZero ? new MovedError() : error;
		}
	};
}

const asParts = (writes: readonly Write[]) =>
	writes.map((write, at) => sql`${sql.ref(`w${at}`)} as (${nested(write)})`);

const divisionByZero = '22012';

/**
 * All writes as one statement of PostgreSQL's, such as
 *
 * ```sql
 * with w0 as (insert into "response" (…) values ($1, …)),
 *   w1 as (delete from "due" where "ref_id" = $30 and "kind" in ($31, $32)),
 *   guard as (update "invitation" set "state" = $33 where … and "state" = $37 returning "invitation_id")
 * select 1 / count(*), 1 from guard
 * ```
 */
function asOne(
	db: Db | Tx,
	writes: readonly Write[],
	{ guard, repeatable }: { guard: Write | undefined; repeatable: boolean },
): CompiledQuery {
	const parts = asParts(writes);
	const way = repeatable ? notWaiting : sql`1`;
	if (!guard) return sql`with ${sql.join(parts)} select ${way}`.compile(db);
	// An update that met no row is no error; a division by their number is, and undoes the statement.
	const all = sql.join([...parts, sql`guard as (${nested(guard)})`]);
	return sql`with ${all} select 1 / count(*), ${way} from guard`.compile(db);
}

/** A statement as a part of another one. */
function nested(part: OperationNodeSource): Expression<unknown> {
	return { expressionType: undefined, toOperationNode: () => part.toOperationNode() };
}

/** Codes of what breaks a unique key: PostgreSQL's, and SQLite's for a primary and another key. */
const duplicate = new Set<unknown>(['23505', 1555, 2067]);

/** Whether a write failed because somebody else has written the same thing first. */
export function isDuplicate(error: unknown): boolean {
	const { code, errcode } = error as { code?: unknown; errcode?: unknown };
	return duplicate.has(code) || duplicate.has(errcode);
}
