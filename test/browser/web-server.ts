import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'node:querystring';

import type { House } from '../../core/loop/house';
import { type PageRequest, refusePage, servePage } from '../../core/loop/pages/customer/serve';
import { serveCase } from '../../core/loop/pages/staff/serve-case';
import { readingHeader } from './visitor';

/** What a trigger handed to its workflow. */
export type Emitted = { output: string; item: object };

export type WebServer = {
	port: number;
	/** Every request that came, e.g. `POST /webhook/stars`. */
	requests: string[];
	emitted: Emitted[];
	/** Pages of the test's own by path, such as a mail as a mail program shows it. */
	shown: Map<string, { html: string; headers?: Record<string, string> }>;
	close: () => Promise<void>;
};

const largestBody = 64 * 1024;

/**
 * An HTTP server that does what the Response Trigger (`/webhook/<survey key>`) and the Case Trigger
 * (`/webhook/case`) do with a request, over the real store.
 */
export async function startWebServer(
	house: House,
	nodeOf: (surveyKey: string) => { workflowId: string; nodeId: string },
	clock: () => number = Date.now,
): Promise<WebServer> {
	const requests: string[] = [];
	const emitted: Emitted[] = [];
	const shown: WebServer['shown'] = new Map();
	let latest = 0;

	/** When a request comes, epoch ms; a form comes so long after its page as its header says. */
	function timeOf({ method, headers }: IncomingMessage): number {
		const reading = method === 'POST' ? headers[readingHeader] : undefined;
		if (reading === '0') return latest;
		latest = Math.max(clock(), latest + Number(reading ?? 0));
		return latest;
	}

	async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const url = new URL(request.url ?? '/', 'http://n8n.example.test');
		requests.push(`${request.method} ${url.pathname}`);
		const own = shown.get(url.pathname);
		if (own !== undefined) {
			const headers = { 'Content-Type': 'text/html; charset=utf-8', ...own.headers };
			response.writeHead(200, headers).end(own.html);
			return;
		}
		const [, webhook, key = ''] = url.pathname.split('/');
		const { method } = request;
		if (webhook !== 'webhook' || (method !== 'GET' && method !== 'POST')) {
			response.writeHead(404).end();
			return;
		}
		const body = await bodyOf(request);
		const asked: PageRequest = {
			method,
			query: Object.fromEntries(url.searchParams),
			fields: method === 'GET' ? null : fieldsOf(request, body),
			acceptLanguage: request.headers['accept-language'] ?? null,
			ifNoneMatch: request.headers['if-none-match'] ?? null,
			test: false,
		};
		const page = await pageFor(asked, key, { now: timeOf(request), length: body.length });
		// Nobody is led on while a test still looks.
		const { Refresh: _, ...headers } = page.headers;
		response.writeHead(page.status, headers).end(page.body);
	}

	async function pageFor(
		asked: PageRequest,
		key: string,
		{ now, length }: { now: number; length: number },
	) {
		if (length > largestBody) return refusePage('too_large', asked);
		if (key === 'unavailable') return refusePage('unavailable', asked);
		if (key === 'case') {
			const page = await serveCase(house, now, asked);
			emitted.push(...page.emit);
			return page;
		}
		const { workflowId, nodeId } = nodeOf(key);
		const node = { workflowId, workflowName: key, nodeId, nodeName: key };
		const page = await servePage(house, now, asked, { node, surveyKey: key, trial: null });
		if (page.emit) emitted.push(page.emit);
		return page;
	}

	const server = createServer((request, response) => {
		answer(request, response).catch((error: Error) => {
			response.writeHead(500, { 'Content-Type': 'text/plain' }).end(error.stack);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		port: (server.address() as AddressInfo).port,
		requests,
		emitted,
		shown,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
	const pieces: Buffer[] = [];
	for await (const piece of request) pieces.push(piece as Buffer);
	return Buffer.concat(pieces);
}

function fieldsOf(request: IncomingMessage, body: Buffer): unknown {
	if (request.headers['content-type']?.startsWith('application/json')) {
		return JSON.parse(body.toString()) as unknown;
	}
	return { ...parse(body.toString()) };
}
