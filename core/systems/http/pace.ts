import { SystemError } from '../system-error';
import type { Tools } from './http';

/** At most so many calls in any stretch of so many ms. */
export type Limit = { calls: number; perMs: number };

/** Longest that a call waits for its turn, ms; an execution must not hang on a system's minute. */
const longestWait = 20_000;

/** Keeps calls of this process within what a system allows, by account. */
export class Pace {
	/** When each call of the last stretch was, or will be, made; in order. */
	readonly #calls = new Map<string, number[]>();

	/**
	 * Waits until the account may be called once more.
	 *
	 * @throws SystemError `limited` if that would take longer than an execution should wait
	 */
	async turn(account: string, { calls, perMs }: Limit, tools: Tools): Promise<void> {
		const now = tools.now();
		// Times beyond what anybody waits for are of a clock that has been set back since.
		const before = (this.#calls.get(account) ?? []).filter(
			(at) => at > now - perMs && at <= now + perMs + longestWait,
		);
		const earliest = before.length < calls ? now : (before[before.length - calls] ?? now) + perMs;
		const wait = earliest - now;
		if (wait > longestWait) {
			throw new SystemError(
				'limited',
				`More than ${calls} calls in ${perMs / 1000} s are not taken.`,
				'The rest is worth another try in a minute.',
			);
		}
		this.#calls.set(account, [...before, earliest]);
		if (wait > 0) await tools.sleep(wait);
	}
}
