import { setTimeout as sleep } from 'node:timers/promises';

/** How long the event loop stood still. */
export type Block = {
	/** Longest time between two ticks, ms. */
	ms: number;
	/** Of it, the most that was the work's own: what else the machine did is left out, ms. */
	processorMs: number;
	tookMs: number;
};

/** What `work` gives, and how long the event loop stood still meanwhile. */
export async function longestBlock<T>(work: () => Promise<T>): Promise<Block & { result: T }> {
	const longest = { ms: 0, processorMs: 0 };
	let last = performance.now();
	let used = processorTime();
	const tick = setInterval(() => {
		const now = performance.now();
		const usedNow = processorTime();
		longest.ms = Math.max(longest.ms, now - last);
		longest.processorMs = Math.max(longest.processorMs, usedNow - used);
		last = now;
		used = usedNow;
	}, 1);
	// Once the ticks have begun: a stretch before the first one would go unnoticed.
	await sleep(5);
	const began = performance.now();
	const result = await work();
	const tookMs = performance.now() - began;
	// The tick that was held up comes at last.
	await sleep(5);
	clearInterval(tick);
	return { ...longest, tookMs, result };
}

/** Of this thread, ms. */
function processorTime(): number {
	const { user, system } = process.threadCpuUsage();
	return (user + system) / 1000;
}
