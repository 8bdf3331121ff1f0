/** Longest that a whole answer may take, ms: n8n's own limit begins anew with each piece that comes. */
export const longestAnswer = 60_000;

/**
 * Leaves off waiting for what drips in without an end, so that no execution and no look hangs on it.
 *
 * @param ask gets what breaks the connection off
 * @param longest ms
 * @throws what `ask` throws; an error that says so where it took too long
 */
export async function inTime<Result>(
	ask: (abortSignal: AbortSignal) => Promise<Result>,
	longest: number,
): Promise<Result> {
	const signal = AbortSignal.timeout(longest);
	const late = new Promise<never>((_resolve, reject) => {
		const tell = () => reject(new Error(`its answer had not ended after ${longest / 1_000} s`));
		signal.addEventListener('abort', tell, { once: true });
	});
	return await Promise.race([ask(signal), late]);
}
