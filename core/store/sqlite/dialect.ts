import type { DatabaseSync, StatementSync } from 'node:sqlite';

import type { CompiledQuery, DatabaseConnection, Dialect, Driver, QueryResult } from 'kysely';
import { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';

import { eventLoop } from '../event-loop';
import type { InPlace } from './in-place';
import { explained, usualPatience, withPatience } from './patience';
import { Turns } from './turns';

const keptStatements = 400;

/** A statement, and whether rows come of it: asking SQLite for its columns takes as long as a short answer. */
type Prepared = { statement: StatementSync; gives: boolean };

/** A handle and the statements that were prepared on it. */
class Handle {
	readonly #statements = new Map<string, Prepared>();

	constructor(readonly database: DatabaseSync) {}

	run<R>({ sql, parameters }: CompiledQuery): QueryResult<R> {
		const { statement, gives } = this.prepare(sql);
		const values = parameters as Array<string | number | null>;
		if (gives) return { rows: statement.all(...values) as R[] };
		const { changes, lastInsertRowid } = statement.run(...values);
		return {
			rows: [],
			numAffectedRows: BigInt(changes),
			insertId: BigInt(lastInsertRowid),
		};
	}

	prepare(text: string): Prepared {
		const kept = this.#statements.get(text);
		if (kept) return kept;
		const statement = this.database.prepare(text);
		const prepared = { statement, gives: statement.columns().length > 0 };
		if (this.#statements.size >= keptStatements) {
			const oldest = this.#statements.keys().next().value;
			if (oldest !== undefined) this.#statements.delete(oldest);
		}
		this.#statements.set(text, prepared);
		return prepared;
	}
}

/** What all connections of a store share: a handle to write, whose turn it is, and one to read. */
type Shared = {
	writer: Handle;
	reader: Handle;
	writing: Turns;
	patience: number;
	committed: () => void;
	inPlace: InPlace['check'];
};

/**
 * A way to the two handles. What only reads, outside a transaction, never waits for a writer: the log
 * beside the file shows it what was committed last. Everything else waits for its turn to write.
 */
class SqliteConnection implements DatabaseConnection {
	readonly #shared: Shared;
	/** Ends the transaction's turn; `null` outside one. */
	#endTurn: (() => void) | null = null;

	constructor(shared: Shared) {
		this.#shared = shared;
	}

	async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
		const { writer, reader, writing, patience, committed, inPlace } = this.#shared;
		if (this.#endTurn !== null) {
			await eventLoop.turn(true);
			try {
				return writer.run(query);
			} catch (error) {
				throw explained(error);
			}
		}
		const until = performance.now() + patience;
		await eventLoop.turn(false);
		if (onlyReads(query)) return await withPatience(until, () => reader.run<R>(query));
		const endTurn = await writing.take();
		try {
			inPlace();
			return await withPatience(until, () => writer.run<R>(query));
		} finally {
			endTurn();
			committed();
		}
	}

	async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
		const { writer, reader } = this.#shared;
		const { database } = this.#endTurn === null ? reader : writer;
		const statement = database.prepare(query.sql);
		const parameters = query.parameters as Array<string | number | null>;
		for (const row of statement.iterate(...parameters)) yield { rows: [row as R] };
	}

	async begin(): Promise<void> {
		const { writer, writing, patience, inPlace } = this.#shared;
		const until = performance.now() + patience;
		const endTurn = await writing.take();
		try {
			await eventLoop.turn(false);
			inPlace();
			await withPatience(until, () => writer.database.exec('BEGIN IMMEDIATE'));
			this.#endTurn = endTurn;
		} catch (error) {
			endTurn();
			throw error;
		}
	}

	async commit(): Promise<void> {
		const { writer, patience, committed } = this.#shared;
		await eventLoop.turn(true);
		await withPatience(performance.now() + patience, () => writer.database.exec('COMMIT'));
		this.#end();
		committed();
	}

	rollback(): void {
		const { database } = this.#shared.writer;
		try {
			// A full disk can end the transaction by itself; a second ROLLBACK would hide the cause.
			if (database.isTransaction) database.exec('ROLLBACK');
		} finally {
			this.#end();
		}
	}

	#end(): void {
		this.#endTurn?.();
		this.#endTurn = null;
	}
}

const onlyReads = ({ sql }: CompiledQuery): boolean => /^\s*select\b/i.test(sql);

class SqliteDriver implements Driver {
	readonly #shared: Shared;

	constructor({ writer, reader }: Handles, shared: Omit<Shared, 'writer' | 'reader'>) {
		this.#shared = {
			...shared,
			writer: new Handle(writer),
			reader: new Handle(reader),
		};
	}

	async init(): Promise<void> {}

	async acquireConnection(): Promise<SqliteConnection> {
		return await Promise.resolve(new SqliteConnection(this.#shared));
	}

	async releaseConnection(): Promise<void> {}

	async beginTransaction(connection: SqliteConnection): Promise<void> {
		await connection.begin();
	}

	async commitTransaction(connection: SqliteConnection): Promise<void> {
		await connection.commit();
	}

	async rollbackTransaction(connection: SqliteConnection): Promise<void> {
		connection.rollback();
		await Promise.resolve();
	}

	async destroy(): Promise<void> {
		this.#shared.reader.database.close();
		this.#shared.writer.database.close();
		await Promise.resolve();
	}
}

/** Two handles of one file: one that writes, and one that sees what was committed last. */
export type Handles = { writer: DatabaseSync; reader: DatabaseSync };

/**
 * Kysely over `node:sqlite`: every transaction is `BEGIN IMMEDIATE`, and reads wait for none.
 *
 * @param options.writing whose turn it is to write, shared with what writes past this dialect
 * @param options.committed called after each commit
 * @param options.inPlace throws where the file is not there any more: nothing is written then
 * @param options.patience how long anybody waits for another process, from when they asked, ms
 */
export function sqliteDialect(
	handles: Handles,
	{
		writing = new Turns(),
		patience = usualPatience,
		committed = () => {},
		inPlace = () => {},
	}: Partial<Omit<Shared, 'writer' | 'reader'>> = {},
): Dialect {
	return {
		createDriver: () =>
			new SqliteDriver(handles, { writing, patience, committed, inPlace }) as Driver,
		createQueryCompiler: () => new SqliteQueryCompiler(),
		createAdapter: () => new SqliteAdapter(),
		createIntrospector: (db) => new SqliteIntrospector(db),
	};
}
