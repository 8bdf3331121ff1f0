/**
 * The process of the insight measurement: asks for segments × months from our roll-up and from DuckDB in turns, or
 * reads and rebuilds the roll-up alone, and says how long it took, how far the memory grew and how long the event
 * loop stood still.
 */
import { DuckDBInstance } from '@duckdb/node-api';
import { sql } from 'kysely';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { dayAt } from '../core/calendar/wall-time';
import type { House } from '../core/loop/house';
import { openStore, type StoreTarget } from '../core/store/registry';
import type { SummaryScope } from '../core/store/repositories/summary';
import { freshDays, type TallyDays } from '../core/store/repositories/fresh-days';
import { type GroupTally, talliesBy } from '../core/store/repositories/tallies-by';
import { longestBlock } from './event-loop';
import { alternately } from './figure';
import { signingSecret, workspace } from './house';
import { answerFormula, firstAnswer, months } from './insight-answers';
import { onOrder } from './own-process';

export type InsightOrder = {
	target: StoreTarget;
	rows: number;
	rounds: number;
	/** `against`: DuckDB in turns; `alone`: memory, event loop, rebuilding everything. */
	how: 'against' | 'alone';
};

export type InsightMeasured = {
	rollUpMs: number[];
	duckDbMs: number[];
	rebuildMs: number[];
	scanMs: number[];
	/** Of reading and rebuilding together. */
	rssMb: number[];
	blockMs: number[];
	blockProcessorMs: number[];
};

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const scopeOf = (house: House): SummaryScope => ({
	place: house,
	period: { from: 0, until: 1 },
	filters: {
		...{ surveyKey: null, metric: null, segment: null, touchpoint: null },
		...{ team: null, owner: null },
	},
	responsible: null,
	now: firstAnswer,
});

/** Somebody changes their mind on one of the days. */
async function oneMore({ store, workspace }: House, rows: number, round: number): Promise<void> {
	const at = firstAnswer + Math.floor(((round * 0.37 + 0.11) % 1) * rows) * stepOf(rows);
	await sql`update response set value = 6 - value where workspace_id = ${workspace}
		and response_id in (select response_id from response where workspace_id = ${workspace}
			and answered_at >= ${at} and value <> 3 order by answered_at limit 1)`.execute(store.db);
}

const stepOf = (rows: number): number => Math.floor(months.ms / rows);

/** Segments × months, as a trend over two years asks for months. */
async function cells(house: House): Promise<GroupTally[]> {
	const until = firstAnswer + months.ms;
	return await segmentsOf(house, {
		first: dayAt('UTC', firstAnswer),
		last: dayAt('UTC', until) - 1,
		timeZone: 'UTC',
	});
}

const segmentsOf = async (house: House, days: TallyDays): Promise<GroupTally[]> =>
	await talliesBy(scopeOf(house), days, { fields: ['segment'], each: 'month' });

const countOf = (all: readonly GroupTally[]): number =>
	all.reduce((sum, { tally }) => sum + tally.low + tally.middle + tally.high, 0);

async function timed(work: () => Promise<unknown>): Promise<number> {
	const began = performance.now();
	await work();
	return performance.now() - began;
}

async function against(house: House, order: InsightOrder, said: InsightMeasured): Promise<void> {
	const { rows, rounds } = order;
	const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
	const duck = await instance.connect();
	const { segment, value, level, at } = answerFormula(rows, 'duckdb');
	await duck.run(`create table answers as select epoch_ms(cast(${at} as bigint)) as moment,
		${segment} as segment, cast(${value} as double) as value, ${level} as level
		from range(${rows}) as series(i)`);
	const question = `select date_trunc('month', moment) as month, segment,
		count(*) filter (where level = 'low'), count(*) filter (where level = 'middle'),
		count(*) filter (where level = 'high'), sum(value), sum(value * value)
		from answers group by 1, 2`;
	await cells(house);
	await duck.runAndReadAll(question);
	for (let round = 0; round < rounds; round += 1) {
		await oneMore(house, rows, round);
		const ours = async () => {
			said.rollUpMs.push(
				await timed(async () => {
					const counted = countOf(await cells(house));
					if (counted !== rows) throw new Error(`${counted} of ${rows} answers were counted.`);
				}),
			);
		};
		const theirs = async () => {
			said.duckDbMs.push(
				await timed(async () => {
					const found = await duck.runAndReadAll(question);
					if (found.currentRowCount === 0) throw new Error('DuckDB found nothing.');
				}),
			);
		};
		for (const side of alternately(round, ours, theirs)) await side();
	}
	duck.closeSync();
}

async function alone(house: House, order: InsightOrder, said: InsightMeasured): Promise<void> {
	const { rows, rounds } = order;
	const { store, workspace } = house;
	await cells(house);
	const scan = store.db
		.selectFrom('response')
		.select(({ fn }) => [
			fn.sum<number>('value').as('sum'),
			fn.max('owner').as('owner'),
			fn.max('segment').as('segment'),
		])
		.where('workspace_id', '=', workspace)
		.where('test', '=', 0);
	for (let round = 0; round < rounds; round += 1) {
		collectGarbage();
		const before = process.memoryUsage.rss();
		let most = before;
		const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 10);
		// Another zone: all days are counted anew, each as one that has changed.
		const days = {
			first: dayAt('UTC', firstAnswer) - 2,
			last: dayAt('UTC', firstAnswer + months.ms) + 2,
			timeZone: round % 2 === 0 ? 'Asia/Shanghai' : 'UTC',
		};
		const block = await longestBlock(async () => {
			const ours = async () => {
				said.rebuildMs.push(
					await timed(async () => {
						if (!(await freshDays(house, days))) throw new Error('Nothing was counted.');
					}),
				);
			};
			const theirs = async () => {
				said.scanMs.push(await timed(async () => await store.analyse(scan)));
			};
			for (const side of alternately(round, ours, theirs)) await side();
			const counted = countOf(await segmentsOf(house, days));
			if (counted !== rows) throw new Error(`${counted} of ${rows} answers were counted.`);
		});
		clearInterval(watch);
		said.rssMb.push((most - before) / 2 ** 20);
		said.blockMs.push(block.ms);
		said.blockProcessorMs.push(block.processorMs);
	}
}

async function measure(order: InsightOrder): Promise<InsightMeasured> {
	const store = await openStore(order.target, {});
	const keys = { current: signingSecret, previous: [] };
	const house = { store, workspace, keys, publicAddress: null };
	const said: InsightMeasured = {
		...{ rollUpMs: [], duckDbMs: [], rebuildMs: [], scanMs: [] },
		...{ rssMb: [], blockMs: [], blockProcessorMs: [] },
	};
	await (order.how === 'against' ? against : alone)(house, order, said);
	await store.close();
	return said;
}

onOrder(measure);
