import { setTimeout as sleep } from 'node:timers/promises';

/** The longest stretch of work between two ticks of the event loop: processor time of this thread, ms. */
export async function longestStretch(work: () => Promise<unknown>): Promise<number> {
	const used = () => process.threadCpuUsage().user / 1000;
	let [longest, last] = [0, used()];
	const tick = setInterval(() => {
		longest = Math.max(longest, used() - last);
		last = used();
	}, 1);
	await sleep(5);
	await work();
	await sleep(5);
	clearInterval(tick);
	return longest;
}

/**
 * The shortest of three longest stretches. What the work itself needs comes every time; collecting garbage and
 * compiling do not.
 */
export async function shortestOfThree(
	turn: (measure: (work: () => Promise<unknown>) => Promise<void>, nth: number) => Promise<void>,
): Promise<number> {
	const stretches: number[] = [];
	for (let nth = 0; nth < 3; nth += 1) {
		await turn(async (work) => void stretches.push(await longestStretch(work)), nth);
	}
	return Math.min(...stretches);
}
