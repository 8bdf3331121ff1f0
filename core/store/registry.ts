import { createHash } from 'node:crypto';

import { StoreError } from '../model/errors';
import { migrate } from './migrate';
import { openPostgres, type PostgresTarget } from './postgres/open';
import { defaultSqliteFile, openSqlite } from './sqlite/open';
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
		target.kind === 'sqlite' && target.file === ''
			? { ...target, file: defaultSqliteFile(env) }
			: target;
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

/** Opens and migrates a store outside the registry (tests, benchmarks, credential test). */
export async function openStore(target: StoreTarget, env: NodeJS.ProcessEnv): Promise<Store> {
	const store = target.kind === 'sqlite' ? openSqlite(target.file, env) : openPostgres(target);
	try {
		await migrate(store);
		return store;
	} catch (error) {
		await store.close().catch(() => {});
		if (error instanceof StoreError) throw error;
		throw unusable(target, error as Error);
	}
}

function unusable(target: StoreTarget, cause: Error): StoreError {
	const where =
		target.kind === 'sqlite'
			? `file "${target.file}"`
			: `PostgreSQL at ${target.host}:${target.port}`;
	return new StoreError(
		`The database (${where}) cannot be used: ${cause.message || cause.name}.`,
		'Check host, port, user, password and rights in the Satisfaction Workspace credential, and that the disk is not full.',
	);
}

/** Closes all stores of this process (tests and sandbox). */
export async function closeStores(): Promise<void> {
	const stores = registry();
	const open = [...stores.values()];
	stores.clear();
	await Promise.allSettled(open.map(async (store) => await (await store).close()));
}
