import { setImmediate } from 'node:timers';

/** Work of one turn of the event loop after which others come first, ms. */
const longestTurn = 8;
/** The same inside a transaction, which holds the write lock meanwhile, ms. */
const longestTurnLocked = 12;

/**
 * Keeps work that goes on in this process, as all of SQLite's does, from holding up the event loop: promises
 * alone never let anybody else in, so that five hundred short transactions would be one long stretch in
 * which no page is served and no deadline fires.
 */
class EventLoopShare {
	/** When the first work of this turn of the event loop began; `null` before that. */
	#since: number | null = null;

	/**
	 * To be awaited before more work: goes on at once while there is time in this turn.
	 *
	 * @param locked whether the write lock is held
	 */
	async turn(locked: boolean): Promise<void> {
		const most = locked ? longestTurnLocked : longestTurn;
		// Asked again afterwards: of all who waited for the next turn, only the first find it fresh.
		while (this.used() >= most) await nextTurn();
	}

	/** How long work has gone on in this turn of the event loop, ms; begins to count. */
	used(): number {
		const now = performance.now();
		if (this.#since === null) {
			this.#since = now;
			setImmediate(() => (this.#since = null));
		}
		return now - this.#since;
	}
}

/** One for all stores of the process and all other long work, which have one event loop. */
export const eventLoop = new EventLoopShare();

const nextTurn = async (): Promise<void> =>
	await new Promise((resolve) => {
		setImmediate(resolve);
	});
