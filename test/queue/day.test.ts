/**
 * Queue mode with real processes: an n8n that serves no production webhook, a webhook process and two
 * workers, over PostgreSQL and Redis.
 */
import axios from 'axios';

import { deliver } from '../../sandbox/crm/send';
import { until } from '../../sandbox/until';
import { playsTheDay } from '../e2e/a-day';
import { aSolvedTicket } from '../e2e/a-happening';

describe('a whole day in queue mode', () => {
	const { stage } = playsTheDay({ queue: true });

	it('was served by the webhook process alone', async () => {
		const { n8n, senders } = stage();
		const { pathname } = new URL(senders.shop.address);
		const { status } = await axios.post(`${n8n.address}${pathname}`, '{}', {
			headers: { 'content-type': 'application/json' },
			validateStatus: () => true,
			proxy: false,
		});
		expect(status).toBe(404);
	});

	it('takes an event while no worker is there, and works on it when one comes', async () => {
		const { processes, senders, store } = stage();
		const { address, sign, secret } = senders.shop;
		const workers = processes.slice(2);
		expect(workers).toHaveLength(2);
		for (const worker of workers) await worker.stop();
		const happening = aSolvedTicket('without-worker', 'Wanda Wait');
		expect((await deliver(address, sign(happening, secret, Date.now()))).status).toBe(200);
		const decided = async () =>
			await store.count(
				'select count(*) from event where external_id = ? and processed_at is not null',
				happening.deliveryId,
			);
		await new Promise((resolve) => setTimeout(resolve, 3_000));
		expect(await decided()).toBe(0);
		await workers[0]?.restart();
		await until('the decision', async () => (await decided()) === 1, { within: 120_000 });
	});
});
