import type { DatabaseSync, StatementSync } from 'node:sqlite';

import type { CompiledQuery, DatabaseConnection, Dialect, Driver, QueryResult } from 'kysely';
import { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';

const keptStatements = 400;

/** SQLITE_BUSY (5) and its extended codes share the low byte. */
export function isBusy(error: unknown): boolean {
	const code = (error as { errcode?: unknown }).errcode;
	return typeof code === 'number' && (code & 0xff) === 5;
}

const pause = async (ms: number): Promise<void> =>
	await new Promise((resolve) => {
		setTimeout(resolve, ms);
	});

/** Longest time a writer waits for another process's transaction, ms. */
const patience = 15_000;

async function withPatience<T>(work: () => T): Promise<T> {
	let waited = 0;
	for (;;) {
		try {
			return work();
		} catch (error) {
			if (!isBusy(error) || waited >= patience) throw error;
			const wait = Math.min(5 + waited / 4, 50) * (0.5 + Math.random());
			waited += wait;
			// Waiting here, not inside SQLite, keeps the event loop free to serve pages.
			await pause(wait);
		}
	}
}

/** One connection: DatabaseSync is synchronous, so a second one would buy nothing. */
class SqliteConnection implements DatabaseConnection {
	readonly #statements = new Map<string, StatementSync>();
	readonly #database: DatabaseSync;

	constructor(database: DatabaseSync) {
		this.#database = database;
	}

	async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
		const statement = this.#prepare(query.sql);
		const parameters = query.parameters as Array<string | number | null>;
		return await withPatience(() => {
			if (statement.columns().length > 0) {
				return { rows: statement.all(...parameters) as R[] };
			}
			const { changes, lastInsertRowid } = statement.run(...parameters);
			return {
				rows: [],
				numAffectedRows: BigInt(changes),
				insertId: BigInt(lastInsertRowid),
			};
		});
	}

	async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
		const statement = this.#database.prepare(query.sql);
		const parameters = query.parameters as Array<string | number | null>;
		for (const row of statement.iterate(...parameters)) yield { rows: [row as R] };
	}

	async begin(): Promise<void> {
		await withPatience(() => this.#database.exec('BEGIN IMMEDIATE'));
	}

	end(word: 'COMMIT' | 'ROLLBACK'): void {
		this.#database.exec(word);
	}

	#prepare(text: string): StatementSync {
		const kept = this.#statements.get(text);
		if (kept) return kept;
		const statement = this.#database.prepare(text);
		if (this.#statements.size >= keptStatements) {
			const oldest = this.#statements.keys().next().value;
			if (oldest !== undefined) this.#statements.delete(oldest);
		}
		this.#statements.set(text, statement);
		return statement;
	}
}

class SqliteDriver implements Driver {
	readonly #database: DatabaseSync;
	readonly #connection: SqliteConnection;
	/** Tail of the queue of those who wait for the one connection. */
	#tail: Promise<void> = Promise.resolve();
	#release: () => void = () => {};

	constructor(database: DatabaseSync) {
		this.#database = database;
		this.#connection = new SqliteConnection(database);
	}

	async init(): Promise<void> {}

	async acquireConnection(): Promise<DatabaseConnection> {
		const before = this.#tail;
		let release: () => void = () => {};
		this.#tail = new Promise((resolve) => {
			release = resolve;
		});
		await before;
		this.#release = release;
		return this.#connection;
	}

	async releaseConnection(): Promise<void> {
		this.#release();
	}

	async beginTransaction(): Promise<void> {
		await this.#connection.begin();
	}

	async commitTransaction(): Promise<void> {
		await withPatience(() => this.#connection.end('COMMIT'));
	}

	async rollbackTransaction(): Promise<void> {
		// A full disk can end the transaction by itself; a second ROLLBACK would hide the cause.
		if (this.#database.isTransaction) this.#connection.end('ROLLBACK');
	}

	async destroy(): Promise<void> {
		this.#database.close();
	}
}

/** Kysely over `node:sqlite`: every transaction is `BEGIN IMMEDIATE`. */
export function sqliteDialect(database: DatabaseSync): Dialect {
	return {
		createDriver: () => new SqliteDriver(database),
		createQueryCompiler: () => new SqliteQueryCompiler(),
		createAdapter: () => new SqliteAdapter(),
		createIntrospector: (db) => new SqliteIntrospector(db),
	};
}
