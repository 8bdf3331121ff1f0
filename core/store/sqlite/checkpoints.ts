import { Worker } from 'node:worker_threads';

import type { Turns } from './turns';

/** The thread's program; text for the same reason as the reader's. */
const program = `
const { parentPort, workerData } = require('node:worker_threads');
const { DatabaseSync } = require('node:sqlite');
const database = new DatabaseSync(workerData.file);
database.exec('pragma busy_timeout = 0; pragma synchronous = full;');
parentPort.on('message', () => {
	try {
		const { log } = database.prepare('pragma wal_checkpoint(passive)').get();
		parentPort.postMessage(log);
	} catch {
		// Somebody else is at it just now.
		parentPort.postMessage(0);
	}
});
`;

/** Commits after which the thread is asked: what it copies at once holds up the disk for everybody. */
const often = 16;
/** Pages in the log that nobody wants to search: then writers wait until it may begin anew. 32 MB. */
const long = 8_000;
/** Pages at which SQLite copies the log by itself after all, on the event loop: no thread has done it. */
export const lastResort = 20_000;

export type Checkpoints = {
	/** To be called after each commit. */
	committed(): void;
	close(): Promise<void>;
};

/**
 * Copies what was committed from the log into the file, in a thread: SQLite would do so within the commit
 * that fills a thousand pages, and the disk can take half a second to say that they are safe.
 *
 * @param writing whose turn it is to write; nobody waits for it but where the log grows long
 */
export function sqliteCheckpoints(file: string, writing: Turns): Checkpoints {
	let worker: Worker | null = null;
	let isClosed = false;
	let isAsked = false;
	let commits = 0;

	const started = (): Worker => {
		if (worker) return worker;
		const created = new Worker(program, { eval: true, workerData: { file } });
		// What is in the log is safe there: a process may end before it is copied.
		created.unref();
		created.on('exit', () => {
			if (worker === created) worker = null;
		});
		created.on('error', () => {});
		worker = created;
		return created;
	};

	/** How many pages the log holds, once all were copied that nobody reads. */
	const copied = async (): Promise<number> =>
		await new Promise<number>((resolve) => {
			const thread = started();
			const answered = (pages: number): void => {
				thread.off('message', answered);
				thread.off('exit', ended);
				resolve(pages);
			};
			const ended = (): void => answered(0);
			thread.on('message', answered);
			thread.on('exit', ended);
			thread.postMessage(null);
		});

	const copy = async (): Promise<void> => {
		isAsked = true;
		try {
			if ((await copied()) < long || isClosed) return;
			// While nobody writes, all of it is copied, and the next who writes begins the log anew.
			const endTurn = await writing.take();
			try {
				if (!isClosed) await copied();
			} finally {
				endTurn();
			}
		} finally {
			isAsked = false;
		}
	};

	return {
		committed() {
			commits += 1;
			if (commits < often || isAsked || isClosed) return;
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
