import { setTimeout as sleep } from 'node:timers/promises';

import { StoreError } from '../../model/errors';

/** SQLITE_BUSY (5) and its extended codes share the low byte. */
export function isBusy(error: unknown): boolean {
	const code = (error as { errcode?: unknown }).errcode;
	return typeof code === 'number' && (code & 0xff) === 5;
}

/** Longest time anybody waits for what another process holds, from when they asked, ms. */
export const usualPatience = 15_000;

/**
 * Does the work as soon as no other process is in the way. It waits here and not inside SQLite, which
 * would hold up the event loop, and every page with it.
 *
 * @param until when to give up, by `performance.now()`; the work is tried once in any case
 * @throws StoreError once the patience is at its end
 */
export async function withPatience<T>(until: number, work: () => T): Promise<T> {
	for (let wait = 1; ; wait = Math.min(wait * 2, 50)) {
		try {
			return work();
		} catch (error) {
			if (!isBusy(error)) throw error;
			if (performance.now() >= until) throw locked();
			// Not all at the same moment again.
			await sleep(wait * (0.5 + Math.random()));
		}
	}
}

const locked = (): StoreError =>
	new StoreError(
		'The database file is locked by another process.',
		'Look for a program that keeps a transaction open in it, such as a database browser or a backup.',
	);
