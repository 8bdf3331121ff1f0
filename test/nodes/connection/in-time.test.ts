import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IHttpRequestOptions } from 'n8n-workflow';

import { inTime } from '../../../nodes/connection/in-time';
import { toolsOf } from '../../../nodes/connection/tools';

/** As n8n gives an answer that was asked for as a stream. */
const streamed = async ({ url, encoding }: IHttpRequestOptions): Promise<unknown> => {
	expect(encoding).toBe('stream');
	const body = await new Promise<IncomingMessage>((done) => get(url, done));
	return { statusCode: body.statusCode, headers: body.headers, body };
};

describe('an answer that does not end', () => {
	it('is not waited for, and its connection is broken off', async () => {
		let broken: () => void = () => {};
		const closed = new Promise<void>((resolve) => (broken = resolve));
		const server = createServer((_request, response) => {
			response.writeHead(200);
			const drip = setInterval(() => response.write(' '), 20);
			response.on('close', () => {
				clearInterval(drip);
				broken();
			});
		});
		await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
		const { port } = server.address() as AddressInfo;
		const httpRequest = async ({ url, abortSignal }: IHttpRequestOptions) =>
			await (await fetch(url, { signal: abortSignal as AbortSignal })).text();
		const { http } = toolsOf({ helpers: { httpRequest } }, 200);
		await expect(http({ method: 'GET', url: `http://127.0.0.1:${port}/` })).rejects.toMatchObject({
			fault: 'unavailable',
			message: expect.stringMatching(/could not be reached: (its answer|The operation)/) as string,
		});
		await closed;
		server.close();
	});

	it('or is larger than there is room for is not read to its end, and the connection is broken off', async () => {
		let broken: () => void = () => {};
		const closed = new Promise<void>((resolve) => (broken = resolve));
		const piece = Buffer.alloc(65_536, 'a');
		const server = createServer((_request, response) => {
			const more = () => {
				while (!response.destroyed && response.write(piece));
			};
			response.on('drain', more).on('close', () => broken());
			more();
		});
		await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
		const { port } = server.address() as AddressInfo;
		const { http } = toolsOf({ helpers: { httpRequest: streamed } }, 60_000, 2 * 1024 * 1024);
		await expect(http({ method: 'GET', url: `http://127.0.0.1:${port}/` })).rejects.toMatchObject({
			fault: 'unavailable',
			message: expect.stringContaining('its answer is larger than 2 MB') as string,
		});
		await closed;
		server.close();
	});

	it('or drips in as a stream is broken off in time', async () => {
		let broken: () => void = () => {};
		const closed = new Promise<void>((resolve) => (broken = resolve));
		const server = createServer((_request, response) => {
			const drip = setInterval(() => response.write(' '), 20);
			response.on('close', () => {
				clearInterval(drip);
				broken();
			});
		});
		await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
		const { port } = server.address() as AddressInfo;
		const { http } = toolsOf({ helpers: { httpRequest: streamed } }, 200);
		await expect(http({ method: 'GET', url: `http://127.0.0.1:${port}/` })).rejects.toMatchObject({
			fault: 'unavailable',
		});
		await closed;
		server.close();
	});

	it('is read whole where it is small, in UTF-8 and without a mark of its order', async () => {
		const server = createServer((_request, response) => {
			response.writeHead(201, { 'X-Page': '1' });
			for (const byte of Buffer.from('\ufeff{"名":"李伟"}')) response.write(Buffer.from([byte]));
			response.end();
		});
		await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
		const { port } = server.address() as AddressInfo;
		const { http } = toolsOf({ helpers: { httpRequest: streamed } });
		const answer = await http({ method: 'GET', url: `http://127.0.0.1:${port}/` });
		expect(answer).toMatchObject({ status: 201, text: '{"名":"李伟"}' });
		expect(answer.headers['x-page']).toBe('1');
		server.close();
	});

	it('is told so where nobody can break it off', async () => {
		const never = async () => await new Promise<never>(() => {});
		await expect(inTime(never, 20)).rejects.toThrow('its answer had not ended after 0.02 s');
	});

	it('is another matter than one that ends, well or with an error', async () => {
		expect(await inTime(async () => await Promise.resolve(7), 1_000)).toBe(7);
		const refused = async () => await Promise.reject(new Error('no'));
		await expect(inTime(refused, 1_000)).rejects.toThrow('no');
	});
});
