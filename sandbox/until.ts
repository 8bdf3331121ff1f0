import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks again and again until there is an answer.
 *
 * @param ask returns the answer, or `undefined`, `null` or `false` while there is none
 * @param options.within how long to wait, ms
 * @throws Error naming what was waited for, and what `ask` last threw
 */
export async function until<Answer>(
	what: string,
	ask: () => Promise<Answer | undefined | null | false> | Answer | undefined | null | false,
	{ within, every = 100, signal }: { within: number; every?: number; signal?: AbortSignal },
): Promise<Answer> {
	const deadline = Date.now() + within;
	let last: unknown;
	for (;;) {
		signal?.throwIfAborted();
		try {
			const answer = await ask();
			if (answer !== undefined && answer !== null && answer !== false) return answer;
			last = undefined;
		} catch (error) {
			last = error;
		}
		if (Date.now() > deadline) {
			const why = last instanceof Error ? ` The last try failed: ${last.message}` : '';
			throw new Error(`Waited ${Math.round(within / 1000)} s in vain for ${what}.${why}`);
		}
		await sleep(every, undefined, signal ? { signal } : undefined);
	}
}
