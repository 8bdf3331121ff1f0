import type { Compilable, Kysely, Transaction } from 'kysely';

import type { Schema } from './schema';

export type DialectName = 'sqlite' | 'postgres';

/** A handle for reads and single statements, or the one inside a transaction. */
export type Db = Kysely<Schema>;
export type Tx = Transaction<Schema>;

/** An open database. One per process and target; see `registry.ts`. */
export type Store = {
	readonly dialect: DialectName;
	readonly db: Db;
	/**
	 * Runs `work` in one transaction; it may run again after a deadlock, so it must do nothing but
	 * database work. On SQLite it holds the write lock from its first statement.
	 */
	transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
	/** Reads over many rows without blocking the event loop. */
	analyse<Row>(query: Compilable<Row>): Promise<Row[]>;
	/** Lets the statements of some work take longer than a page or an event could wait. */
	patiently<T>(work: () => Promise<T>): Promise<T>;
	/**
	 * Takes what was deleted out of the database's files: SQLite writes its file anew, in a thread, while
	 * writers wait; PostgreSQL vacuums its tables.
	 */
	clean(): Promise<void>;
	close(): Promise<void>;
};

/** One workspace of a store. */
export type WorkspaceStore = { readonly store: Store; readonly workspace: string };
