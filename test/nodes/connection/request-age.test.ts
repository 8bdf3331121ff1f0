import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import { ageOf } from '../../../nodes/connection/request-age';

describe('the age of a request', () => {
	it('is the time since it came, whatever was done with it before it is asked for', async () => {
		const ages: number[] = [];
		const server = createServer((request, response) => {
			// As n8n does before it calls a node.
			void sleep(80).then(() => {
				ages.push(ageOf(request));
				response.end();
			});
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const { port } = server.address() as AddressInfo;
		for (let times = 0; times < 2; times += 1) {
			const answer = await new Promise<IncomingMessage>((resolve) => {
				get({ host: '127.0.0.1', port, agent: false }, resolve);
			});
			answer.resume();
		}
		server.close();
		// Nothing was known yet of the first one.
		expect(ages[0]).toBe(0);
		expect(ages[1]).toBeGreaterThanOrEqual(75);
		expect(ages[1]).toBeLessThan(30_000);
	});

	it('is nothing for what did not come by HTTP', () => {
		expect(ageOf({})).toBe(0);
	});
});
