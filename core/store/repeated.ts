import { setTimeout as sleep } from 'node:timers/promises';

import { StoreError } from '../model/errors';

/** Serialisation failure and deadlock: PostgreSQL has undone the work, which is simply done again. */
const undone = new Set<unknown>(['40001', '40P01']);

const mostTries = 8;
/** Before the second try, ms; twice as long before each one after it. */
const firstPause = 20;
const longestPause = 1_000;

/** Whether a server has undone some work because others did theirs at the same moment. */
export const isUndone = (error: unknown): boolean =>
	undone.has((error as { code?: unknown } | null)?.code);

/**
 * Does some work again where others got in its way: after a pause of no certain length, or those who met
 * once would meet again.
 *
 * @param work as a whole it is done or not done at all
 * @param doing.isAgain other reasons to do it again
 * @throws StoreError when others got in its way each time
 */
export async function repeated<T>(
	work: () => Promise<T>,
	{ isAgain = () => false }: { isAgain?: (error: unknown) => boolean } = {},
): Promise<T> {
	for (let tries = 1; ; tries += 1) {
		try {
			return await work();
		} catch (error) {
			const last = tries === mostTries;
			if (!isUndone(error)) {
				if (last || !isAgain(error)) throw error;
				continue;
			}
			if (last) throw tooMany(error);
			const most = Math.min(longestPause, firstPause * 2 ** (tries - 1));
			await sleep(most * (0.5 + Math.random() / 2));
		}
	}
}

const tooMany = (error: unknown): StoreError =>
	new StoreError(
		`Others changed the same rows of the database at the same moment, ${mostTries} times in a row; nothing of this was stored (${(error as Error).message}).`,
		'Try again; let fewer workflows work on the same customers at once if it comes back.',
	);
