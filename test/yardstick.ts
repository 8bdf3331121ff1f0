/** Processor time that this thread has used, ms; what else the machine does is not in it. */
export function processorTime(): number {
	const { user, system } = process.threadCpuUsage();
	return (user + system) / 1000;
}

/** The least processor time of several turns, ms: collecting garbage and compiling only add. */
export function leastTime(work: () => unknown, turns = 5): number {
	let least = Infinity;
	for (let turn = 0; turn < turns; turn += 1) {
		const began = processorTime();
		work();
		least = Math.min(least, processorTime() - began);
	}
	return least;
}

const lines = Array.from({ length: 16_000 }, (_, at) => ({ at, name: `n${(at * 7919) % 16_000}` }));

/**
 * What a fixed piece of ordinary work takes on this machine now, ms of processor time: some ten on a
 * common one. Bounds are so many of it, never a time of their own, since machines differ.
 */
export function yardstick(): number {
	return leastTime(() => {
		const read = JSON.parse(JSON.stringify(lines)) as typeof lines;
		return read.sort((one, other) => one.name.localeCompare(other.name, 'en')).length;
	});
}
