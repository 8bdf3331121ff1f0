import { createServer } from 'node:net';

/** Finds a port on the loopback address that nobody listens on now. */
export async function freePort(): Promise<number> {
	const [port] = await freePorts(1);
	return port as number;
}

/** Finds several different free ports at once. */
export async function freePorts(count: number): Promise<number[]> {
	const servers = await Promise.all(
		Array.from(
			{ length: count },
			async () =>
				await new Promise<ReturnType<typeof createServer>>((done, failed) => {
					const server = createServer();
					server.once('error', failed);
					server.listen(0, '127.0.0.1', () => done(server));
				}),
		),
	);
	const ports = servers.map((server) => (server.address() as { port: number }).port);
	await Promise.all(servers.map(async (server) => await new Promise((done) => server.close(done))));
	return ports;
}
