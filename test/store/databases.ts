import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { House } from '../../core/loop/house';
import { startPostgres } from '../../sandbox/stage/servers';
import { openStore, type StoreTarget } from '../../core/store/registry';
import type { DialectName, Store } from '../../core/store/store';

/** A kind of database that every repository test runs against. */
export type Database = { name: string; dialect: DialectName };

/** For `describe.each(databases)('… on $name', …)`. */
export const databases: Database[] = [
	{ name: 'SQLite', dialect: 'sqlite' },
	{ name: 'PostgreSQL', dialect: 'postgres' },
];

/** Starting a PostgreSQL takes a moment. */
const patience = 120_000;

let server: Awaited<ReturnType<typeof startPostgres>> | null = null;
let folder: string | null = null;

/** The place of a new, empty database. @see useDatabases, which must be called first in the file */
export async function newTarget(dialect: DialectName): Promise<StoreTarget> {
	const name = `t${randomBytes(6).toString('hex')}`;
	if (dialect === 'sqlite') {
		folder ??= mkdtempSync(join(tmpdir(), 'satisfaction-store-'));
		return { kind: 'sqlite', file: join(folder, name, 'store.sqlite') };
	}
	server ??= await startPostgres();
	return {
		kind: 'postgres',
		host: '127.0.0.1',
		port: server.port,
		database: 'postgres',
		user: 'postgres',
		password: 'test',
		schema: name,
		ssl: 'disable',
		poolSize: 5,
	};
}

/** Ends the PostgreSQL and deletes the files after all tests of the file; call it once, at the top. */
export function useDatabases(): void {
	afterAll(async () => {
		const running = server;
		server = null;
		await running?.stop();
		if (folder !== null) rmSync(folder, { recursive: true, force: true });
		folder = null;
	}, patience);
}

/** A store of its own for the surrounding `describe`, opened before its tests and closed after. */
export function useStore(dialect: DialectName): () => Store {
	let store: Store | null = null;
	beforeAll(async () => {
		store = await openStore(await newTarget(dialect), {});
	}, patience);
	afterAll(async () => {
		await store?.close();
	});
	return () => {
		if (!store) throw new Error('The store is opened before the first test.');
		return store;
	};
}

/** A house in the store, in a workspace of that name. */
export function houseIn(store: Store, workspace = 'test'): House {
	return {
		store,
		workspace,
		keys: { current: 'a signing secret for tests, 32 characters', previous: [] },
		publicAddress: null,
	};
}
