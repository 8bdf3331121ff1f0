import { Worker } from 'node:worker_threads';

import type { InPlace } from './in-place';

/**
 * The thread's program. It is text because the package is one bundle: a file of its own would have to
 * be found again beside it, and the whole bundle must not be loaded twice.
 */
const program = `
const { parentPort, workerData } = require('node:worker_threads');
const { DatabaseSync } = require('node:sqlite');
const { file, most } = workerData;
const idle = [];
const waiting = [];
let handles = 0;
const opened = () => {
	const database = new DatabaseSync(file, { readOnly: true });
	database.exec('pragma busy_timeout = 10000; pragma query_only = 1;');
	handles += 1;
	return { database, kept: new Map() };
};
const letNextIn = () => {
	if (waiting.length > 0) setImmediate(begin, waiting.shift());
};
const letGo = (handle) => {
	idle.push(handle);
	letNextIn();
};
// What has failed may still be under way in it: whoever had it next would see what that one saw.
const discard = (handle) => {
	handle.database.close();
	handles -= 1;
	letNextIn();
};
const prepared = ({ database, kept }, sql) => {
	const known = kept.get(sql);
	if (known) return known;
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
	const { handle, rows } = reading.get(id);
	const piece = [];
	let size = 0;
	while (piece.length < workerData.rows && size < workerData.characters) {
		const { done, value } = rows.next();
		if (done) {
			reading.delete(id);
			parentPort.postMessage({ id, rows: piece, more: false });
			letGo(handle);
			return;
		}
		piece.push(value);
		size += sizeOf(value);
	}
	parentPort.postMessage({ id, rows: piece, more: true });
};
const attempt = (id, work) => {
	try {
		work();
	} catch (error) {
		const begun = reading.get(id);
		reading.delete(id);
		parentPort.postMessage({ id, error: String(error && error.message) });
		if (begun) discard(begun.handle);
	}
};
const begin = (asked) => attempt(asked.id, () => {
	// Of its own: on one that is read from just now it would see what that reading saw.
	if (idle.length === 0 && handles >= most) return waiting.push(asked);
	const handle = idle.pop() ?? opened();
	reading.set(asked.id, { handle, rows: null });
	reading.get(asked.id).rows = prepared(handle, asked.sql).iterate(...asked.parameters);
	nextPiece(asked.id);
});
parentPort.on('message', (asked) => {
	if (asked.sql !== undefined) begin(asked);
	else attempt(asked.id, () => nextPiece(asked.id));
});
`;

/**
 * What comes over at once at most: what is taken apart in one turn of the event loop holds up all pages meanwhile.
 */
const piece = { rows: 500, characters: 250_000 };
/** Readings of many rows that go on beside each other; each has some megabytes of memory, and others wait. */
const mostAtOnce = 6;

type Answer = { id: number } & ({ rows: unknown[]; more: boolean } | { error: string });

export type SqliteReader = {
	read<Row>(sql: string, parameters: readonly unknown[]): Promise<Row[]>;
	close(): Promise<void>;
};

/**
 * Read-only handles in a thread of their own, started at the first read: one for each of those that read at once,
 * so that each sees what was committed before it began.
 *
 * @param inPlace asked before each: the file may be opened once more for it
 */
export function sqliteReader(file: string, inPlace: InPlace['check'] = () => {}): SqliteReader {
	let worker: Worker | null = null;
	let isClosed = false;
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
		if (isClosed) throw new Error('The database is closed.');
		inPlace();
		if (worker) return worker;
		const workerData = { file, most: mostAtOnce, ...piece };
		const created = new Worker(program, { eval: true, workerData });
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
			isClosed = true;
			await worker?.terminate();
			worker = null;
		},
	};
}
