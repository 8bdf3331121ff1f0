import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { sql } from 'kysely';

import { StoreError } from '../../core/model/errors';
import { closeStores, openStore, storeFor, type StoreTarget } from '../../core/store/registry';
import { listPeople, savePerson } from '../../core/store/repositories/people';
import { builtInSqlite } from '../../core/store/sqlite/built-in';
import { defaultSqliteFile } from '../../core/store/sqlite/open';
import { aPerson as person } from './a-person';
import { newTarget, useDatabases } from './databases';

useDatabases();

const folder = mkdtempSync(join(tmpdir(), 'satisfaction-open-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

describe('a SQLite store', () => {
	it('is a file that only its owner can read, in a folder only its owner can enter', async () => {
		const file = join(folder, 'private', 'store.sqlite');
		const store = await openStore({ kind: 'sqlite', file }, {});
		expect(modeOf(file)).toBe('600');
		expect(modeOf(`${file}-wal`)).toBe('600');
		expect(modeOf(dirname(file))).toBe('700');
		await store.close();
	});

	it("lies under n8n's user folder unless the credential says otherwise", () => {
		expect(defaultSqliteFile({ N8N_USER_FOLDER: '/data' })).toBe(
			'/data/.n8n/satisfaction/satisfaction.sqlite',
		);
	});

	it('waits for the disk at every commit and keeps a log beside the file', async () => {
		const store = await openStore({ kind: 'sqlite', file: join(folder, 'wal.sqlite') }, {});
		const pragma = async (name: string) =>
			Object.values((await sql.raw<object>(`pragma ${name}`).execute(store.db)).rows[0] ?? {})[0];
		expect(await pragma('journal_mode')).toBe('wal');
		expect(await pragma('synchronous')).toBe(2);
		await store.close();
	});

	const refused: Array<[string, { kind: 'sqlite'; file: string }, NodeJS.ProcessEnv, string]> = [
		[
			'in queue mode',
			{ kind: 'sqlite', file: join(folder, 'queue.sqlite') },
			{ EXECUTIONS_MODE: 'queue' },
			'Set Database to PostgreSQL',
		],
		['at a relative path', { kind: 'sqlite', file: 'store.sqlite' }, {}, 'begins with "/"'],
		[
			'at a file that is no database',
			{ kind: 'sqlite', file: join(folder, 'text.sqlite') },
			{},
			'Check',
		],
		[
			'where a file stands in the place of the folder',
			{ kind: 'sqlite', file: join(folder, 'text.sqlite', 'store.sqlite') },
			{},
			'Check that the folder exists',
		],
	];
	it.each(refused)('is refused %s, with what to do', async (_where, target, env, hint) => {
		writeFileSync(join(folder, 'text.sqlite'), 'this is no database, only a text of some length');
		const opening = openStore(target, env);
		await expect(opening).rejects.toBeInstanceOf(StoreError);
		await expect(opening).rejects.toMatchObject({
			message: expect.stringContaining(`(file "${target.file}", Node ${process.version}).`),
			hint: expect.stringContaining(hint),
		});
	});

	it('that the credential leaves to us is named with its whole path when it cannot be used', async () => {
		const home = join(folder, 'home');
		const file = defaultSqliteFile({ N8N_USER_FOLDER: home });
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, 'this is no database, only a text of some length');
		const opening = openStore({ kind: 'sqlite', file: '' }, { N8N_USER_FOLDER: home });
		await expect(opening).rejects.toMatchObject({
			message: `The database cannot be opened: file is not a database (file "${file}", Node ${process.version}).`,
		});
	});

	it('that cannot be migrated is named in the same way, and nobody is sent to a password', async () => {
		const home = join(folder, 'half');
		const file = defaultSqliteFile({ N8N_USER_FOLDER: home });
		mkdirSync(dirname(file), { recursive: true });
		const other = new DatabaseSync(file);
		other.exec('create table customer (id text)');
		other.close();
		const opening = openStore({ kind: 'sqlite', file: '' }, { N8N_USER_FOLDER: home });
		await expect(opening).rejects.toMatchObject({
			message: expect.stringMatching(
				/^The database cannot be used: .*already exists \(file "\/.*satisfaction\.sqlite", Node v\d/,
			),
			hint: expect.stringContaining('may write to the file'),
		});
	});

	it.each([
		['without node:sqlite', undefined],
		['whose statements cannot name their columns', { StatementSync: class {} }],
	])('on a Node %s is refused with the Node to take, or PostgreSQL', (_what, sqlite) => {
		const opening = () => builtInSqlite({ getBuiltinModule: () => sqlite as never });
		expect(opening).toThrow(StoreError);
		expect(opening).toThrow('SQLite cannot be used: it comes with Node from version 22.16 on.');
		expect(opening).toThrow(
			expect.objectContaining({ hint: expect.stringMatching(/Node 22\.16 or newer.* PostgreSQL/) }),
		);
	});

	it('that is full stores nothing of the transaction and works again once there is room', async () => {
		const store = await openStore({ kind: 'sqlite', file: join(folder, 'full.sqlite') }, {});
		const pages = await sql<{ page_count: number }>`pragma page_count`.execute(store.db);
		await sql.raw(`pragma max_page_count = ${pages.rows[0]?.page_count ?? 0}`).execute(store.db);
		const filling = store.transaction(async (tx) => {
			for (let index = 0; index < 2_000; index++) {
				await savePerson(tx, 'full', person(`person-${index}-${'x'.repeat(80)}`), 0);
			}
		});
		await expect(filling).rejects.toMatchObject({
			name: 'StoreError',
			message: expect.stringContaining('disk of the database file is full'),
			hint: expect.stringContaining('Make room'),
		});
		expect(await listPeople(store.db, 'full')).toEqual([]);

		await sql.raw('pragma max_page_count = 100000').execute(store.db);
		await store.transaction(async (tx) => await savePerson(tx, 'full', person('one'), 0));
		expect(await listPeople(store.db, 'full')).toHaveLength(1);
		await store.close();
	});

	it('that may not be written to says whose right is missing', async () => {
		const store = await openStore({ kind: 'sqlite', file: join(folder, 'mounted.sqlite') }, {});
		await sql`pragma query_only = on`.execute(store.db);
		const saving = store.transaction(async (tx) => await savePerson(tx, 'w', person('one'), 0));
		await expect(saving).rejects.toMatchObject({
			name: 'StoreError',
			hint: expect.stringContaining('user that runs n8n'),
		});
		await store.close();
	});

	it('reads many rows in a thread, while the event loop stays free', async () => {
		const store = await openStore({ kind: 'sqlite', file: join(folder, 'reader.sqlite') }, {});
		let longest = 0;
		let last = performance.now();
		const watch = setInterval(() => {
			longest = Math.max(longest, performance.now() - last);
			last = performance.now();
		}, 1);
		const started = performance.now();
		const heavy = sql<{ n: number }>`
			with recursive counted (n) as (select 1 union all select n + 1 from counted where n < 3000000)
			select count(*) as n from counted where n % 7 <> 0`;
		const rows = await store.analyse<{ n: number }>({ compile: () => heavy.compile(store.db) });
		const took = performance.now() - started;
		clearInterval(watch);
		expect(rows).toEqual([{ n: 2571429 }]);
		expect(took).toBeGreaterThan(100);
		// On the event loop it would have stood still for as long as the query took.
		expect(longest).toBeLessThan(took / 2);
		await store.close();
	});

	it('is read by the thread only: a writing statement fails there', async () => {
		const store = await openStore({ kind: 'sqlite', file: join(folder, 'readonly.sqlite') }, {});
		const write = sql`delete from person`;
		await expect(store.analyse({ compile: () => write.compile(store.db) })).rejects.toThrow(
			/readonly|read-only|query_only/i,
		);
		await store.close();
	});
});

describe('a PostgreSQL store', () => {
	it('that cannot be reached is refused with what to check', async () => {
		const target = await newTarget('postgres');
		const opening = openStore({ ...target, port: 1 } as StoreTarget, {});
		await expect(opening).rejects.toBeInstanceOf(StoreError);
		await expect(opening).rejects.toMatchObject({
			message: expect.stringContaining('127.0.0.1:1'),
			hint: expect.stringContaining('Check host, port, user, password'),
		});
	});

	it('with a wrong password is refused, and the password is not in the message', async () => {
		const target = await newTarget('postgres');
		const opening = openStore({ ...target, password: 'not-the-secret' } as StoreTarget, {});
		await expect(opening).rejects.toBeInstanceOf(StoreError);
		await expect(opening).rejects.not.toMatchObject({
			message: expect.stringContaining('not-the-secret'),
		});
	});

	it.each(['Upper', 'a"b', 'drop table', '', '1st'])(
		'does not accept the schema name "%s"',
		async (schema) => {
			const target: StoreTarget = {
				kind: 'postgres',
				host: '127.0.0.1',
				port: 1,
				database: 'x',
				user: 'x',
				password: 'x',
				schema,
				ssl: 'disable',
				poolSize: 1,
			};
			await expect(openStore(target, {})).rejects.toBeInstanceOf(StoreError);
		},
	);

	it('keeps working in queue mode', async () => {
		const store = await openStore(await newTarget('postgres'), { EXECUTIONS_MODE: 'queue' });
		expect(await listPeople(store.db, 'any')).toEqual([]);
		await store.close();
	});

	it('keeps its connection while nobody asks: a new one costs more than a page', async () => {
		const store = await openStore(await newTarget('postgres'), {});
		const process = async () =>
			(await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(store.db)).rows[0]?.pid;
		const before = await process();
		// The driver by itself lets go after ten seconds.
		await new Promise((resolve) => setTimeout(resolve, 11_000));
		expect(await process()).toBe(before);
		await store.close();
	});

	it('takes a new connection when the server has ended the one it kept', async () => {
		const target = await newTarget('postgres');
		const [store, other] = [await openStore(target, {}), await openStore(target, {})];
		const process = async () =>
			(await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(store.db)).rows[0]?.pid;
		const before = await process();
		await sql`select pg_terminate_backend(${before})`.execute(other.db);
		await new Promise((resolve) => setTimeout(resolve, 200));
		const after = await process();
		expect(after).toBeDefined();
		expect(after).not.toBe(before);
		await Promise.all([store.close(), other.close()]);
	});
});

describe('the registry', () => {
	afterEach(closeStores);

	it('opens a target once, however many nodes ask at the same time', async () => {
		const target: StoreTarget = { kind: 'sqlite', file: join(folder, 'shared.sqlite') };
		const [one, other] = await Promise.all([storeFor(target, {}), storeFor(target, {})]);
		expect(one).toBe(other);
		expect(await storeFor({ ...target, file: join(folder, 'else.sqlite') }, {})).not.toBe(one);
	});

	it('forgets an opening that failed, so that the next call tries again', async () => {
		const file = join(folder, 'again.sqlite');
		writeFileSync(file, 'this is no database, only a text of some length');
		await expect(storeFor({ kind: 'sqlite', file }, {})).rejects.toBeInstanceOf(StoreError);
		rmSync(file);
		await expect(storeFor({ kind: 'sqlite', file }, {})).resolves.toBeDefined();
	});
});
