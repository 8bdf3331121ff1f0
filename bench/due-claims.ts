import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

import { sql } from 'kysely';

import { dueKinds } from '../core/model/states';
import type { DialectName, Store } from '../core/store/store';
import { openStore } from '../core/store/registry';
import { planDue } from '../core/store/repositories/due';
import type { Databases } from './databases';
import { batch, type Order, type Report } from './due-worker';
import { type Figure, alternately, figureOf, median, rounded, spoken } from './figure';
import { workspace } from './house';
import { say } from './say';

const rows = 10_000;
const processes = 4;

export type DueClaims = {
	/** Rows that nobody got, and rows that two got, over all rounds. */
	lost: number;
	twice: number;
	/** Rows a second, claimed against plainly updated. */
	ratio: Figure;
	perSecond: { claimed: number; updated: number };
	settings: { rows: number; processes: number; batch: number };
};

/**
 * Four processes take ten thousand due rows from one another until none is left, against four that
 * update the same rows, a quarter each, and need not agree on anything.
 */
export async function measureDueClaims(
	databases: Databases,
	dialect: DialectName,
	{ rounds }: { rounds: number },
): Promise<DueClaims> {
	const target = await databases.target(dialect, 'due');
	const store = await openStore(target, {});
	const workers = Array.from({ length: processes }, () =>
		fork(join(__dirname, 'due-worker.ts'), { execArgv: ['--import', 'tsx'] }),
	);
	const tell = async (orders: (worker: number) => Order): Promise<Report[]> =>
		await Promise.all(workers.map(async (worker, index) => await ask(worker, orders(index))));
	try {
		await tell((index) => ({ kind: 'open', target, holder: `process ${index}` }));
		const now = Date.now();
		const claimed: number[] = [];
		const updated: number[] = [];
		let lost = 0;
		let twice = 0;
		const claimAll = async (): Promise<void> => {
			await plan(store, now);
			const reports = await tell(() => ({ kind: 'claim', now }));
			const got = reports.flatMap(({ ids }) => ids);
			const different = new Set(got).size;
			lost += rows - different;
			twice += got.length - different;
			claimed.push(perSecond(reports));
		};
		const updateAll = async (): Promise<void> => {
			const ids = await plan(store, now);
			const reports = await tell((index) => ({
				kind: 'update',
				now,
				ids: ids.filter((_, place) => place % processes === index),
			}));
			updated.push(perSecond(reports));
		};
		await claimAll();
		await updateAll();
		claimed.length = 0;
		updated.length = 0;
		for (let round = 0; round < rounds; round++) {
			for (const side of alternately(round, claimAll, updateAll)) await side();
		}
		const ratio = figureOf(claimed.map((speed, round) => speed / (updated[round] ?? speed)));
		const speeds = { claimed: rounded(median(claimed)), updated: rounded(median(updated)) };
		say(
			`due: ${dialect} ${speeds.claimed} rows/s claimed, ${speeds.updated} updated, ratio ${spoken(ratio)}; lost ${lost}, twice ${twice}`,
		);
		return { lost, twice, ratio, perSecond: speeds, settings: { rows, processes, batch } };
	} finally {
		await tell(() => ({ kind: 'close' })).catch(() => {});
		for (const worker of workers) worker.kill();
		await store.close();
	}
}

/** From the moment the first process began to the moment the last one had nothing left. */
function perSecond(reports: Report[]): number {
	const began = Math.min(...reports.map((report) => report.began));
	const ended = Math.max(...reports.map((report) => report.ended));
	return (1000 * rows) / (ended - began);
}

async function ask(worker: ChildProcess, order: Order): Promise<Report> {
	return await new Promise((resolve, reject) => {
		const gone = () => reject(new Error('A process of the due measurement has ended.'));
		worker.once('exit', gone);
		worker.once('message', (report) => {
			worker.off('exit', gone);
			resolve(report as Report);
		});
		worker.send(order);
	});
}

/** Ten thousand fresh due rows of every kind, in the order in which they come due. */
async function plan(store: Store, now: number): Promise<string[]> {
	await store.transaction(async (tx) => {
		await tx.deleteFrom('due').execute();
		for (let from = 0; from < rows; from += 500) {
			const planned = Array.from({ length: 500 }, (_, n) => ({
				kind: dueKinds[(from + n) % dueKinds.length] ?? dueKinds[0],
				key: `due-${from + n}`,
				refId: `inv-${from + n}`,
				surveyKey: 'after-service',
				dueAt: now - rows + from + n,
				test: false,
			}));
			await planDue(tx, workspace, planned, now);
		}
	});
	if (store.dialect === 'postgres') await sql`vacuum analyze due`.execute(store.db);
	const planned = await store.db.selectFrom('due').select('due_id').orderBy('due_at').execute();
	return planned.map((row) => row.due_id);
}
