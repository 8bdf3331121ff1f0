import { Worker } from 'node:worker_threads';

import { StoreError } from '../../model/errors';

/** The thread's program; text for the same reason as the reader's. */
const program = `
const { parentPort, workerData } = require('node:worker_threads');
const { DatabaseSync } = require('node:sqlite');
try {
	const database = new DatabaseSync(workerData.file);
	database.exec('pragma busy_timeout = 60000; pragma secure_delete = on; vacuum;');
	const { busy } = database.prepare('pragma wal_checkpoint(truncate)').get();
	database.close();
	parentPort.postMessage({ busy });
} catch (error) {
	parentPort.postMessage({ error: String(error && error.message) });
}
`;

type Answer = { busy?: number; error?: string };

/**
 * Writes a SQLite file anew without what was deleted, and empties its log, in a thread: the event loop
 * serves pages meanwhile.
 *
 * @throws StoreError if somebody else reads or writes in it for too long
 */
export async function cleanFile(file: string): Promise<void> {
	const { busy, error } = await new Promise<Answer>((resolve, reject) => {
		const worker = new Worker(program, { eval: true, workerData: { file } });
		worker.once('message', resolve);
		worker.once('error', reject);
		worker.once('exit', () => reject(new Error('The thread has ended.')));
	});
	if (error === undefined && busy === 0) return;
	throw new StoreError(
		`The database file could not be cleaned of what was erased: ${error ?? 'it is being read'}.`,
		'It is tried again. Look for a program that keeps the file open, such as a database browser or a backup, and for a full disk: the file is written anew beside itself.',
	);
}
