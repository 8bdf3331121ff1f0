import { createServer, get, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createGunzip, createGzip } from 'node:zlib';

import { sendInPieces } from '../../../nodes/connection/webhook-request';

/** A server that answers with the pieces; what came of it, and what a reader got. */
async function served(
	pieces: () => AsyncIterable<string>,
	before: (response: ServerResponse) => void = () => {},
) {
	let ended: Promise<unknown> = Promise.resolve();
	const server = createServer((_request, response) => {
		before(response);
		ended = sendInPieces(
			response as unknown as Parameters<typeof sendInPieces>[0],
			{ status: 200, headers: { 'Content-Type': 'text/csv' } },
			pieces(),
		).catch((error: Error) => error.message);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const response = await new Promise<IncomingMessage>((resolve, reject) => {
		get({ port, host: '127.0.0.1', agent: false }, resolve).on('error', reject);
	});
	return {
		response,
		ended: async () => await ended,
		close: () => server.close(),
	};
}

/** Puts something between that compresses, as n8n does: what is ended is still on its way. */
function compress(response: ServerResponse): void {
	const gzip = createGzip();
	const write = response.write.bind(response);
	const end = response.end.bind(response);
	const on = response.on.bind(response);
	gzip.on('data', (chunk) => {
		if (!write(chunk)) gzip.pause();
	});
	gzip.on('end', () => end());
	on('drain', () => gzip.resume());
	Object.assign(response, {
		write: (piece: string) => gzip.write(piece),
		end: () => gzip.end(),
		on: (event: string, listener: () => void) =>
			event === 'drain' ? gzip.on(event, listener) : on(event, listener),
	});
}

async function textOf(response: AsyncIterable<unknown>): Promise<string> {
	let text = '';
	for await (const piece of response) text += String(piece);
	return text;
}

describe('an answer that is made while it leaves', () => {
	it('arrives whole', async () => {
		const { response, ended, close } = await served(async function* () {
			for (let at = 0; at < 100; at += 1) yield await Promise.resolve(`${at},`);
		});
		expect(await textOf(response)).toBe(Array.from({ length: 100 }, (_, at) => `${at},`).join(''));
		await ended();
		close();
	});

	it('arrives whole where it is compressed on its way', async () => {
		const piece = Array.from({ length: 20_000 }, (_, at) => at * 7919).join(',');
		const { response, ended, close } = await served(async function* () {
			for (let at = 0; at < 50; at += 1) yield await Promise.resolve(piece);
		}, compress);
		await sleep(50);
		expect(await textOf(response.pipe(createGunzip()))).toBe(piece.repeat(50));
		await ended();
		close();
	});

	it('is made no faster than it is taken, and no further once nobody takes it', async () => {
		let made = 0;
		let isOver = false;
		const piece = 'x'.repeat(256 * 1024);
		const { response, ended, close } = await served(async function* () {
			try {
				for (; made < 4_000; made += 1) yield await Promise.resolve(piece);
			} finally {
				isOver = true;
			}
		});
		response.pause();
		await sleep(150);
		const before = made;
		// What lies between is the system's: up to some 40 MB in its buffers.
		expect(before).toBeLessThan(1_000);
		response.destroy();
		await ended();
		expect(isOver).toBe(true);
		expect(made).toBeLessThan(before + 5);
		close();
	});

	it('breaks off where the making does, so that a part is not taken for the whole', async () => {
		const { response, ended, close } = await served(async function* () {
			yield await Promise.resolve('first');
			await sleep(20);
			throw new Error('The database is gone.');
		});
		await expect(textOf(response)).rejects.toThrow();
		expect(await ended()).toBe('The database is gone.');
		close();
	});
});
