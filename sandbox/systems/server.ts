import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { SimAnswer, Simulated } from './simulated';

export type SimServer = {
	/** Where a system is served. */
	addressOf(key: string): string;
	stop(): Promise<void>;
};

/** Serves the simulated systems, each below its key. */
export async function startSystems(
	systems: readonly Simulated[],
	port = 0,
	clock: () => number = Date.now,
): Promise<SimServer> {
	const server = createServer((request, response) => {
		void bodyOf(request)
			.then((body) => answerTo(systems, request, body, clock()))
			.catch((error: unknown): SimAnswer => ({ status: 500, body: String(error) }))
			.then(({ status, headers, body }) => {
				response.writeHead(status, { 'content-type': 'application/json', ...headers });
				response.end(body);
			});
	});
	await new Promise<void>((done, failed) => {
		server.once('error', failed);
		server.listen(port, '127.0.0.1', done);
	});
	const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return {
		addressOf: (key) => `${address}/${key}`,
		stop: async () => {
			server.closeAllConnections();
			await new Promise((done) => server.close(done));
		},
	};
}

function answerTo(
	systems: readonly Simulated[],
	{ method = 'GET', url = '/', headers }: IncomingMessage,
	body: string,
	now: number,
): SimAnswer {
	const { pathname, searchParams: query } = new URL(url, 'http://localhost');
	const [, key = '', rest = ''] = /^\/([^/]*)(.*)$/s.exec(pathname) ?? [];
	const api = systems.find((one) => one.key === key)?.api;
	if (!api) return { status: 404, body: '{}' };
	const flat = Object.entries(headers).map(([name, value]) => [name, String(value ?? '')]);
	const given = Object.fromEntries(flat) as Record<string, string>;
	return api.handle({ method, path: rest, query, headers: given, body }, now);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
	const pieces: Buffer[] = [];
	for await (const piece of request) pieces.push(piece as Buffer);
	return Buffer.concat(pieces).toString('utf8');
}
