import { sql } from 'kysely';

import type { DialectName } from '../core/store/store';
import { fillCareCustomers } from './care-people';
import type { CareOrder, CareRound, CareRunMeasured } from './care-process';
import type { Databases } from './databases';
import { type Figure, figureOf, median, rounded, spoken } from './figure';
import { emptyHouse } from './house';
import { inOwnProcess } from './own-process';
import { say } from './say';

export type CareGrowth = {
	/** What a daily run takes among many customers over what it takes among a tenth of them, as many being due. */
	ratio: Figure;
	/** The same by the processor time of this process alone. */
	processorRatio: Figure;
	/** How far the memory grew in a run among many, MB. */
	rssMb: Figure;
	/** Longest time the event loop stood still in a run among many, ms. */
	longest: Figure;
	/** The same by the process's own work alone, ms. */
	longestProcessor: Figure;
	customers: { few: number; many: number; due: number };
	/** Medians, ms. */
	milliseconds: { few: number; many: number; manyProcessor: number };
};

/** What growth costs a daily run of a birthday campaign: as many are due among ten times as many customers. */
export async function measureCareGrowth(
	databases: Databases,
	dialect: DialectName,
	{ customers: count, rounds: asked }: { customers: number; rounds: number },
): Promise<CareGrowth> {
	const customers = { few: count, many: 10 * count, due: count / 10 };
	// A tenth of the few on each day: the first looks at nothing, the second warms up.
	const rounds = Math.min(asked, 8);
	const targets: CareOrder['targets'] = [
		await databases.target(dialect, 'care_few'),
		await databases.target(dialect, 'care_many'),
	];
	for (const [at, target] of targets.entries()) {
		const all = at === 0 ? customers.few : customers.many;
		say(`care: filling ${dialect} with ${all.toLocaleString('en')} customers`);
		const house = await emptyHouse(target);
		const share = sql.lit(all / customers.due);
		const days = sql.lit(rounds + 2);
		// On the days that are measured as many as are due, the others behind them.
		await fillCareCustomers(
			house,
			all,
			(i) =>
				sql`case when ${i} % ${share} < ${days} then ${i} % ${share}
					else ${days} + ${i} / ${share} % 280 end`,
		);
		await house.store.close();
	}
	const order = { targets, due: customers.due, rounds };
	const measured = await inOwnProcess<CareOrder, CareRound[]>('care-process.ts', order);
	const of = (side: keyof CareRound, key: keyof CareRunMeasured) =>
		measured.map((round) => round[side][key]);
	const growth = (key: keyof CareRunMeasured) =>
		figureOf(measured.map(({ few, many }) => many[key] / few[key]));
	const ratio = growth('tookMs');
	const processorRatio = growth('processorMs');
	const rssMb = figureOf(of('many', 'rssMb'));
	const longest = figureOf(of('many', 'blockMs'));
	const longestProcessor = figureOf(of('many', 'blockProcessorMs'));
	const milliseconds = {
		few: rounded(median(of('few', 'tookMs'))),
		many: rounded(median(of('many', 'tookMs'))),
		manyProcessor: rounded(median(of('many', 'processorMs'))),
	};
	say(
		`care: ${dialect} ${milliseconds.few} → ${milliseconds.many} ms, ratio ${spoken(ratio)}, by processor ${spoken(processorRatio)}, memory ${spoken(rssMb)} MB, block ${spoken(longest)} ms, own ${spoken(longestProcessor)} ms`,
	);
	return { ratio, processorRatio, rssMb, longest, longestProcessor, customers, milliseconds };
}
