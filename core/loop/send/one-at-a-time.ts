const underWay = new Map<string, Promise<unknown>>();

/**
 * Lets one caller at a time work on a thing. Two executions may bring the same message at the same
 * moment: the second one waits, and then finds it sent.
 */
export async function oneAtATime<T>(key: string, work: () => Promise<T>): Promise<T> {
	for (let before = underWay.get(key); before; before = underWay.get(key)) await before;
	const own = work();
	const settled = own.then(
		() => undefined,
		() => undefined,
	);
	underWay.set(key, settled);
	try {
		return await own;
	} finally {
		underWay.delete(key);
	}
}
