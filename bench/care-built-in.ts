import { sql } from 'kysely';

import { findDue } from '../core/loop/care/find-due';
import type { DialectName } from '../core/store/store';
import { openStore } from '../core/store/registry';
import { home } from './care-birthdays';
import { fillCareCustomers, runOn } from './care-people';
import { createPlainTables, plainNews } from './care-plain';
import type { Databases } from './databases';
import { alternately, type Figure, figureOf, median, rounded, spoken } from './figure';
import { emptyHouse } from './house';
import { say } from './say';

export type CareVsBuiltIn = {
	/** Items a second through Find Due over those of a plain programme with the same effects. */
	ratio: Figure;
	/** The same by the processor time of this process alone. */
	processorRatio: Figure;
	/** Medians. */
	perSecond: { ours: number; plain: number };
	items: number;
};

/** Days between two editions: past the short cap and the long one, so that each reaches everybody. */
const apart = 15;
const holdoutPercent = 10;
const text = '{greeting}\n\nthis is what is new with us.';

/**
 * News to a list of customers: cap, holdout, nothing twice, a message and its contact stored. Through the verb of
 * the Care node, and by what If, Code and Postgres nodes over all items at once come to.
 */
export async function measureCareVsBuiltIn(
	databases: Databases,
	dialect: DialectName,
	{ customers, rounds }: { customers: number; rounds: number },
): Promise<CareVsBuiltIn> {
	const items = customers / 10;
	const target = await databases.target(dialect, 'care_news');
	const filled = await emptyHouse(target);
	await fillCareCustomers(filled, items, (i) => sql`${i} % 300`);
	await createPlainTables(filled.store);
	await filled.store.close();
	const house = { ...filled, store: await openStore(target, {}) };
	const { db } = house.store;
	const people = await db.selectFrom('customer').select('customer_id').execute();
	const customerIds = people.map(({ customer_id: id }) => id);
	const ours = async (now: number, edition: string): Promise<number> => {
		const { due } = await findDue(house, now, {
			definition: {
				key: 'news',
				occasion: 'own_list',
				settings: { edition, content: 'news' },
				steps: [{ days: 0, subject: 'News', text }],
				holdoutPercent,
			},
			home,
			sentBy: 'clock',
			customerIds,
			peek: false,
		});
		return due.length;
	};
	const plain = async (now: number, edition: string): Promise<number> =>
		await plainNews(house.store, now, {
			...{ workspace: house.workspace, edition, customerIds, holdoutPercent },
			...{ subject: 'News', text },
		});
	const measured: Array<{ ours: Took; plain: Took }> = [];
	// The first round warms up.
	for (let round = 0; round <= rounds; round++) {
		const now = runOn(apart * round);
		const took = new Map<typeof ours, Took>();
		for (const side of alternately(round, ours, plain)) {
			took.set(side, await timed(async () => await side(now, `edition-${round}`), items));
		}
		const [one, other] = [took.get(ours), took.get(plain)];
		if (round > 0 && one && other) measured.push({ ours: one, plain: other });
	}
	await house.store.close();
	const against = (key: keyof Took) =>
		figureOf(measured.map((one) => one.plain[key] / one.ours[key]));
	const ratio = against('tookMs');
	const processorRatio = against('processorMs');
	const perSecond = (side: 'ours' | 'plain') =>
		rounded((items / median(measured.map((one) => one[side].tookMs))) * 1_000);
	const speeds = { ours: perSecond('ours'), plain: perSecond('plain') };
	say(
		`care: ${dialect} ${speeds.ours} items/s, plain ${speeds.plain}, ratio ${spoken(ratio)}, by processor ${spoken(processorRatio)}`,
	);
	return { ratio, processorRatio, perSecond: speeds, items };
}

type Took = { tookMs: number; processorMs: number };

async function timed(work: () => Promise<number>, items: number): Promise<Took> {
	const used = process.cpuUsage();
	const began = performance.now();
	const found = await work();
	const tookMs = performance.now() - began;
	const { user, system } = process.cpuUsage(used);
	// One in ten is left out.
	if (found < items * 0.8 || found > items * 0.96) {
		throw new Error(`${found} of ${items} were written to.`);
	}
	return { tookMs, processorMs: (user + system) / 1000 };
}
