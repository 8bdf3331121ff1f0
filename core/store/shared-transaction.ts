import type { Store, Tx } from './store';

type Piece = {
	work: (tx: Tx) => Promise<unknown>;
	done: (result: unknown) => void;
	failed: (error: unknown) => void;
};

/** Pieces of one transaction at most: together they hold the event loop for some milliseconds. */
const mostPieces = 16;
/** How long a piece waits for others, ms: twice as long as the last transaction took. */
const gathersAtLeast = 6;
const gathersAtMost = 40;
/** Transactions at once; SQLite has one writer. */
const atOnce = { sqlite: 1, postgres: 3 };

class Gathering {
	readonly #store: Store;
	readonly #pieces: Piece[] = [];
	#running = 0;
	#timer: NodeJS.Timeout | null = null;
	#gathers = gathersAtLeast;

	constructor(store: Store) {
		this.#store = store;
	}

	add(piece: Piece): void {
		this.#pieces.push(piece);
		if (this.#pieces.length >= mostPieces) this.#run();
		else this.#timer ??= setTimeout(() => this.#run(), this.#gathers);
	}

	#run(): void {
		if (this.#timer) clearTimeout(this.#timer);
		this.#timer = null;
		if (this.#running >= atOnce[this.#store.dialect] || this.#pieces.length === 0) return;
		const pieces = this.#pieces.splice(0, mostPieces);
		this.#running += 1;
		const began = performance.now();
		void this.#commit(pieces).finally(() => {
			this.#running -= 1;
			const took = performance.now() - began;
			this.#gathers = Math.min(gathersAtMost, Math.max(gathersAtLeast, 2 * took));
			// Pages have their turn first.
			if (this.#pieces.length >= mostPieces) setImmediate(() => this.#run());
			else if (this.#pieces.length > 0) {
				this.#timer ??= setTimeout(() => this.#run(), this.#gathers);
			}
		});
	}

	async #commit(pieces: readonly Piece[]): Promise<void> {
		try {
			const results = await this.#store.transaction(async (tx) => {
				const all: unknown[] = [];
				for (const { work } of pieces) all.push(await work(tx));
				return all;
			});
			pieces.forEach(({ done }, at) => done(results[at]));
		} catch (error) {
			const [only] = pieces;
			if (pieces.length === 1) only?.failed(error);
			// One of them has failed and undone the others: each gets a transaction of its own.
			else for (const piece of pieces) await this.#commit([piece]);
		}
	}
}

const gatherings = new WeakMap<Store, Gathering>();

/**
 * Does a small piece of work in a transaction that it shares with the pieces of others who come within
 * some milliseconds: a commit waits for the disk, however much it writes. What fails, fails alone.
 *
 * @param work as in `store.transaction`: it may run again
 */
export async function sharedTransaction<T>(store: Store, work: (tx: Tx) => Promise<T>): Promise<T> {
	const gathering = gatherings.get(store) ?? new Gathering(store);
	gatherings.set(store, gathering);
	return await new Promise<T>((resolve, failed) => {
		gathering.add({ work, done: (result) => resolve(result as T), failed });
	});
}
