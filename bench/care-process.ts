/**
 * The process of the care measurement: runs a birthday campaign day after day in two stores, in turns, and says
 * how long a run took, how far the memory grew meanwhile and how long the event loop stood still.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import type { House } from '../core/loop/house';
import { openStore, type StoreTarget } from '../core/store/registry';
import { runBirthdays, sendAll } from './care-birthdays';
import { runOn } from './care-people';
import { longestBlock } from './event-loop';
import { alternately } from './figure';
import { signingSecret, workspace } from './house';
import { onOrder } from './own-process';

export type CareOrder = {
	/** The stores of few and of many customers. */
	targets: [StoreTarget, StoreTarget];
	/** How many are due on each day. */
	due: number;
	rounds: number;
};

export type CareRunMeasured = {
	tookMs: number;
	/** Of this process: in PostgreSQL the database's own is not in it. */
	processorMs: number;
	/** Longest stretch in which the event loop stood still, ms, and of it what was the run's own. */
	blockMs: number;
	blockProcessorMs: number;
	/** How far the memory of the process was above where it had begun, MB. */
	rssMb: number;
};

/** Of each round what the few and the many took. */
export type CareRound = { few: CareRunMeasured; many: CareRunMeasured };

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

async function measureRun(house: House, now: number, expected: number): Promise<CareRunMeasured> {
	collectGarbage();
	const before = process.memoryUsage.rss();
	let most = before;
	const watch = setInterval(() => {
		most = Math.max(most, process.memoryUsage.rss());
	}, 10);
	const used = process.cpuUsage();
	const { result, ...block } = await longestBlock(async () => await runBirthdays(house, now));
	const { user, system } = process.cpuUsage(used);
	clearInterval(watch);
	if (result.due !== expected || result.held > 0) {
		throw new Error(`${result.due} of ${expected} were due, ${result.held} held.`);
	}
	await sendAll(house, now);
	return {
		tookMs: block.tookMs,
		processorMs: (user + system) / 1000,
		blockMs: block.ms,
		blockProcessorMs: block.processorMs,
		rssMb: (most - before) / 2 ** 20,
	};
}

onOrder<CareOrder>(async ({ targets, due, rounds }) => {
	const opened = async (target: StoreTarget): Promise<House> => ({
		store: await openStore(target, {}),
		workspace,
		keys: { current: signingSecret, previous: [] },
		publicAddress: null,
	});
	const few = await opened(targets[0]);
	const many = await opened(targets[1]);
	for (const house of [few, many]) {
		// The first run looks at nothing; the second one warms up.
		await runBirthdays(house, runOn(0));
		await measureRun(house, runOn(1), due);
	}
	const measured: CareRound[] = [];
	for (let round = 0; round < rounds; round++) {
		const now = runOn(2 + round);
		const found = new Map<House, CareRunMeasured>();
		for (const house of alternately(round, few, many)) {
			found.set(house, await measureRun(house, now, due));
		}
		const [one, other] = [found.get(few), found.get(many)];
		if (one && other) measured.push({ few: one, many: other });
	}
	await few.store.close();
	await many.store.close();
	return measured;
});
