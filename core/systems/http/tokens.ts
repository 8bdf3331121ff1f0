import { createHash } from 'node:crypto';

export type Token = {
	value: string;
	/** Epoch ms; from then on it is fetched anew. */
	until: number;
};

/**
 * Tokens of this process, by the account they are for. Whoever asks while one is being fetched gets that
 * one: some systems forbid to ask twice at once. One that failed is not kept.
 */
export class Tokens<Kept extends Token = Token> {
	readonly #kept = new Map<string, Promise<Kept>>();

	/** @param account all that makes the account, secrets too: kept as a hash */
	async get(account: readonly string[], now: number, fetch: () => Promise<Kept>): Promise<Kept> {
		const key = keyOf(account);
		const known = this.#kept.get(key);
		if (known) {
			const token = await known;
			if (token.until > now) return token;
			// Of those that waited for the old one only the first fetches a new one.
			if (this.#kept.get(key) !== known) return await this.get(account, now, fetch);
		}
		const fetched = fetch();
		this.#kept.set(key, fetched);
		fetched.catch(() => {
			if (this.#kept.get(key) === fetched) this.#kept.delete(key);
		});
		return await fetched;
	}

	/** The system no longer accepts this one; a newer one stays. */
	async forget(account: readonly string[], value: string): Promise<void> {
		const key = keyOf(account);
		const known = this.#kept.get(key);
		const token = await known?.catch(() => null);
		if (token?.value === value && this.#kept.get(key) === known) this.#kept.delete(key);
	}
}

const keyOf = (account: readonly string[]): string =>
	createHash('sha256').update(JSON.stringify(account)).digest('base64');
