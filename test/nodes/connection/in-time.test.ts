import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IHttpRequestOptions } from 'n8n-workflow';

import { inTime } from '../../../nodes/connection/in-time';
import { toolsOf } from '../../../nodes/connection/tools';

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
