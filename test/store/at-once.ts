import { sql } from 'kysely';

import type { Store, Tx } from '../../core/store/store';

/** A transaction that has done its work and stays open until it is let; then it is committed. */
export async function held(store: Store, work: (tx: Tx) => Promise<unknown>) {
	let release = (): void => {};
	const isLet = new Promise<void>((resolve) => (release = resolve));
	let begun = (): void => {};
	const hasBegun = new Promise<void>((resolve) => (begun = resolve));
	const done = store.transaction(async (tx) => {
		await work(tx);
		begun();
		await isLet;
	});
	await Promise.race([hasBegun, done]);
	return async (): Promise<void> => {
		release();
		await done;
	};
}

/** Until somebody waits for a lock; SQLite lets one after the other in, and nobody waits in it. */
export async function untilWaiting({ dialect, db }: Store): Promise<void> {
	if (dialect === 'sqlite') return;
	const waiting = sql`select 1 from pg_stat_activity
		where wait_event_type = 'Lock' and state = 'active'`;
	while ((await waiting.execute(db)).rows.length === 0) {
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
}
