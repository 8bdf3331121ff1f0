import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';

import { Kysely, sql } from 'kysely';

import { servePage } from '../../core/loop/pages/customer/serve';
import { linkFor } from '../../core/loop/pages/page-link';
import { StoreError } from '../../core/model/errors';
import { openStore } from '../../core/store/registry';
import { listPeople, savePerson } from '../../core/store/repositories/people';
import type { Schema } from '../../core/store/schema';
import type { Store } from '../../core/store/store';
import { lastResort } from '../../core/store/sqlite/checkpoints';
import { sqliteDialect } from '../../core/store/sqlite/dialect';
import { sqliteReader } from '../../core/store/sqlite/reader';
import { life, now, somebody } from '../core/loop/a-house';
import { aPerson as person } from './a-person';
import { houseIn } from './databases';
import { shortestOfThree } from './longest-stretch';

const folder = mkdtempSync(join(tmpdir(), 'satisfaction-sqlite-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
const newFile = (): string => join(folder, `${(files += 1)}.sqlite`);

/** Another process with a transaction that is open for writing. */
function aWriter(file: string): { letGo: () => void } {
	const other = new DatabaseSync(file);
	other.exec('begin immediate');
	return { letGo: () => other.close() };
}

const serving = {
	workflowId: 'w-service',
	workflowName: 'Survey',
	nodeId: 'n',
	nodeName: 'Answers',
};

describe('SQLite on the event loop', () => {
	const many = Array.from({ length: 1_500 }, (_, number) => person(`p${number}`));

	it.each<[string, (store: Awaited<ReturnType<typeof openStore>>) => Promise<unknown>]>([
		[
			'transactions one after the other',
			async (store) => {
				for (const one of many) {
					await store.transaction(async (tx) => await savePerson(tx, 'w', one, 0));
				}
			},
		],
		[
			'transactions that were all asked for at once',
			async (store) =>
				await Promise.all(
					many.map(
						async (one) => await store.transaction(async (tx) => await savePerson(tx, 'w', one, 0)),
					),
				),
		],
		[
			'statements of one transaction',
			async (store) =>
				await store.transaction(async (tx) => {
					for (const one of many) await savePerson(tx, 'w', one, 0);
				}),
		],
		[
			'reads that were all asked for at once',
			async (store) => {
				await store.transaction(async (tx) => {
					for (const one of many.slice(0, 100)) await savePerson(tx, 'w', one, 0);
				});
				// Asking is one stretch of its own, which grows with their number: answering them is what is looked at.
				const asked = many.slice(0, 700);
				await Promise.all(asked.map(async () => await listPeople(store.db, 'w')));
			},
		],
	])('lets others in during many %s', async (_what, work) => {
		// What the work itself needs comes every time; collecting garbage and compiling do not.
		const shortest = await shortestOfThree(async (measure) => {
			const store = await openStore({ kind: 'sqlite', file: newFile() }, {});
			await measure(async () => await work(store));
			await store.close();
		});
		expect(shortest).toBeLessThan(5);
	});
});

describe('SQLite while another process writes', () => {
	it('serves pages, and opens, without waiting for it', async () => {
		const file = newFile();
		const store = await openStore({ kind: 'sqlite', file }, {});
		const house = houseIn(store);
		await life(house).publish();
		const asked = await life(house).asks({ customer: somebody() });
		const writer = aWriter(file);
		const began = performance.now();
		const subject = asked.item.invitation?.id ?? '';
		const token = linkFor({ house, now }, 'survey', { subject, audience: 'customer', life: 30 });
		const page = await servePage(
			house,
			now,
			{
				method: 'GET',
				query: { t: token.slice('?t='.length) },
				fields: null,
				acceptLanguage: null,
				test: false,
			},
			{ node: serving, surveyKey: 'service', trial: null },
		);
		expect(page.status).toBe(200);
		const again = await openStore({ kind: 'sqlite', file }, {});
		expect(await listPeople(again.db, 'w')).toEqual([]);
		expect(performance.now() - began).toBeLessThan(5_000);
		writer.letGo();
		await Promise.all([store.close(), again.close()]);
	});

	it('reads what was committed last, also while it writes itself', async () => {
		const store = await openStore({ kind: 'sqlite', file: newFile() }, {});
		await store.transaction(async (tx) => {
			await savePerson(tx, 'w', person('ada'), 0);
			expect(await listPeople(tx, 'w')).toHaveLength(1);
			expect(await listPeople(store.db, 'w')).toHaveLength(0);
		});
		expect(await listPeople(store.db, 'w')).toHaveLength(1);
		await store.close();
	});

	it('writes as soon as it is let', async () => {
		const file = newFile();
		const store = await openStore({ kind: 'sqlite', file }, {});
		const writer = aWriter(file);
		const saving = store.transaction(async (tx) => await savePerson(tx, 'w', person('ada'), 0));
		await sleep(300);
		writer.letGo();
		await saving;
		expect(await listPeople(store.db, 'w')).toHaveLength(1);
		await store.close();
	});

	it('gives up by the clock, from when each was asked, and says who is in the way', async () => {
		const file = newFile();
		const patience = 600;
		await (await openStore({ kind: 'sqlite', file }, {})).close();
		const handles = { writer: new DatabaseSync(file), reader: new DatabaseSync(file) };
		const db = new Kysely<Schema>({ dialect: sqliteDialect(handles, { patience }) });
		const writer = aWriter(file);
		const began = performance.now();
		const errors = await Promise.all(
			Array.from({ length: 20 }, async () => {
				const writing = db.transaction().execute(async (tx) => {
					await savePerson(tx, 'w', person('ada'), 0);
				});
				return await writing.catch((error: unknown) => error);
			}),
		);
		const took = performance.now() - began;
		expect(errors.every((error) => error instanceof StoreError)).toBe(true);
		expect((errors[0] as StoreError).message).toContain('locked by another process');
		expect(took).toBeGreaterThanOrEqual(patience);
		// One after the other, each with its own patience, they would have waited for twelve seconds.
		expect(took).toBeLessThan(10 * patience);
		writer.letGo();
		await db.transaction().execute(async (tx) => await savePerson(tx, 'w', person('ada'), 0));
		expect(await listPeople(db, 'w')).toHaveLength(1);
		await db.destroy();
	});

	it('leaves the next writer its turn when one statement fails', async () => {
		const store = await openStore({ kind: 'sqlite', file: newFile() }, {});
		await expect(
			sql`insert into person (person_id) values ('x')`.execute(store.db),
		).rejects.toThrow();
		await store.transaction(async (tx) => await savePerson(tx, 'w', person('ada'), 0));
		expect(await listPeople(store.db, 'w')).toHaveLength(1);
		await store.close();
	});
});

describe('the thread that reads much', () => {
	it('is started anew after it broke, and what it broke on does not fail what comes next', async () => {
		const reader = sqliteReader(join(folder, 'nowhere', 'store.sqlite'));
		for (let times = 0; times < 3; times++) {
			await expect(reader.read('select 1', [])).rejects.toThrow('unable to open');
		}
		await reader.close();
	});

	it('sends many rows in pieces, so that taking them apart holds up nobody', async () => {
		const file = newFile();
		new DatabaseSync(file).close();
		const reader = sqliteReader(file);
		const heard = jest.spyOn(Worker.prototype, 'emit');
		const numbers = (most: number) => `with recursive n(v) as
			(select 1 union all select v + 1 from n where v < ${most}) select v, ? as text from n`;
		const rows = await reader.read<{ v: number }>(numbers(2_300), ['x']);
		expect(rows.map(({ v }) => v)).toEqual(Array.from({ length: 2_300 }, (_, at) => at + 1));
		const pieces = heard.mock.calls.flatMap(([name, answer]) =>
			name === 'message' ? [(answer as unknown as { rows: unknown[] }).rows.length] : [],
		);
		expect(Math.max(...pieces)).toBeLessThanOrEqual(500);
		heard.mockClear();
		// Long texts are what takes its time.
		await reader.read(numbers(100), ['x'.repeat(50_000)]);
		expect(heard.mock.calls.filter(([name]) => name === 'message').length).toBeGreaterThan(15);
		heard.mockRestore();
		await reader.close();
	});

	it('reads the same for several at once, and goes on after one that fails', async () => {
		const file = newFile();
		new DatabaseSync(file).close();
		const reader = sqliteReader(file);
		const same = `with recursive n(v) as
			(select 1 union all select v + 1 from n where v < 1200) select v + ? as v from n`;
		const asked = [0, 1, 2].map(async (plus) => await reader.read<{ v: number }>(same, [plus]));
		const failing = reader.read('select json(?)', ['{']);
		await expect(failing).rejects.toThrow('malformed JSON');
		const found = await Promise.all(asked);
		expect(found.map((rows) => [rows.length, rows[0]?.v, rows.at(-1)?.v])).toEqual([
			[1200, 1, 1200],
			[1200, 2, 1201],
			[1200, 3, 1202],
		]);
		expect(await reader.read('select 1 as one where 0', [])).toEqual([]);
		await reader.close();
	});

	it('that is closed while it reads begins nothing more, and lets nobody wait', async () => {
		const file = newFile();
		new DatabaseSync(file).close();
		const reader = sqliteReader(file);
		const long = `with recursive n(v) as
			(select 1 union all select v + 1 from n where v < 300000) select count(*) as n from n`;
		const asked = Array.from(
			{ length: 40 },
			async () => await reader.read<{ n: number }>(long, []),
		);
		const ends = Promise.allSettled(asked);
		await asked[0];
		await reader.close();
		const states = (await ends).map(({ status }) => status);
		expect(states[0]).toBe('fulfilled');
		expect(states.at(-1)).toBe('rejected');
		await expect(reader.read('select 1', [])).rejects.toThrow('closed');
	});
});

describe('the log of SQLite', () => {
	const save = async (store: Store, number: number) =>
		await store.transaction(async (tx) => await savePerson(tx, 'w', person(`p${number}`), 0));

	/** Who the file alone knows, without the log beside it. */
	function inTheFile(file: string): number {
		const alone = newFile();
		copyFileSync(file, alone);
		const database = new DatabaseSync(alone);
		try {
			const { count } = database.prepare('select count(*) as count from person').get() as {
				count: number;
			};
			return count;
		} catch {
			// Copied while a page was written, or before the first ones were.
			return 0;
		} finally {
			database.close();
		}
	}

	const pagesIn = (file: string): number => {
		const database = new DatabaseSync(file);
		const { log } = database.prepare('pragma wal_checkpoint(passive)').get() as { log: number };
		database.close();
		return log;
	};

	it('is copied into the file long before SQLite would do so itself, and begins anew', async () => {
		const file = newFile();
		const store = await openStore({ kind: 'sqlite', file }, {});
		const before = pagesIn(file);
		let saved = 0;
		// As long as the thread takes to come around to it; each is a commit of a few pages.
		while (inTheFile(file) === 0) {
			for (let one = 0; one < 20; one++) {
				saved += 1;
				await save(store, saved);
			}
			await sleep(20);
		}
		expect(before + saved).toBeLessThan(lastResort);
		// What is copied needs no room in the log.
		for (let begun = false; !begun;) {
			const longer = pagesIn(file);
			saved += 1;
			await save(store, saved);
			begun = pagesIn(file) < longer;
		}
		expect((await listPeople(store.db, 'w')).length).toBe(saved);
		await store.close();
		expect(inTheFile(file)).toBe(saved);
	});

	it('loses nothing and hangs nowhere when the store is closed while it is copied', async () => {
		for (let commits = 30; commits < 36; commits++) {
			const file = newFile();
			const store = await openStore({ kind: 'sqlite', file }, {});
			for (let saved = 0; saved < commits; saved++) {
				await save(store, saved);
			}
			await store.close();
			expect(inTheFile(file)).toBe(commits);
		}
	});

	it('is written on while somebody reads for long', async () => {
		const file = newFile();
		const store = await openStore({ kind: 'sqlite', file }, {});
		const other = new DatabaseSync(file);
		other.exec('begin; select count(*) from person;');
		for (let saved = 0; saved < 200; saved++) {
			await save(store, saved);
		}
		other.close();
		expect((await listPeople(store.db, 'w')).length).toBe(200);
		await store.close();
		expect(inTheFile(file)).toBe(200);
	});
});
