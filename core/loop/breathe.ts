import { setImmediate as pause } from 'node:timers/promises';

import type { InSteps } from '../insight/stats/in-steps';
import { eventLoop } from '../store/event-loop';

/** Work at one go after which others come first, ms: n8n serves pages and runs workflows on the same thread. */
const longest = 8;

/**
 * To be awaited after each piece of long work: goes on at once while little time has passed, and lets
 * others in where it has. What a piece takes differs by a hundred times, so time is counted, not pieces, and
 * with it what SQLite has worked in the same turn of the event loop.
 *
 * @example
 * const breathe = breather();
 * for (const row of rows) {
 *    read.push(readRow(row));
 *    await breathe();
 * }
 */
export function breather(): () => Promise<void> {
	let since = performance.now();
	eventLoop.used();
	return async () => {
		if (performance.now() - since < longest && eventLoop.used() < longest) return;
		await pause();
		since = performance.now();
		eventLoop.used();
	};
}

/** Does work that comes in steps, and breathes after each. */
export async function inBreaths<Result>(
	work: InSteps<Result>,
	breathe: () => Promise<void>,
): Promise<Result> {
	let step = work.next();
	while (step.done !== true) {
		await breathe();
		step = work.next();
	}
	return step.value;
}
