import { sql } from 'kysely';

import { createOrUpdate } from '../../core/loop/customer/create-or-update';
import { openStore } from '../../core/store/registry';
import { lockCustomer } from '../../core/store/repositories/lock';
import { now } from '../core/loop/a-house';
import { held, untilWaiting } from './at-once';
import { databases, houseIn, newTarget, useDatabases, useStore } from './databases';
import { runTogether } from './processes';

useDatabases();

describe.each(databases)('lists about the same few people, on $name', ({ dialect }) => {
	it('are imported by several processes at once, and none is lost', async () => {
		const target = await newTarget(dialect);
		const store = await openStore(target, {});
		const given = [1, 2, 3, 4].map((number) => [
			JSON.stringify(target),
			String(number),
			'5',
			'200',
		]);
		const said = await runTogether('crowd-and-say.ts', given);
		expect(said.map((line) => JSON.parse(line) as string[])).toEqual([[], [], [], []]);
		const lost = await sql`select 1 from identity as i where not exists (select 1 from customer as c
			where c.workspace_id = i.workspace_id and c.customer_id = i.customer_id)`.execute(store.db);
		expect(lost.rows).toEqual([]);
		await store.close();
	});
});

describe('a list on PostgreSQL that waits for somebody', () => {
	const store = useStore('postgres');
	const how = { byName: true, system: 'crm', order: null, serial: false, cleared: [] };

	it.each([
		['first', { name: 'Li Wei' }, { segment: 'gold' }],
		['last', { segment: 'gold' }, { name: 'Li Wei' }],
	])('keeps nobody else waiting meanwhile, whoever comes %s', async (which, one, other) => {
		const house = houseIn(store(), `waiting-${which}`);
		const known = await createOrUpdate(house, now, [{ id: 'a' }, { id: 'b' }], how);
		const inOrder = known
			.map(({ customer }, at) => ({ customerId: customer?.id ?? '', id: at === 0 ? 'a' : 'b' }))
			.sort((a, b) => (a.customerId < b.customerId ? -1 : 1));
		const [first, second] = inOrder;
		if (!first || !second) throw new Error('Two were told.');
		const release = await held(store(), async (tx) => {
			await lockCustomer(tx, 'postgres', house.workspace, first.customerId);
		});
		const rows = [
			{ id: second.id, ...one },
			{ id: first.id, ...other },
		];
		const importing = createOrUpdate(house, now, rows, how);
		await untilWaiting(store());
		await sql`select 1 from customer where workspace_id = ${house.workspace}
			and customer_id = ${second.customerId} for update nowait`.execute(store().db);
		await release();
		expect((await importing).map(({ outcome }) => outcome.code)).toEqual(['updated', 'updated']);
	});
});
