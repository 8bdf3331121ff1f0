import {
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import threads from 'node:worker_threads';

import { sql } from 'kysely';

import { StoreError } from '../../core/model/errors';
import { openStore, storeFor } from '../../core/store/registry';
import { listPeople, savePerson } from '../../core/store/repositories/people';
import type { Store } from '../../core/store/store';
import { aPerson } from './a-person';
import { startWorking } from './processes';

const folder = mkdtempSync(join(tmpdir(), 'satisfaction-file-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
const newFile = (): string => join(folder, `${(files += 1)}.sqlite`);
const opened = async (file: string): Promise<Store> =>
	await openStore({ kind: 'sqlite', file }, {});

const save = async (store: Store, id: string, bytes = 0) =>
	await store.transaction(async (tx) => await savePerson(tx, 'w', aPerson(id, bytes), 0));
const saveMany = async (store: Store, from: number, until: number, bytes = 0) => {
	for (let number = from; number < until; number += 1) await save(store, `p${number}`, bytes);
};
const saved = async (store: Store): Promise<number> => (await listPeople(store.db, 'w')).length;

const megabyte = 1_048_576;
const logOf = (file: string): number => statSync(`${file}-wal`).size / megabyte;

/** Pages at which whoever writes copies the log; 0 = never. */
const copiesAt = async ({ db }: Store): Promise<number> => {
	const { rows } = await sql<Record<string, number>>`pragma wal_autocheckpoint`.execute(db);
	return Object.values(rows[0] ?? {})[0] ?? -1;
};

describe('the log of a SQLite file', () => {
	const { Worker } = threads;
	const faults: unknown[] = [];
	const noteFault = (fault: unknown): void => void faults.push(fault);
	beforeEach(() => process.on('unhandledRejection', noteFault));
	afterEach(() => {
		process.off('unhandledRejection', noteFault);
		jest.restoreAllMocks();
	});

	const broken: Array<[string, () => threads.Worker, number]> = [
		[
			'cannot be started',
			() => {
				throw new Error('This process may have no threads.');
			},
			40,
		],
		['dies each time', () => new Worker('throw new Error("Broken.")', { eval: true }), 40],
		['never answers', () => new Worker('setInterval(() => {}, 1e6)', { eval: true }), 300],
	];

	it.each(broken)('is copied by SQLite itself where a thread %s', async (_what, made, commits) => {
		jest.spyOn(threads, 'Worker').mockImplementation(made);
		const file = newFile();
		const store = await opened(file);
		await saveMany(store, 0, commits);
		// As long as a thread takes to die.
		while ((await copiesAt(store)) !== 1_000) await sleep(5);
		// Three times what SQLite lets come together.
		await saveMany(store, commits, commits + 40, 300_000);
		expect(logOf(file)).toBeLessThan(6);
		expect(await saved(store)).toBe(commits + 40);
		await store.close();
		await sleep(10);
		expect(faults).toEqual([]);
	});

	it('is copied by the thread alone as soon as one has said that it can', async () => {
		const store = await opened(newFile());
		await saveMany(store, 0, 20);
		while ((await copiesAt(store)) !== 0) await sleep(5);
		await store.close();
	});

	it('grows while somebody reads for long, and gives the room back afterwards', async () => {
		const file = newFile();
		const store = await opened(file);
		const other = new DatabaseSync(file);
		other.exec('begin; select count(*) from person;');
		await saveMany(store, 0, 48, megabyte);
		expect(logOf(file)).toBeGreaterThan(45);
		other.close();
		// As long as the thread takes to come around to it.
		let next = 48;
		for (; logOf(file) > 33 && next < 2_000; next += 1) {
			await save(store, `p${next}`);
			await sleep(1);
		}
		expect(logOf(file)).toBeLessThan(33);
		expect(await saved(store)).toBe(next);
		await store.close();
	});

	it('loses nothing when those who write and copy are killed, of several on one file', async () => {
		const file = newFile();
		const store = await opened(file);
		const working = ['a', 'b', 'c'].map((name) =>
			startWorking<string>('save-and-say.ts', [{ kind: 'sqlite', file }, name]),
		);
		for (const one of working) await one.ready();
		for (const one of working) one.go();
		let longest = 0;
		for (const one of working) {
			const before = one.said().length;
			await one.until(() => one.said().length > before + 40);
			longest = Math.max(longest, logOf(file));
			one.kill();
			expect(await one.endedBy()).toBe('SIGKILL');
			await save(store, `between-${before}`);
		}
		const known = new Set((await listPeople(store.db, 'w')).map(({ id }) => id));
		const told = working.flatMap((one) => one.said());
		expect(told.length).toBeGreaterThan(120);
		expect(told.filter((id) => !known.has(id))).toEqual([]);
		// What was saved, and not said any more, is one of each at most.
		expect(known.size - told.length).toBeLessThanOrEqual(2 * working.length);
		const { rows } = await sql<object>`pragma integrity_check`.execute(store.db);
		expect(rows).toEqual([{ integrity_check: 'ok' }]);
		// Each has copied what the others wrote, too.
		expect(longest).toBeLessThan(80);
		await store.close();
	});

	it('goes into a backup that is made while it is written and copied', async () => {
		const file = newFile();
		const store = await opened(file);
		await saveMany(store, 0, 30, 100_000);
		const copy = newFile();
		const source = new DatabaseSync(file);
		let over = false;
		const writing = (async () => {
			for (let number = 30; !over; number += 1) {
				await save(store, `p${number}`, 100_000);
				await sleep(1);
			}
		})();
		await sleep(50);
		source.exec(`vacuum into '${copy}'`);
		over = true;
		await writing;
		source.close();
		const restored = await opened(copy);
		const ids = (await listPeople(restored.db, 'w')).map(({ id }) => Number(id.slice(1)));
		expect(ids.length).toBeGreaterThanOrEqual(30);
		// Whole up to one moment.
		expect(Math.max(...ids) + 1).toBe(ids.length);
		await restored.close();
		await store.close();
	});
});

describe('a SQLite file that is not where it was while n8n uses it', () => {
	const isRefused = async (work: () => Promise<unknown>, how: string) => {
		const error = await work().catch((fault: unknown) => fault);
		expect(error).toBeInstanceOf(StoreError);
		expect(error).toMatchObject({
			message: expect.stringContaining(how),
			hint: expect.stringContaining('Put the file back'),
		});
	};

	it.each(['moved away', 'replaced'])(
		'takes nothing that would be lost once it was %s',
		async (how) => {
			const file = newFile();
			const store = await opened(file);
			await saveMany(store, 0, 3);
			const away = newFile();
			renameSync(file, away);
			if (how === 'replaced') writeFileSync(file, 'an older one');
			await isRefused(async () => await save(store, 'lost'), how);
			await isRefused(async () => await sql`delete from person`.execute(store.db), how);
			const counted = sql<{ n: number }>`select count(*) as n from person`;
			const count = async () =>
				await store.analyse<{ n: number }>({ compile: () => counted.compile(store.db) });
			await isRefused(count, how);
			await isRefused(async () => await store.clean(), how);
			// Nobody has made one anew, or written into the other one.
			expect(existsSync(file)).toBe(how === 'replaced');
			if (how === 'replaced') expect(readFileSync(file, 'utf8')).toBe('an older one');
			// Pages are still served from what is there.
			expect(await saved(store)).toBe(3);
			renameSync(away, file);
			await save(store, 'kept');
			expect(await count()).toEqual([{ n: 4 }]);
			await store.close();
		},
	);

	it('is not made anew by a thread that takes its time to start', async () => {
		const { Worker } = threads;
		const slow = jest
			.spyOn(threads, 'Worker')
			.mockImplementation(
				(program, options) => new Worker(`setTimeout(() => { ${String(program)} }, 200)`, options),
			);
		const file = newFile();
		const store = await opened(file);
		let saves = 0;
		while (slow.mock.calls.length === 0) await save(store, `p${(saves += 1)}`);
		slow.mockRestore();
		const away = newFile();
		renameSync(file, away);
		await sleep(500);
		expect(existsSync(file)).toBe(false);
		renameSync(away, file);
		expect(await saved(store)).toBe(saves);
		await store.close();
	});
});

describe('what is read in a thread', () => {
	it('sees what was committed before it began, also while another one reads for long', async () => {
		const store = await opened(newFile());
		await saveMany(store, 0, 30);
		const read = async <Row>(query: ReturnType<typeof sql<Row>>): Promise<Row[]> =>
			await store.analyse<Row>({ compile: () => query.compile(store.db) });
		let over = false;
		const reading = read(sql`with recursive n(v) as
			(select 1 union all select v + 1 from n where v < 10000) select person_id from n, person`);
		const whole = reading.then((rows) => {
			over = true;
			return rows.length;
		});
		const count = sql<{ n: number }>`select count(*) as n from person`;
		expect(await read(count)).toEqual([{ n: 30 }]);
		for (let more = 31; more < 34; more += 1) {
			await save(store, `more-${more}`);
			expect(await read(count)).toEqual([{ n: more }]);
		}
		expect(over).toBe(false);
		expect(await whole).toBe(300_000);
		await store.close();
	});

	it('sees it also after one that failed on a number that JavaScript cannot hold', async () => {
		const store = await opened(newFile());
		await saveMany(store, 0, 3);
		const read = async <Row>(query: ReturnType<typeof sql<Row>>): Promise<Row[]> =>
			await store.analyse<Row>({ compile: () => query.compile(store.db) });
		const large = sql`select 9223372036854775807 as n from person`;
		for (let times = 0; times < 8; times += 1) await expect(read(large)).rejects.toThrow('large');
		await save(store, 'later');
		const count = sql<{ n: number }>`select count(*) as n from person`;
		expect(await read(count)).toEqual([{ n: 4 }]);
		await store.close();
	});

	it('waits for its turn where many read at once, and all are answered', async () => {
		const store = await opened(newFile());
		await saveMany(store, 0, 5);
		const many = sql<{ v: number }>`with recursive n(v) as
			(select 1 union all select v + 1 from n where v < 400) select v, person_id from n, person`;
		const files = openFiles();
		const read = async () => await store.analyse({ compile: () => many.compile(store.db) });
		const found = await Promise.all(Array.from({ length: 40 }, read));
		expect(found.every((rows) => rows.length === 2_000)).toBe(true);
		// Each handle has some files open.
		expect(openFiles() - files).toBeLessThan(30);
		await store.close();
	});

	it('fails once the store is closed, and starts no thread anew', async () => {
		const store = await opened(newFile());
		const one = sql`select 1 as one`;
		await store.close();
		const began = jest.spyOn(threads, 'Worker');
		await expect(store.analyse({ compile: () => one.compile(store.db) })).rejects.toThrow('closed');
		expect(began).not.toHaveBeenCalled();
		began.mockRestore();
	});
});

/** Files that this process has open; elsewhere than on Linux nobody can say. */
const openFiles = (): number =>
	existsSync('/proc/self/fd') ? readdirSync('/proc/self/fd').length : 0;
const threadsNow = (): number =>
	existsSync('/proc/self/task') ? readdirSync('/proc/self/task').length : 0;

describe('a SQLite store that is opened', () => {
	it('and closed again leaves no file and no thread behind', async () => {
		const file = newFile();
		const once = async (): Promise<void> => {
			const store = await opened(file);
			await saveMany(store, 0, 17);
			const one = sql`select 1 as one`;
			await store.analyse({ compile: () => one.compile(store.db) });
			await store.close();
		};
		await once();
		const before = [openFiles(), threadsNow()];
		for (let times = 0; times < 8; times += 1) await once();
		const [had = 0, ran = 0] = before;
		expect(openFiles()).toBeLessThanOrEqual(had);
		expect(threadsNow()).toBeLessThanOrEqual(ran);
	});

	it('in vain, as often as somebody asks, leaves no file open', async () => {
		const file = newFile();
		writeFileSync(file, 'this is no database, only a text of some length');
		const before = openFiles();
		for (let times = 0; times < 30; times += 1) {
			await expect(storeFor({ kind: 'sqlite', file }, {})).rejects.toThrow(StoreError);
		}
		expect(openFiles()).toBeLessThanOrEqual(before);
	});
});
