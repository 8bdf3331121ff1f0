import { setTimeout as sleep } from 'node:timers/promises';

import { sql } from 'kysely';

import { recordAnswer } from '../../core/loop/answer/record-answer';
import { findDue } from '../../core/loop/care/find-due';
import { openCase } from '../../core/loop/case/open-case';
import { createOrUpdate } from '../../core/loop/customer/create-or-update';
import { eraseCustomer } from '../../core/loop/customer/erase';
import { exportCustomer } from '../../core/loop/customer/export';
import { mergeCustomers } from '../../core/loop/customer/merge';
import { People } from '../../core/loop/customer/people';
import type { House } from '../../core/loop/house';
import { beginSending } from '../../core/loop/send/begin-sending';
import { planMessage } from '../../core/loop/send/plan-message';
import { NotFoundError } from '../../core/model/errors';
import { openStore } from '../../core/store/registry';
import type { Store } from '../../core/store/store';
import { until } from '../../sandbox/until';
import { life, now, somebody } from '../core/loop/a-house';
import { says } from '../core/loop/a-word';
import { databases, houseIn, newTarget, useDatabases, useStore } from './databases';
import { runTogether } from './processes';

useDatabases();

const doer = { kind: 'workflow' as const, id: 'w', name: 'Customers' };
const how = { byName: true, system: 'crm', order: null, serial: false, cleared: [] };
const columns = ['customer_id', 'other_id'];

/** Rows that name a customer who is not there, or was joined with another, by table. */
async function strayRows(
	{ db, dialect }: Store,
	workspace: string,
	{ joined }: { joined: boolean },
): Promise<string[]> {
	const { rows: tables } =
		dialect === 'sqlite'
			? await sql<{ table: string; column: string }>`select m.name as "table", c.name as "column"
				from sqlite_master as m join pragma_table_info(m.name) as c
				where m.type = 'table' and c.name in (${sql.join(columns)})`.execute(db)
			: await sql<{ table: string; column: string }>`select c.table_name as "table",
				c.column_name as "column" from information_schema.columns as c
				join information_schema.tables as t using (table_schema, table_name)
				where table_schema = current_schema() and t.table_type = 'BASE TABLE'
					and c.column_name in (${sql.join(columns)})`.execute(db);
	expect(tables.length).toBeGreaterThan(14);
	const stray: string[] = [];
	for (const { table, column } of tables) {
		if (table === 'customer') continue;
		const there = sql`select 1 from customer as c where c.workspace_id = x.workspace_id
			and c.customer_id = x.${sql.ref(column)}
			${joined ? sql`and c.merged_into is null` : sql``}`;
		const { rows } = await sql<object>`select * from ${sql.table(table)} as x
			where x.workspace_id = ${workspace} and x.${sql.ref(column)} is not null
				and x.${sql.ref(column)} <> '' and not exists (${there})`.execute(db);
		stray.push(...rows.map((row) => `${table} ${JSON.stringify(row)}`));
	}
	// Under a receipt's id stands who was erased; of a joined record the trail keeps what was done to it.
	const { rows } = await sql<object>`select * from audit as x where x.workspace_id = ${workspace}
		and x.target_kind = 'customer' and x.target_id like 'cus%' and not exists
			(select 1 from customer as c where c.workspace_id = x.workspace_id
				and c.customer_id = x.target_id)`.execute(db);
	stray.push(...rows.map((row) => `audit ${JSON.stringify(row)}`));
	return stray;
}

const toOpen = {
	responseId: null,
	eventId: null,
	customerId: null,
	owner: null,
	priority: 'normal' as const,
	slaPreset: null,
	actor: { kind: 'workflow' as const, id: null, name: 'Cases' },
	test: false,
};

let houses = 0;

/** Somebody to whom something happened, and who is asked about it. */
async function asked(house: House) {
	const lived = life(house);
	await lived.settings({ policy: { quietHours: null, delay: 0 }, defaultCountry: 'CN' });
	await lived.publish();
	const facts = somebody({ name: 'Wang Fang', email: 'wang@lotus.example' });
	const subject = { type: 'ticket', id: 't1', title: 'Kettle of Wang Fang', url: null };
	const { event } = await lived.happens({ customer: facts, subject });
	const customerId = event.customer_id ?? '';
	const { item } = await lived.asks({ eventId: event.event_id });
	const [other] = await createOrUpdate(house, now, [{ email: 'b@lotus.example', id: 'b' }], how);
	const ids = { customerId, eventId: event.event_id, invitationId: item.invitation?.id ?? '' };
	return { house, lived, facts, otherId: other?.customer?.id ?? '', ...ids };
}

type Staged = Awaited<ReturnType<typeof asked>>;

const message = {
	messageId: '<m@lotus.example>',
	channel: 'email',
	recipient: 'wang@lotus.example',
	caseId: null,
	test: false,
};

const news = {
	key: 'news',
	occasion: 'own_list',
	settings: { edition: 'may', content: 'news' },
	steps: [{ days: 0, subject: 'News', text: '{greeting} news.' }],
};

/** Every transaction that writes a row which names a customer, and what begins it. */
const writing: Record<string, (staged: Staged) => Promise<unknown>> = {
	'an event': async ({ lived, facts }) =>
		await lived.happens({
			customer: facts,
			subject: { type: 'ticket', id: 't9', title: 'A secret', url: null },
		}),
	'an event that fills a gap': async ({ lived, facts }) =>
		await lived.happens({ customer: { ...facts, externalIds: {}, phone: '+8613800001111' } }),
	'an import': async ({ house, facts }) =>
		await createOrUpdate(
			house,
			now + 20,
			[{ email: facts.email, phone: '+8613800001111', tags: 'secret', birthday: '1990-01-02' }],
			how,
		),
	'an invitation': async ({ lived, eventId }) => await lived.asks({ eventId, channel: 'other' }),
	'an answer': async ({ house, invitationId }) =>
		await recordAnswer(house, now + 20, {
			invitationId,
			given: { rating: 1, comment: 'Wang says' } as never,
			step: 'rating',
			language: 'en',
		}),
	'a case of an event': async ({ house, eventId }) =>
		await openCase(house, now + 20, { ...toOpen, eventId }),
	'a case of a customer': async ({ house, customerId }) =>
		await openCase(house, now + 20, { ...toOpen, customerId }),
	'an export': async ({ house, customerId }) =>
		await exportCustomer(house, now + 20, { customerId, doer }),
	'a message of a campaign': async ({ house, customerId }) => {
		await says(house, customerId, 'granted', ['news'], now + 15);
		await findDue(house, now + 20, {
			definition: news,
			home: { workflow: { id: 'w', name: 'Care' }, node: { id: 'n', name: 'Find Due' } },
			customerIds: [customerId],
			sentBy: 'workflow',
			peek: false,
		});
	},
	'the sending of an invitation': async ({ house, invitationId }) =>
		await beginSending(house, now + 20, {
			...message,
			key: `${invitationId}:1`,
			kind: 'invitation',
			invitationId,
		}),
	'a planned message': async ({ house, customerId }) =>
		await planMessage(house, now + 20, {
			...message,
			key: 'own:1',
			planned: { to: 'wang@lotus.example', subject: 'Hello', text: 'Hello', html: '' },
			customerId,
			purpose: 'service',
			dueAt: now + 20,
		}),
	'the sending of a message': async ({ house, customerId }) =>
		await beginSending(house, now + 20, {
			...message,
			key: 'own:2',
			kind: 'own',
			invitationId: null,
			customerId,
		}),
};

function gate(): [Promise<void>, () => void] {
	let open = (): void => {};
	const opened = new Promise<void>((resolve) => (open = resolve));
	return [opened, open];
}

/** Until so many wait for a lock, or this one has done without; one that waits elsewhere is given a moment. */
async function waits({ db }: Store, count: number, deed: Promise<unknown>): Promise<void> {
	const over = deed.then(
		() => true,
		() => true,
	);
	const waiting = async () => {
		const { rows } = await sql`select 1 from pg_stat_activity
			where wait_event_type = 'Lock'`.execute(db);
		return rows.length >= count || (await Promise.race([over, sleep(5, false)]));
	};
	await until('the lock', waiting, { within: 500, every: 5 }).catch(() => undefined);
}

/** Both come to an end while the other one has begun: the first is held up in the middle. */
async function whileItWaits(
	{ house, customerId }: Staged,
	first: () => Promise<unknown>,
	second: () => Promise<unknown>,
): Promise<unknown> {
	const { db } = house.store;
	const own = { workspace_id: house.workspace, customer_id: customerId };
	await db
		.insertInto('customer_tag')
		.values({ ...own, tag: 'held' })
		.execute();
	const [held, release] = gate();
	const [holding, isHolding] = gate();
	const holder = db.transaction().execute(async (tx) => {
		await sql`select * from customer_tag where workspace_id = ${house.workspace}
			for update`.execute(tx);
		isHolding();
		await held;
	});
	await holding;
	const begun = first();
	await waits(house.store, 1, begun);
	const done = second().catch((error: unknown) => error);
	await waits(house.store, 2, done);
	release();
	await holder;
	await begun;
	return await done;
}

const ways: Record<string, (staged: Staged) => Promise<unknown>> = {
	erased: async ({ house, customerId }) =>
		await eraseCustomer(house, now + 10, { customerId, doer, patience: 0 }),
	merged: async ({ house, customerId, otherId }) =>
		await mergeCustomers(house, now + 10, { keepId: otherId, mergeId: customerId, doer }),
};

describe('a customer who is erased or merged while something is written about them', () => {
	const store = useStore('postgres');

	describe.each(Object.keys(ways))('%s', (way) => {
		it.each(Object.keys(writing))('%s leaves no row that names them', async (what) => {
			houses += 1;
			const house = houseIn(store(), `meanwhile-${houses}`);
			const staged = await asked(house);
			const done = await whileItWaits(
				staged,
				async () => await ways[way]?.(staged),
				async () => await writing[what]?.(staged),
			);
			const names = done instanceof Error ? done.name : '';
			expect(['', 'NotFoundError', 'InputError']).toContain(names);
			expect(await strayRows(store(), house.workspace, { joined: true })).toEqual([]);
			if (way !== 'erased' || !what.startsWith('the sending')) return;
			expect(done).toMatchObject({ kind: 'void' });
			const { rows } = await sql`select * from message
				where workspace_id = ${house.workspace}`.execute(store().db);
			expect(rows).toEqual([]);
		});
	});

	it.each(Object.keys(ways))('waits for an import that has read them: %s', async (way) => {
		houses += 1;
		const house = houseIn(store(), `meanwhile-${houses}`);
		const staged = await asked(house);
		let deed: Promise<unknown> = Promise.resolve();
		const write = People.prototype.write;
		const spy = jest.spyOn(People.prototype, 'write').mockImplementationOnce(async function (
			this: People,
			at: number,
		) {
			deed = ways[way]?.(staged) ?? deed;
			await sleep(300);
			return await write.call(this, at);
		});
		await writing['an import']?.(staged);
		spy.mockRestore();
		await deed;
		expect(await strayRows(store(), house.workspace, { joined: true })).toEqual([]);
	});
});

describe.each(databases)('what is left behind, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	it('is no row of anybody who is gone, whatever several processes do at once', async () => {
		const target = await newTarget(dialect);
		const shared = await openStore(target, {});
		const house = houseIn(shared);
		const lived = life(house);
		await lived.settings({
			policy: { quietHours: null, delay: 0, capOverall: null },
			care: { caps: { near: null, far: null }, capTogether: null },
		});
		await lived.publish();
		const names = dialect === 'sqlite' ? ['a', 'b'] : ['a', 'b', 'c'];
		const turns = dialect === 'sqlite' ? '6' : '20';
		const errors = await runTogether(
			'meet-and-say.ts',
			names.map((name) => [JSON.stringify(target), name, turns]),
		);
		expect(errors).toEqual(names.map(() => '{}'));
		expect(await strayRows(shared, house.workspace, { joined: true })).toEqual([]);
		// All of it happened, or nothing was tried.
		const { rows } = await sql<object>`select distinct action from audit
			where action in ('customer_erased', 'data_exported', 'consent_granted')`.execute(shared.db);
		expect(rows).toHaveLength(3);
		await shared.close();
	}, 300_000);

	it('is no line of an export whose customer is erased before it is noted', async () => {
		houses += 1;
		const house = houseIn(store(), `meanwhile-${houses}`);
		const staged = await asked(house);
		const late: Store = {
			...store(),
			transaction: async (work) => {
				await ways.erased?.(staged);
				return await store().transaction(work);
			},
		};
		const exporting = writing['an export']?.({ ...staged, house: { ...house, store: late } });
		await expect(exporting).rejects.toBeInstanceOf(NotFoundError);
		expect(await strayRows(store(), house.workspace, { joined: true })).toEqual([]);
	});

	it('is nobody’s where an identity leads to somebody who is not there', async () => {
		const house = houseIn(store(), 'stray');
		const stray = { workspace_id: 'stray', customer_id: 'cus_gone', merge_id: null };
		await store()
			.db.insertInto('identity')
			.values([
				{ ...stray, kind: 'crm', value: '7' },
				{ ...stray, kind: 'email', value: 'li@lotus.example' },
			])
			.execute();
		const row = { id: '7', email: 'li@lotus.example', name: 'Li Wei' };
		const [told] = await createOrUpdate(house, now, [row], how);
		expect(told).toMatchObject({ customer: { name: 'Li Wei' } });
		const [again] = await createOrUpdate(house, now, [row], how);
		expect(again?.customer?.id).toBe(told?.customer?.id);
		expect(await strayRows(store(), 'stray', { joined: true })).toEqual([]);
	});
});
