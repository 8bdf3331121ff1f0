import { setTimeout as sleep } from 'node:timers/promises';

import { processorTime, yardstick } from '../yardstick';

/** The longest stretch of work between two ticks of the event loop: processor time of this thread, ms. */
export async function longestStretch(work: () => Promise<unknown>): Promise<number> {
	let [longest, last] = [0, processorTime()];
	const tick = setInterval(() => {
		longest = Math.max(longest, processorTime() - last);
		last = processorTime();
	}, 1);
	await sleep(5);
	await work();
	await sleep(5);
	clearInterval(tick);
	return longest;
}

/**
 * The shortest of three longest stretches, in yardsticks (some 10 ms each). What the work itself needs
 * comes every time; collecting garbage and compiling do not.
 */
export async function shortestOfThree(
	turn: (measure: (work: () => Promise<unknown>) => Promise<void>, nth: number) => Promise<void>,
): Promise<number> {
	const stretches: number[] = [];
	for (let nth = 0; nth < 3; nth += 1) {
		await turn(async (work) => void stretches.push(await longestStretch(work)), nth);
	}
	return Math.min(...stretches) / yardstick();
}
