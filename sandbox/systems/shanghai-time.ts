/** A moment as Chinese tools write it: without a zone, eight hours ahead of UTC. */
export const shanghaiTime = (at: number): string =>
	new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
