type Queue = { free: number; waiting: Array<() => void> };

const queues = new Map<string, Queue>();

/**
 * Lets so many callers at once work on a thing; the others wait, in their order.
 *
 * @param key what they share, e.g. a mail server
 */
export async function inTurn<T>(key: string, atOnce: number, work: () => Promise<T>): Promise<T> {
	const queue = queues.get(key) ?? { free: atOnce, waiting: [] };
	queues.set(key, queue);
	if (queue.free > 0) queue.free -= 1;
	else await new Promise<void>((turn) => queue.waiting.push(turn));
	try {
		return await work();
	} finally {
		const next = queue.waiting.shift();
		if (next) next();
		else queue.free += 1;
		if (queue.free === atOnce) queues.delete(key);
	}
}
