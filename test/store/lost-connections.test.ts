import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import { sql } from 'kysely';

import { ask } from '../../core/loop/ask/ask';
import { changeSettings } from '../../core/loop/workspace/settings';
import type { House } from '../../core/loop/house';
import { openPostgres, type PostgresTarget } from '../../core/store/postgres/open';
import { closeStores, openStore } from '../../core/store/registry';
import type { Db, Tx } from '../../core/store/store';
import { openHouse } from '../../nodes/connection/open-house';
import { startPostgres } from '../../sandbox/stage/servers';
import { somebody } from '../core/loop/a-house';
import { aSurveyPage } from '../nodes/SatisfactionResponseTrigger/a-survey-page';

// An error that nobody catches fails the test in whose time it falls.

let server: Awaited<ReturnType<typeof startPostgres>>;
let schemas = 0;

beforeAll(async () => {
	server = await startPostgres();
	const store = openPostgres(target());
	// What was committed outlives a crash of the server, as it does where it is used.
	await sql`alter role postgres set synchronous_commit = on`.execute(store.db);
	await store.close();
});
afterAll(async () => await server.stop());
afterEach(closeStores);

function target(given: Partial<PostgresTarget> = {}): PostgresTarget {
	const { host, port, database, user, password } = server;
	const place = { host, port, database, user, password };
	return { ...place, schema: `s${(schemas += 1)}`, ssl: 'disable', poolSize: 3, ...given };
}

const processOf = async (db: Db | Tx): Promise<number | undefined> =>
	(await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)).rows[0]?.pid;

describe('a connection to PostgreSQL that ends while it is in use', () => {
	const end = async (db: Db, pid: number | undefined): Promise<void> => {
		await sql`select pg_terminate_backend(${pid}, 10000)`.execute(db);
		// Until this process has heard of it.
		await sleep(200);
	};

	it.each<[string, (tx: Tx, ends: () => Promise<void>) => Promise<unknown>]>([
		['between two statements', async (_tx, ends) => await ends()],
		[
			'during a statement',
			async (tx, ends) => await Promise.all([sql`select pg_sleep(20)`.execute(tx), ends()]),
		],
	])('%s fails what it was used for, and nothing else', async (_when, meanwhile) => {
		const store = await openStore({ kind: 'postgres', ...target() }, {});
		let ended: number | undefined;
		const broken = store.transaction(async (tx) => {
			ended = await processOf(tx);
			await meanwhile(tx, async () => await end(store.db, ended));
			await sql`select 1`.execute(tx);
		});
		// Its own fault, not that the undoing failed, too.
		await expect(broken).rejects.toThrow(/terminat|not queryable/);
		const after = await store.transaction(async (tx) => await processOf(tx));
		expect(after).toEqual(expect.any(Number));
		expect(after).not.toBe(ended);
		await store.close();
	});
});

describe('a connection to PostgreSQL that cannot be made ready', () => {
	it('takes no place in the pool: the next one says at once what is wrong', async () => {
		const admin = openPostgres(target());
		await sql`create role guest login password 'guest'`.execute(admin.db);
		const guest = openPostgres(target({ user: 'guest', password: 'guest', poolSize: 2 }));
		for (let tries = 0; tries < 5; tries++) {
			await expect(sql`select 1`.execute(guest.db)).rejects.toThrow('permission denied');
		}
		await guest.close();
		await admin.close();
	});
});

describe('a connection to PostgreSQL that falls silent without ending', () => {
	/** The way to the server, on which nothing comes through any more once it is `dropped`. */
	async function aWay() {
		const open = new Set<Socket>();
		const silent = new Set<Socket>();
		const way = createServer((near) => {
			const far = connect(server.port, server.host);
			open.add(near);
			near.on('data', (data) => !silent.has(near) && far.write(data));
			far.on('data', (data) => !silent.has(near) && near.write(data));
			near.on('error', () => {}).on('close', () => far.destroy());
			far.on('error', () => {}).on('close', () => near.destroy());
		});
		const listening = way.listen(0, '127.0.0.1');
		await once(listening, 'listening');
		return {
			port: (way.address() as AddressInfo).port,
			drop: () => open.forEach((socket) => silent.add(socket)),
			close: () => {
				way.close();
				for (const socket of open) socket.destroy();
			},
		};
	}

	it('is thrown away with its statement, and the next ones have others', async () => {
		const way = await aWay();
		const { host: _host, ...place } = target({ port: way.port, poolSize: 3, answersWithin: 1_000 });
		const store = openPostgres({ ...place, host: '127.0.0.1' });
		const asks = async () => await processOf(store.db);
		const before = await Promise.all([asks(), asks(), asks()]);
		expect(new Set(before).size).toBe(3);
		way.drop();
		const began = performance.now();
		const hung = await Promise.allSettled([
			asks(),
			store.transaction(async (tx) => await processOf(tx)),
			asks(),
			// For these there is no connection until one of the silent ones is thrown away.
			asks(),
			asks(),
		]);
		expect(hung.map(({ status }) => status)).toEqual([
			...['rejected', 'rejected', 'rejected'],
			...['fulfilled', 'fulfilled'],
		]);
		expect(performance.now() - began).toBeLessThan(8_000);
		expect(before).not.toContain(await asks());
		// What reads over many rows, or brings the schema up, may take its time.
		const slow = sql<{ slept: string }>`select pg_sleep(1.5)::text as slept`;
		await expect(slow.execute(store.db)).rejects.toThrow('terminated');
		const patient = await store.patiently(async () => await slow.execute(store.db));
		expect(patient.rows).toHaveLength(1);
		way.close();
		await store.close();
	});

	it('holds no locks for longer than a minute', async () => {
		const store = openPostgres(target());
		const { rows } = await sql`show idle_in_transaction_session_timeout`.execute(store.db);
		expect(rows).toEqual([{ idle_in_transaction_session_timeout: '1min' }]);
		await store.close();
	});
});

describe('a PostgreSQL that is restarted while answers come in', () => {
	const customers = 240;

	/** Links to the survey of as many customers. */
	async function asked(house: House): Promise<string[]> {
		const policy = { quietHours: null, delay: 0 };
		await changeSettings(house, Date.now(), { changes: [{ policy }], reset: [] });
		const links: string[] = [];
		for (let count = 0; count < customers; count++) {
			const { item } = await ask(house, Date.now(), {
				surveyKey: 'service',
				eventId: null,
				customerId: null,
				customer: somebody(),
				caseId: null,
				owner: null,
				channel: 'email',
				wave: null,
				delay: null,
				test: false,
			});
			links.push(item.invitation?.link ?? '');
		}
		return links;
	}

	it.each(['restart', 'crash'] as const)(
		'(%s) keeps every answer that was thanked for, and tells all others to come again',
		async (how) => {
			const { host, port, database: databaseName, user, password, schema } = target();
			const place = { host, port, databaseName, user, password, schema, ssl: 'disable' };
			const own = { workspace: 'main', publicAddress: 'https://n8n.example.test' };
			const signingSecret = 'a signing secret that is long enough for tests';
			const credential = { ...own, signingSecret, database: 'postgres', ...place, poolSize: 5 };
			const page = aSurveyPage({ satisfactionWorkspaceApi: credential });
			const house = await openHouse({
				getCredentials: async () => await Promise.resolve(credential),
			});
			await page.publish();
			const forms = await Promise.all(
				(await asked(house)).map(async (link) => ({ link, form: (await page.get(link)).form })),
			);
			const answers = async (given: typeof forms) => {
				const statuses = new Map<string, number | undefined>();
				const waiting = [...given];
				const one = async () => {
					for (let next = waiting.shift(); next; next = waiting.shift()) {
						const { link, form } = next;
						const { status, headers } = await page.post(link, { ...form, value: '1' });
						statuses.set(link, status);
						if (status !== 503) continue;
						expect(headers['retry-after']).toBe('30');
						await sleep(20);
					}
				};
				await Promise.all(Array.from({ length: 8 }, one));
				return (status: number) => forms.filter(({ link }) => statuses.get(link) === status);
			};
			const [first] = await Promise.all([
				answers(forms),
				sleep(150).then(async () => await server.restart(how)),
			]);
			const [thanked, told] = [first(200), first(503)];
			expect(thanked.length + told.length).toBe(customers);
			expect(thanked.length).toBeGreaterThan(0);
			expect(told.length).toBeGreaterThan(0);
			const stored = async () =>
				(await house.store.db.selectFrom('response').select('invitation_id').execute()).length;
			// One may have been stored whose thanks were cut off: it is told to come again, too.
			expect(await stored()).toBeGreaterThanOrEqual(thanked.length);
			expect((await answers(told))(200)).toHaveLength(told.length);
			expect(await stored()).toBe(customers);
		},
		120_000,
	);
});
