import { freshBytes } from '../../model/random';
import { keepSecret, storedSecret } from '../../store/repositories/workspaces';
import type { Store } from '../../store/store';

const stores = new WeakMap<Store, Map<string, string>>();

function keptBy(store: Store): Map<string, string> {
	const known = stores.get(store) ?? new Map<string, string>();
	stores.set(store, known);
	return known;
}

/**
 * The secret that a store keeps to sign the links of a workspace, or `null` if it has none (yet).
 * Read once per process; that there is none is read again, since another process may make one.
 */
export async function knownSecret(store: Store, workspace: string): Promise<string | null> {
	const kept = keptBy(store);
	const secret = kept.get(workspace) ?? (await storedSecret(store.db, workspace));
	if (secret !== null) kept.set(workspace, secret);
	return secret;
}

/**
 * The same secret, made when it is first needed: 32 random bytes, one for all who ask at the same
 * moment, in whatever process.
 *
 * @param now epoch ms
 */
export async function madeSecret(store: Store, workspace: string, now: number): Promise<string> {
	const known = await knownSecret(store, workspace);
	if (known !== null) return known;
	const fresh = freshBytes(32).toString('base64url');
	const secret = await keepSecret(store.db, workspace, fresh, now);
	keptBy(store).set(workspace, secret);
	return secret;
}
