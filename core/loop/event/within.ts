/**
 * What `work` gives, or `null` once `time` ms have passed. Late work goes on unheard; it can ask
 * whether it is late and leave off.
 */
export async function within<Result>(
	time: number,
	work: (isLate: () => boolean) => Promise<Result>,
): Promise<Result | null> {
	let late = false;
	let timer: NodeJS.Timeout | undefined;
	const deadline = new Promise<null>((resolve) => {
		timer = setTimeout(() => {
			late = true;
			resolve(null);
		}, time);
	});
	const running = work(() => late);
	// A failure after the deadline has nobody left to tell.
	running.catch(() => {});
	try {
		return await Promise.race([running, deadline]);
	} finally {
		clearTimeout(timer);
	}
}
