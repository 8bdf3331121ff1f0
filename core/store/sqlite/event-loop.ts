import { setImmediate } from 'node:timers';

/** Work of one turn of the event loop after which others come first, ms. */
const longestTurn = 8;
/** The same inside a transaction, which holds the write lock meanwhile, ms. */
const longestTurnLocked = 12;

/**
 * Keeps SQLite, which works on the event loop, from holding it up: promises alone never let anybody
 * else in, so that five hundred short transactions would be one long stretch in which no page is
 * served and no deadline fires. One for all stores of the process, which has one event loop.
 */
export class EventLoopShare {
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
		while (this.#used() >= most) await nextTurn();
	}

	#used(): number {
		const now = performance.now();
		if (this.#since === null) {
			this.#since = now;
			setImmediate(() => (this.#since = null));
		}
		return now - this.#since;
	}
}

const nextTurn = async (): Promise<void> =>
	await new Promise((resolve) => {
		setImmediate(resolve);
	});
