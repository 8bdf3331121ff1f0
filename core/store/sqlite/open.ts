import { chmodSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';

import { Kysely } from 'kysely';

import { StoreError } from '../../model/errors';
import type { Schema } from '../schema';
import type { Store } from '../store';
import { builtInSqlite } from './built-in';
import { cleanFile } from './clean';
import { lastResort, sqliteCheckpoints } from './checkpoints';
import { type Handles, sqliteDialect } from './dialect';
import { fileInPlace } from './in-place';
import { isBusy } from './patience';
import { sqliteReader } from './reader';
import { Turns } from './turns';

/** Where the file lies unless the credential says otherwise: under n8n's own user folder. */
export function defaultSqliteFile(env: NodeJS.ProcessEnv): string {
	const home = env.N8N_USER_FOLDER ?? homedir();
	return join(home, '.n8n', 'satisfaction', 'satisfaction.sqlite');
}

/** The file that a credential means: the one it names, else the default. */
export const sqliteFile = (path: string, env: NodeJS.ProcessEnv): string =>
	path === '' ? defaultSqliteFile(env) : path;

/**
 * Opens (and creates) a SQLite store; folder 0700, file 0600, WAL, every commit on disk before an
 * answer is acknowledged.
 *
 * @throws StoreError in queue mode, where several machines would each have a file of their own.
 */
export function openSqlite(path: string, env: NodeJS.ProcessEnv): Store {
	const file = sqliteFile(path, env);
	if (env.EXECUTIONS_MODE === 'queue') {
		throw new StoreError(
			'SQLite cannot be used while n8n runs in queue mode (EXECUTIONS_MODE=queue).',
			'Set Database to PostgreSQL in the Satisfaction Workspace credential.',
		);
	}
	if (!isAbsolute(file)) {
		throw new StoreError(
			'The path of the database is not an absolute one.',
			'Enter a path that begins with "/", or leave the field empty for the default.',
		);
	}
	const writing = new Turns();
	const handles = openFile(file);
	const inPlace = fileInPlace(file);
	const { committed, ...checkpoints } = sqliteCheckpoints(file, {
		writing,
		copiesAt: (pages) => handles.writer.exec(`pragma wal_autocheckpoint = ${pages}`),
		inPlace,
	});
	const dialect = sqliteDialect(handles, { writing, committed, inPlace: inPlace.check });
	const db = new Kysely<Schema>({ dialect });
	const reader = sqliteReader(file, inPlace.check);
	return {
		dialect: 'sqlite',
		db,
		transaction: async (work) => await db.transaction().execute(work),
		analyse: async <Row>(query: { compile(): { sql: string; parameters: readonly unknown[] } }) => {
			const { sql, parameters } = query.compile();
			return await reader.read<Row>(sql, parameters);
		},
		// In the same process nothing can fall silent.
		patiently: async (work) => await work(),
		async clean() {
			// The others wait here, and not for a lock that they would give up.
			const endTurn = await writing.take();
			try {
				inPlace.check();
				await cleanFile(file);
			} finally {
				endTurn();
			}
		},
		async close() {
			await reader.close();
			await checkpoints.close();
			await db.destroy();
		},
	};
}

/** Bytes that the log keeps for what comes: it has grown beyond them while somebody read for long. */
const keptLog = 32 * 1024 * 1024;

function openFile(file: string): Handles {
	const { DatabaseSync } = builtInSqlite();
	const opened: DatabaseSync[] = [];
	const open = (): DatabaseSync => {
		const database = new DatabaseSync(file);
		opened.push(database);
		return database;
	};
	try {
		mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
		const writer = open();
		chmodSync(file, 0o600);
		setUp(
			writer,
			'pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on;' +
				` pragma wal_autocheckpoint = ${lastResort}; pragma journal_size_limit = ${keptLog};` +
				// What is replaced is deleted, and asks the triggers that guard it.
				' pragma recursive_triggers = on;',
		);
		const reader = open();
		// Not opened read-only: such a handle could not take up what a crash has left in the log.
		setUp(reader, 'pragma query_only = on;');
		return { writer, reader };
	} catch (error) {
		// Each request tries anew, and each handle keeps its file open until somebody collects garbage.
		for (const database of opened) database.close();
		throw new StoreError(
			`The database cannot be opened: ${(error as Error).message}.`,
			'Check that the folder exists, that n8n may write to it, and that the disk is not full.',
		);
	}
}

/** How long the opening of a file waits for other processes that open it, ms. */
const patience = 10_000;

/**
 * Only one process can switch a new file to WAL, and SQLite lets the others fail at once. Opening
 * happens once a process, so waiting here may block.
 */
function setUp(database: DatabaseSync, pragmas: string): void {
	const pause = new Int32Array(new SharedArrayBuffer(4));
	const until = performance.now() + patience;
	for (;;) {
		try {
			// Without a time-out of its own: it would wait on the event loop.
			database.exec(`pragma busy_timeout = 0; pragma temp_store = memory; ${pragmas}`);
			return;
		} catch (error) {
			if (!isBusy(error) || performance.now() >= until) throw error;
			Atomics.wait(pause, 0, 0, 25);
		}
	}
}
