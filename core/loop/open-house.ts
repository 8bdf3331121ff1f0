import { openStore, storeFor, type StoreTarget } from '../store/registry';
import type { House } from './house';
import { knownSecret, madeSecret } from './workspace/signing-secret';
import { learnLanguage } from './workspace/spoken';

export type { StoreTarget };

/** Who we are in a database, as a credential says it. */
export type Identity = Pick<House, 'workspace' | 'publicAddress'> & {
	/** What signs links; `null` = the secret that the store makes and keeps. */
	secret: string | null;
	/** The secret before the last change. */
	previousSecret: string | null;
};

/**
 * Opens the house of a credential: the process's one store for its database, and who we are there.
 * Links that were signed with the store's own secret stay valid when the credential gives another.
 *
 * @throws StoreError if the database cannot be used
 */
export async function openHouse(
	{ workspace, publicAddress, secret, previousSecret }: Identity,
	target: StoreTarget,
	env: NodeJS.ProcessEnv,
	now: number,
): Promise<House> {
	const store = await storeFor(target, env);
	await learnLanguage({ store, workspace }, now);
	if (secret === null) {
		const current = await madeSecret(store, workspace, now);
		const previous = previousSecret === null ? [] : [previousSecret];
		return { store, workspace, publicAddress, keys: { current, previous } };
	}
	const made = await knownSecret(store, workspace);
	const previous = [previousSecret, made].filter((one) => one !== null);
	return { store, workspace, publicAddress, keys: { current: secret, previous } };
}

/** Opens and migrates a database once and lets go of it again: the credential's test. */
export async function tryStore(target: StoreTarget, env: NodeJS.ProcessEnv): Promise<void> {
	const store = await openStore(target, env);
	await store.close();
}
