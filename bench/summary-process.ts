/**
 * The process of the block measurement: serves nothing but a clock. It says how long the event loop
 * stood still while it idled and while a summary ran, ms.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

import { summarisePeriod } from '../core/loop/insight/summarise';
import type { Summary } from '../core/loop/insight/summary';
import { openStore, type StoreTarget } from '../core/store/registry';
import { signingSecret, workspace } from './house';

export type BlockOrder = { target: StoreTarget; from: string; until: string; rounds: number };
export type BlockRound = { idleMs: number; summaryMs: number; tookMs: number; responses: number };

async function longestBlock<T>(work: () => Promise<T>): Promise<{ ms: number; result: T }> {
	const delays = monitorEventLoopDelay({ resolution: 1 });
	delays.enable();
	const result = await work();
	// The tick that was held up is noted when it comes at last.
	await sleep(5);
	delays.disable();
	return { ms: delays.max / 1e6, result };
}

async function measure({ target, from, until, rounds }: BlockOrder): Promise<BlockRound[]> {
	const store = await openStore(target, {});
	const house = {
		store,
		workspace,
		keys: { current: signingSecret, previous: [] },
		publicAddress: null,
	};
	const filters = {
		surveyKey: null,
		metric: null,
		segment: null,
		touchpoint: null,
		team: null,
		owner: null,
	};
	const summarise = async (): Promise<Summary> =>
		await summarisePeriod(house, Date.now(), {
			period: 'range',
			from,
			until,
			filters,
			language: 'en',
		});
	const measured: BlockRound[] = [];
	for (let round = 0; round < rounds; round++) {
		const began = performance.now();
		const busy = await longestBlock(summarise);
		const tookMs = performance.now() - began;
		// Idle for as long as the summary took: what the machine itself does to us.
		const idle = await longestBlock(async () => await sleep(tookMs));
		const responses = busy.result.scores.reduce((most, { n }) => Math.max(most, n), 0);
		measured.push({ idleMs: idle.ms, summaryMs: busy.ms, tookMs, responses });
	}
	await store.close();
	return measured;
}

process.on('message', (order: BlockOrder) => {
	measure(order).then(
		(rounds) => {
			process.send?.(rounds);
			process.disconnect();
		},
		(error: unknown) => {
			process.stderr.write(`${String((error as Error).stack)}\n`);
			process.exit(1);
		},
	);
});
