import { Worker } from 'node:worker_threads';

/**
 * The thread's program. It is text because the package is one bundle: a file of its own would have to
 * be found again beside it, and the whole bundle must not be loaded twice.
 */
const program = `
const { parentPort, workerData } = require('node:worker_threads');
const { DatabaseSync } = require('node:sqlite');
const database = new DatabaseSync(workerData.file, { readOnly: true });
database.exec('pragma busy_timeout = 10000; pragma query_only = 1;');
const kept = new Map();
const prepared = (sql) => {
	const known = kept.get(sql);
	if (known) return known;
	if (kept.size >= 100) kept.clear();
	const statement = database.prepare(sql);
	kept.set(sql, statement);
	return statement;
};
parentPort.on('message', ({ id, sql, parameters }) => {
	try {
		parentPort.postMessage({ id, rows: prepared(sql).all(...parameters) });
	} catch (error) {
		parentPort.postMessage({ id, error: String(error && error.message) });
	}
});
`;

type Answer = { id: number; rows?: unknown[]; error?: string };

export type SqliteReader = {
	read<Row>(sql: string, parameters: readonly unknown[]): Promise<Row[]>;
	close(): Promise<void>;
};

/** A read-only handle in a thread of its own, started at the first read. */
export function sqliteReader(file: string): SqliteReader {
	let worker: Worker | null = null;
	let next = 0;
	const waiting = new Map<
		number,
		{ resolve: (rows: never[]) => void; reject: (e: Error) => void }
	>();

	/** A thread that breaks says so twice; the second time another one may have taken its place. */
	const failAll = (ended: Worker, error: Error): void => {
		if (worker !== ended) return;
		worker = null;
		for (const { reject } of waiting.values()) reject(error);
		waiting.clear();
	};

	const started = (): Worker => {
		if (worker) return worker;
		const created = new Worker(program, { eval: true, workerData: { file } });
		created.unref();
		created.on('message', ({ id, rows, error }: Answer) => {
			const reader = waiting.get(id);
			waiting.delete(id);
			if (waiting.size === 0) created.unref();
			if (error !== undefined) reader?.reject(new Error(error));
			else reader?.resolve((rows ?? []) as never[]);
		});
		created.on('error', (error) => failAll(created, error));
		created.on('exit', () => failAll(created, new Error('The reading thread has ended.')));
		worker = created;
		return created;
	};

	return {
		async read<Row>(sql: string, parameters: readonly unknown[]) {
			return await new Promise<Row[]>((resolve, reject) => {
				const id = next++;
				const thread = started();
				thread.postMessage({ id, sql, parameters });
				waiting.set(id, { resolve: resolve as (rows: never[]) => void, reject });
				thread.ref();
			});
		},
		async close() {
			await worker?.terminate();
			worker = null;
		},
	};
}
