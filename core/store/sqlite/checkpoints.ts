import { Worker } from 'node:worker_threads';

import type { InPlace } from './in-place';
import type { Turns } from './turns';

/** The thread's program; text for the same reason as the reader's. */
const program = `
const { parentPort, workerData } = require('node:worker_threads');
const { DatabaseSync } = require('node:sqlite');
const { statSync } = require('node:fs');
const { file, identity } = workerData;
// It takes some time until a thread comes so far, and a file that is not there would be made.
const { dev, ino } = statSync(file);
if (identity !== '' && identity !== dev + ':' + ino) throw new Error('The file was replaced.');
const database = new DatabaseSync(file);
database.exec('pragma busy_timeout = 0; pragma synchronous = full;');
const kept = {};
parentPort.on('message', (way) => {
	try {
		kept[way] ??= database.prepare('pragma wal_checkpoint(' + way + ')');
		parentPort.postMessage(kept[way].get().log);
	} catch (error) {
		// Somebody else is at it just now, or it cannot be done.
		const isBusy = (error.errcode & 0xff) === 5;
		parentPort.postMessage(isBusy ? 0 : null);
	}
});
`;

/** Commits after which the thread is asked: what it copies at once holds up the disk for everybody. */
const often = 16;
/** Commits after which it is asked again where it could not do it: a thread that starts takes its time. */
const seldom = 512;
/** Pages in the log that nobody wants to search: then writers wait until it may begin anew. 32 MB. */
const long = 8_000;
/** Pages at which SQLite copies the log by itself, on the event loop, until a thread has said that it can. */
export const lastResort = 20_000;
/** The same where no thread can, which is SQLite's own measure; and where it need not at all. */
const itself = { always: 1_000, never: 0 };
/** Commits that a thread may let pass without an answer, before it counts as one that cannot. */
const unanswered = 256;

export type Checkpoints = {
	/** To be called after each commit. */
	committed(): void;
	close(): Promise<void>;
};

type Given = {
	/** Whose turn it is to write; nobody waits for it but where the log grows long. */
	writing: Turns;
	/** Has whoever writes copy the log at so many pages; 0 = not at all. */
	copiesAt: (pages: number) => void;
	/** Asked before the file is opened a second time. */
	inPlace: InPlace;
};

/**
 * Copies what was committed from the log into the file, in a thread: SQLite would do so within the commit
 * that fills a thousand pages, and the disk can take half a second to say that they are safe. Where no thread
 * can do it, SQLite does.
 */
export function sqliteCheckpoints(
	file: string,
	{ writing, copiesAt, inPlace }: Given,
): Checkpoints {
	let worker: Worker | null = null;
	let isClosed = false;
	let isAsked = false;
	let commits = 0;
	let next = often;
	let copyingAt = lastResort;

	const started = (): Worker => {
		if (worker) return worker;
		inPlace.check();
		const workerData = { file, identity: inPlace.identity };
		const created = new Worker(program, { eval: true, workerData });
		// What is in the log is safe there: a process may end before it is copied.
		created.unref();
		created.on('exit', () => {
			if (worker === created) worker = null;
		});
		created.on('error', () => {});
		worker = created;
		return created;
	};

	/** How many pages the log holds, once all were copied that nobody reads; `null` where that cannot be done. */
	const copied = async (way: 'passive' | 'restart'): Promise<number | null> =>
		await new Promise<number | null>((resolve) => {
			const thread = started();
			const answered = (pages: number | null): void => {
				thread.off('message', answered);
				thread.off('exit', ended);
				resolve(pages);
			};
			const ended = (): void => answered(null);
			thread.on('message', answered);
			thread.on('exit', ended);
			thread.postMessage(way);
		}).catch(() => null);

	/** Who copies: the thread alone, or SQLite by itself as well. */
	const leaveTo = (pages: number): void => {
		if (copyingAt === pages || isClosed) return;
		copyingAt = pages;
		copiesAt(pages);
	};

	const copy = async (): Promise<void> => {
		isAsked = true;
		const pages = await copied('passive');
		next = pages === null ? seldom : often;
		leaveTo(pages === null ? itself.always : itself.never);
		if (pages !== null && pages >= long && !isClosed) {
			// While nobody writes, all of it is copied, and the next who writes begins the log anew.
			const endTurn = await writing.take();
			if (!isClosed) await copied('restart');
			endTurn();
		}
		isAsked = false;
	};

	return {
		committed() {
			commits += 1;
			if (isClosed) return;
			if (isAsked && commits >= unanswered) leaveTo(itself.always);
			if (commits < next || isAsked) return;
			commits = 0;
			void copy();
		},
		async close() {
			isClosed = true;
			await worker?.terminate();
			worker = null;
		},
	};
}
