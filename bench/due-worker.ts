/**
 * One of the processes of the due measurement. It opens the store, waits for each order and answers
 * with what it got.
 */
import { sql } from 'kysely';

import { dueKinds } from '../core/model/states';
import { openStore, type StoreTarget } from '../core/store/registry';
import { claimDueRows } from '../core/store/repositories/due-claims';
import type { Store } from '../core/store/store';
import { workspace } from './house';

/** What the timer takes at once unless told otherwise. */
export const batch = 100;

export type Order =
	| { kind: 'open'; target: StoreTarget; holder: string }
	/** Claim until nothing is left. */
	| { kind: 'claim'; now: number }
	/** Update these rows, a batch at a time; nobody else touches them. */
	| { kind: 'update'; now: number; ids: string[] }
	| { kind: 'close' };

/** Times are epoch milliseconds, so that those of several processes compare. */
export type Report = { ids: string[]; began: number; ended: number };

const leaseMs = 600_000;
let store: Store | null = null;
let holder = '';

async function claim(from: Store, now: number): Promise<string[]> {
	const got: string[] = [];
	for (;;) {
		const rows = await claimDueRows(
			from,
			workspace,
			{ kinds: dueKinds, scope: null, limit: batch, holder, leaseMs },
			now,
		);
		if (rows.length === 0) return got;
		for (const row of rows) got.push(row.due_id);
	}
}

async function update(inside: Store, now: number, ids: string[]): Promise<string[]> {
	for (let from = 0; from < ids.length; from += batch) {
		await sql`update due
			set lease_until = ${now + leaseMs}, lease_by = ${holder}, attempt = attempt + 1
			where workspace_id = ${workspace}
				and due_id in (${sql.join(ids.slice(from, from + batch))})`.execute(inside.db);
	}
	return ids;
}

async function obey(order: Order): Promise<Report> {
	const began = performance.timeOrigin + performance.now();
	let ids: string[] = [];
	if (order.kind === 'open') {
		holder = order.holder;
		store = await openStore(order.target, {});
	} else if (store) {
		if (order.kind === 'claim') ids = await claim(store, order.now);
		if (order.kind === 'update') ids = await update(store, order.now, order.ids);
		if (order.kind === 'close') await store.close();
	}
	return { ids, began, ended: performance.timeOrigin + performance.now() };
}

process.on('message', (order: Order) => {
	obey(order).then(
		(report) => {
			process.send?.(report);
			if (order.kind === 'close') process.disconnect();
		},
		(error: unknown) => {
			process.stderr.write(`${String((error as Error).stack)}\n`);
			process.exit(1);
		},
	);
});
