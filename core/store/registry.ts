import { createHash } from 'node:crypto';

import { StoreError } from '../model/errors';
import { migrate } from './migrate';
import { openPostgres, type PostgresTarget } from './postgres/open';
import { openSqlite, sqliteFile } from './sqlite/open';
import type { Store } from './store';

export type StoreTarget =
	{ kind: 'sqlite'; file: string } | ({ kind: 'postgres' } & PostgresTarget);

type Registry = Map<string, Promise<Store>>;

const place = Symbol.for('n8n-nodes-satisfaction.stores');

/** On `globalThis`, because n8n may load the package a second time over an upgrade. */
function registry(): Registry {
	const home = globalThis as { [place]?: Registry };
	home[place] ??= new Map();
	return home[place];
}

function keyOf(target: StoreTarget, env: NodeJS.ProcessEnv): string {
	const place =
		target.kind === 'sqlite' ? { ...target, file: sqliteFile(target.file, env) } : target;
	return createHash('sha256').update(JSON.stringify(place)).digest('hex');
}

/**
 * The process's store for a target: opened and migrated once, then shared. A failed opening is
 * forgotten, so that the next call tries again.
 *
 * @throws StoreError that says what to do.
 */
export async function storeFor(target: StoreTarget, env: NodeJS.ProcessEnv): Promise<Store> {
	const stores = registry();
	const key = keyOf(target, env);
	const open = stores.get(key);
	if (open) return await open;
	const opening = openStore(target, env);
	stores.set(key, opening);
	try {
		return await opening;
	} catch (error) {
		stores.delete(key);
		throw error;
	}
}

/**
 * Opens and migrates a store outside the registry (tests, benchmarks, credential test).
 *
 * @throws StoreError that says what to do, and names the place and the version of Node.
 */
export async function openStore(target: StoreTarget, env: NodeJS.ProcessEnv): Promise<Store> {
	let store: Store | null = null;
	try {
		store = target.kind === 'sqlite' ? openSqlite(target.file, env) : openPostgres(target);
		await migrate(store);
		return store;
	} catch (error) {
		await store?.close().catch(() => {});
		throw withPlace(error as Error, target, env);
	}
}

const hints = {
	sqlite:
		'Check that n8n may write to the file and to its folder, that nothing else keeps it locked, and that the disk is not full.',
	postgres:
		'Check host, port, user, password and rights in the Satisfaction Workspace credential, and that the disk is not full.',
};

/** Whoever reads the error may never have seen which file a credential means, or which Node n8n uses. */
function withPlace(error: Error, target: StoreTarget, env: NodeJS.ProcessEnv): StoreError {
	const where =
		target.kind === 'sqlite'
			? `file "${sqliteFile(target.file, env)}"`
			: `PostgreSQL at ${target.host}:${target.port}`;
	const { message, hint } =
		error instanceof StoreError
			? error
			: {
					message: `The database cannot be used: ${error.message || error.name}`,
					hint: hints[target.kind],
				};
	return new StoreError(`${message.replace(/\.$/, '')} (${where}, Node ${process.version}).`, hint);
}

/** Closes all stores of this process (tests and sandbox). */
export async function closeStores(): Promise<void> {
	const stores = registry();
	const open = [...stores.values()];
	stores.clear();
	await Promise.allSettled(open.map(async (store) => await (await store).close()));
}
