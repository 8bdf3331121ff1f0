/**
 * The process of the block measurement: serves nothing but a clock. It says how long the event loop
 * stood still while it idled and while a summary ran, ms.
 */
import { setTimeout as sleep } from 'node:timers/promises';

import { summarisePeriod } from '../core/loop/insight/summarise';
import type { Summary } from '../core/loop/insight/summary';
import { openStore, type StoreTarget } from '../core/store/registry';
import { longestBlock } from './event-loop';
import { signingSecret, workspace } from './house';
import { onOrder } from './own-process';

export type BlockOrder = { target: StoreTarget; from: string; until: string; rounds: number };
export type BlockRound = { idleMs: number; summaryMs: number; tookMs: number; responses: number };

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
		const busy = await longestBlock(summarise);
		const { tookMs } = busy;
		// Idle for as long as the summary took: what the machine itself does to us.
		const idle = await longestBlock(async () => await sleep(tookMs));
		const responses = busy.result.scores.reduce((most, { n }) => Math.max(most, n), 0);
		measured.push({ idleMs: idle.ms, summaryMs: busy.ms, tookMs, responses });
	}
	await store.close();
	return measured;
}

onOrder(measure);
