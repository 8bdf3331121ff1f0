import { openStore, storeFor, type StoreTarget } from '../store/registry';
import type { House } from './house';

export type { StoreTarget };

/**
 * Opens the house of a credential: the process's one store for its database, and who we are there.
 *
 * @throws StoreError if the database cannot be used
 */
export async function openHouse(
	identity: Omit<House, 'store'>,
	target: StoreTarget,
	env: NodeJS.ProcessEnv,
): Promise<House> {
	return { ...identity, store: await storeFor(target, env) };
}

/** Opens and migrates a database once and lets go of it again: the credential's test. */
export async function tryStore(target: StoreTarget, env: NodeJS.ProcessEnv): Promise<void> {
	const store = await openStore(target, env);
	await store.close();
}
