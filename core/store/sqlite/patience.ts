import { setTimeout as sleep } from 'node:timers/promises';

import { StoreError } from '../../model/errors';

/** SQLITE_BUSY (5) and its extended codes share the low byte. */
export function isBusy(error: unknown): boolean {
	const code = (error as { errcode?: unknown }).errcode;
	return typeof code === 'number' && (code & 0xff) === 5;
}

/** What SQLite's codes mean that somebody can do something about: SQLITE_FULL and SQLITE_READONLY. */
const troubles = new Map([
	[
		13,
		{
			what: 'The disk of the database file is full; nothing of this was stored',
			hint: 'Make room on it: then everything goes on.',
		},
	],
	[
		8,
		{
			what: 'The database file cannot be written to; nothing of this was stored',
			hint: 'Let the user that runs n8n write to the file and to its folder, and look whether the disk was mounted read-only after a fault.',
		},
	],
]);

/** The same error with what to do about it, where that is known. */
export function explained(error: unknown): unknown {
	const { errcode: code, message } = error as { errcode?: unknown; message?: string };
	const trouble = typeof code === 'number' ? troubles.get(code & 0xff) : undefined;
	return trouble ? new StoreError(`${trouble.what} (${message}).`, trouble.hint) : error;
}

/** Longest time anybody waits for what another process holds, from when they asked, ms. */
export const usualPatience = 15_000;

/**
 * Does the work as soon as no other process is in the way. It waits here and not inside SQLite, which
 * would hold up the event loop, and every page with it.
 *
 * @param until when to give up, by `performance.now()`; the work is tried once in any case
 * @throws StoreError once the patience is at its end, and where the disk is full or may not be written to
 */
export async function withPatience<T>(until: number, work: () => T): Promise<T> {
	for (let wait = 1; ; wait = Math.min(wait * 2, 50)) {
		try {
			return work();
		} catch (error) {
			if (!isBusy(error)) throw explained(error);
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
