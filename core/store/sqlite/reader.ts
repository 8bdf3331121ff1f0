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
const inUse = new Set();
const prepared = (sql) => {
	const known = kept.get(sql);
	// One that is read from just now would begin anew.
	if (known) return inUse.has(known) ? database.prepare(sql) : known;
	if (kept.size >= 100) kept.clear();
	const statement = database.prepare(sql);
	kept.set(sql, statement);
	return statement;
};
const reading = new Map();
const sizeOf = (row) => {
	let size = 0;
	for (const value of Object.values(row)) size += typeof value === 'string' ? value.length : 8;
	return size;
};
const nextPiece = (id) => {
	const { statement, rows } = reading.get(id);
	const piece = [];
	let size = 0;
	while (piece.length < workerData.rows && size < workerData.characters) {
		const { done, value } = rows.next();
		if (done) {
			reading.delete(id);
			inUse.delete(statement);
			parentPort.postMessage({ id, rows: piece, more: false });
			return;
		}
		piece.push(value);
		size += sizeOf(value);
	}
	parentPort.postMessage({ id, rows: piece, more: true });
};
parentPort.on('message', ({ id, sql, parameters }) => {
	try {
		if (sql !== undefined) {
			const statement = prepared(sql);
			inUse.add(statement);
			reading.set(id, { statement, rows: statement.iterate(...parameters) });
		}
		nextPiece(id);
	} catch (error) {
		const begun = reading.get(id);
		if (begun) inUse.delete(begun.statement);
		reading.delete(id);
		parentPort.postMessage({ id, error: String(error && error.message) });
	}
});
`;

/**
 * What comes over at once at most: what is taken apart in one turn of the event loop holds up all pages meanwhile.
 */
const piece = { rows: 500, characters: 250_000 };

type Answer = { id: number } & ({ rows: unknown[]; more: boolean } | { error: string });

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
		{ rows: unknown[]; resolve: (rows: never[]) => void; reject: (e: Error) => void }
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
		const created = new Worker(program, { eval: true, workerData: { file, ...piece } });
		created.unref();
		created.on('message', (answer: Answer) => {
			const { id } = answer;
			const reader = waiting.get(id);
			if ('rows' in answer) {
				for (const row of answer.rows) reader?.rows.push(row);
				// Asked for in a later turn, so that whatever else has come meanwhile has its own.
				if (answer.more) return void setImmediate(() => created.postMessage({ id }));
			}
			waiting.delete(id);
			if (waiting.size === 0) created.unref();
			if ('error' in answer) reader?.reject(new Error(answer.error));
			else reader?.resolve(reader.rows as never[]);
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
				waiting.set(id, { rows: [], resolve: resolve as (rows: never[]) => void, reject });
				thread.ref();
			});
		},
		async close() {
			await worker?.terminate();
			worker = null;
		},
	};
}
