import type * as sqliteModule from 'node:sqlite';

import { StoreError } from '../../model/errors';

type Sqlite = typeof sqliteModule;

/** The Node that n8n runs on: what `process` says of itself. */
export type Host = { getBuiltinModule: (id: 'node:sqlite') => Sqlite | undefined };

/**
 * Node's own SQLite, looked up when a store is first opened: a Node without it still loads every node
 * of the package, and can work with PostgreSQL.
 *
 * @throws StoreError that says what to do, before Node 22.16
 */
export function builtInSqlite(host: Host = process): Sqlite {
	const sqlite = host.getBuiltinModule('node:sqlite');
	// Node 22.13 has the module but cannot say which columns a statement returns.
	if (sqlite && 'columns' in sqlite.StatementSync.prototype) return sqlite;
	throw new StoreError(
		'SQLite cannot be used: it comes with Node from version 22.16 on.',
		'Run n8n on Node 22.16 or newer, or set Database to PostgreSQL in the Satisfaction Workspace credential.',
	);
}
