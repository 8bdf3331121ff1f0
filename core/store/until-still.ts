import { MovedError } from './together';

/** Somebody else was quicker so often: an error then. */
const mostTurns = 6;

/**
 * Does some work, and does it anew where what it was decided on has changed meanwhile: somebody was merged
 * or erased between its reading and its writing, say.
 *
 * @param work reads all that it stands on itself; one that fails has written nothing
 * @throws MovedError where it has changed each time
 */
export async function untilStill<T>(work: () => Promise<T>, turns = mostTurns): Promise<T> {
	try {
		return await work();
	} catch (error) {
		if (!(error instanceof MovedError) || turns <= 1) throw error;
		return await untilStill(work, turns - 1);
	}
}
