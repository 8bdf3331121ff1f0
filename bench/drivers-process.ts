/**
 * The processes of the drivers' measurement. Without DuckDB in it: how far the memory grows and how long the event
 * loop stands still while drivers are found. With it: how long that takes, and DuckDB's sums of products of
 * the same columns, in turns.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { DuckDBInstance } from '@duckdb/node-api';

import type { House } from '../core/loop/house';
import { findDrivers } from '../core/loop/insight/drivers/find-drivers';
import { itemSet } from '../core/model/rated-items';
import { openStore, type StoreTarget } from '../core/store/registry';
import { itemAnswers } from '../core/store/repositories/item-answers';
import { answersUntil, driverSurvey, items } from './driver-answers';
import { longestBlock } from './event-loop';
import { alternately } from './figure';
import { signingSecret, workspace } from './house';
import { onOrder } from './own-process';

export type DriversOrder = { target: StoreTarget; rounds: number; duckdb: boolean };
export type DriversRound = {
	tookMs: number;
	/** `null` without DuckDB. */
	duckdbMs: number | null;
	blockMs: number;
	blockProcessorMs: number;
	rssMb: number;
	answers: number;
};

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const filters = {
	...{ surveyKey: null, metric: null, segment: null, touchpoint: null },
	...{ team: null, owner: null },
};

async function ours(house: House): Promise<Omit<DriversRound, 'duckdbMs'>> {
	collectGarbage();
	const before = process.memoryUsage.rss();
	let most = before;
	const watch = setInterval(() => {
		most = Math.max(most, process.memoryUsage.rss());
	}, 10);
	const { result, ...block } = await longestBlock(
		async () =>
			await findDrivers(house, answersUntil, {
				...{ period: 'range', from: '2020-01-01', until: null, language: 'en', filters },
			}),
	);
	clearInterval(watch);
	const [first] = result;
	if (!first || first.driver === null) throw new Error(first?.text ?? 'No driver was found.');
	return {
		tookMs: block.tookMs,
		blockMs: block.ms,
		blockProcessorMs: block.processorMs,
		rssMb: (most - before) / 2 ** 20,
		answers: first.n,
	};
}

/** DuckDB with the same columns in memory and one thread; gives a run of all sums of products. */
async function theirs(house: House): Promise<() => Promise<{ tookMs: number; n: number }>> {
	const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
	const connection = await instance.connect();
	const names = [...Array.from({ length: items }, (_, at) => `q${at + 1}`), 'score'];
	await connection.run(
		`create table answers (${names.map((name) => `${name} double`).join(', ')})`,
	);
	const appender = await connection.createAppender('answers');
	const asked = {
		...{ place: house, filters, responsible: null, surveyKey: driverSurvey().key },
		...{ period: { from: 0, until: answersUntil }, set: itemSet(driverSurvey())?.name ?? '' },
	};
	for await (const lines of itemAnswers(asked)) {
		for (const line of lines.split('\n')) {
			const [rated = '', score = ''] = line.split(' ');
			for (const value of [...rated.split(','), score]) {
				if (value === '') appender.appendNull();
				else appender.appendDouble(Number(value));
			}
			appender.endRow();
		}
	}
	appender.closeSync();
	const sums = names.flatMap((one, at) => [
		`sum(${one})`,
		...names.slice(at).map((other) => `sum(${one} * ${other})`),
	]);
	const complete = names.map((name) => `${name} is not null`).join(' and ');
	const query = `select count(*), ${sums.join(', ')} from answers where ${complete}`;
	return async () => {
		const began = performance.now();
		const rows = await (await connection.runAndReadAll(query)).getRows();
		return { tookMs: performance.now() - began, n: Number(rows[0]?.[0]) };
	};
}

onOrder<DriversOrder>(async ({ target, rounds, duckdb }) => {
	const house: House = {
		store: await openStore(target, {}),
		workspace,
		keys: { current: signingSecret, previous: [] },
		publicAddress: null,
	};
	const other = duckdb ? await theirs(house) : null;
	await ours(house);
	await other?.();
	const measured: DriversRound[] = [];
	for (let round = 0; round < rounds; round++) {
		let found: Omit<DriversRound, 'duckdbMs'> | null = null;
		let duckdbMs: number | null = null;
		for (const side of alternately(round, 'ours', 'theirs')) {
			if (side === 'ours') {
				found = await ours(house);
			} else if (other) {
				const { tookMs, n } = await other();
				duckdbMs = tookMs;
				if (found && n !== found.answers) {
					throw new Error(`DuckDB summed ${n} answers, we ${found.answers}.`);
				}
			}
		}
		if (found) measured.push({ ...found, duckdbMs });
	}
	await house.store.close();
	return measured;
});
