import type { BatchOrder, BatchRound } from './batch-process';
import type { Databases } from './databases';
import { type Figure, figureOf, median, rounded, spoken } from './figure';
import { inOwnProcess } from './own-process';
import { say } from './say';

export type BatchBlock = {
	/** Longest time the event loop stood still in each round, in either batch, ms. */
	longest: Figure;
	/** The same while the process idled as long: what the machine does by itself. */
	idle: Figure;
	/** Cost of the 1,000th reopening of a subject over that of the 10th. */
	reopenGrowth: Figure;
	/** Medians, ms. */
	milliseconds: {
		customers: { longest: number; ownProcessorTime: number; took: number };
		reopenings: { longest: number; ownProcessorTime: number; took: number };
		tenthReopening: number;
		thousandthReopening: number;
	};
};

/**
 * Whether a batch of 500 events holds up the pages of the same process while its customers are stored
 * and asked, and whether a subject that is reopened ever again costs more each time. In SQLite, whose
 * work is done on the event loop.
 */
export async function measureBatches(
	databases: Databases,
	{ rounds }: { rounds: number },
): Promise<BatchBlock> {
	const targets: BatchOrder['targets'] = [];
	for (let round = 0; round < rounds; round++) {
		targets.push(await databases.target('sqlite', `batch_${round}`));
	}
	say(`batch: ${rounds} rounds of 500 new customers, 500 reopenings, 1,000 reopenings one by one`);
	const measured = await inOwnProcess<BatchOrder, BatchRound[]>('batch-process.ts', { targets });
	const middle = (of: (round: BatchRound) => number) => rounded(median(measured.map(of)));
	const longest = figureOf(
		measured.map(({ customers, reopenings }) => Math.max(customers.ms, reopenings.ms)),
	);
	const reopenGrowth = figureOf(measured.map(({ tenth, thousandth }) => thousandth / tenth));
	const idle = figureOf(measured.map(({ idleMs }) => idleMs));
	say(
		`batch: longest block ${spoken(longest)} ms, idle ${spoken(idle)} ms; reopening ${spoken(reopenGrowth)}`,
	);
	return {
		longest,
		idle,
		reopenGrowth,
		milliseconds: {
			customers: {
				longest: middle(({ customers }) => customers.ms),
				ownProcessorTime: middle(({ customers }) => customers.processorMs),
				took: middle(({ customers }) => customers.tookMs),
			},
			reopenings: {
				longest: middle(({ reopenings }) => reopenings.ms),
				ownProcessorTime: middle(({ reopenings }) => reopenings.processorMs),
				took: middle(({ reopenings }) => reopenings.tookMs),
			},
			tenthReopening: middle(({ tenth }) => tenth),
			thousandthReopening: middle(({ thousandth }) => thousandth),
		},
	};
}
