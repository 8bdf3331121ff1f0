import { setTimeout as pause } from 'node:timers/promises';

import { sql } from 'kysely';

import { schemaVersion } from '../../core/store/migrate';
import { migrations } from '../../core/store/migrations';
import { openStore } from '../../core/store/registry';
import { newTarget, useDatabases } from './databases';
import { startWorking } from './processes';

useDatabases();

/** As it was before the people of a workspace lay in their keys, with all that a key may be. */
const before50 = [
	// What later steps have made.
	...['response', 'invitation'].map((table) => `drop index ${table}_owner_mark`),
	'drop table identity',
	`create table identity (workspace_id text not null, kind text not null, value text not null,
		customer_id text not null, merge_id text, primary key (workspace_id, kind, value))`,
	'create index identity_customer on identity (workspace_id, customer_id)',
	'delete from schema_version where version >= 50',
	`with recursive n(i) as (select 0 union all select i + 1 from n where i < 60000)
		insert into identity select 'ws' || (i % 3),
			case i % 4 when 0 then 'email' when 1 then 'phone' when 2 then ''
				else 'crm ' || char(8203) || char(8238) end,
			case when i < 12 then '' || i else hex(randomblob(8)) || char(0) || i || ' Ä' end,
			'cus_' || (i / 3), case when i % 7 = 0 then 'mrg_' || i end from n`,
];

describe('a store of SQLite whose schema is brought up to date', () => {
	it('loses nobody, however often the process is killed over it', async () => {
		const target = await newTarget('sqlite');
		const old = await openStore(target, {});
		for (const statement of before50) await sql.raw(statement).execute(old.db);
		const everybody = sql<{ n: number }>`select count(*) as n, sum(length(hex(value))) as values_,
			sum(length(kind)) as kinds, count(merge_id) as merges,
			count(distinct workspace_id || customer_id) as people from identity`;
		const { rows: before } = await everybody.execute(old.db);
		expect(before[0]?.n).toBe(60_001);
		await old.close();
		const newest = Math.max(...migrations.map(({ version }) => version));
		for (const after of [30, 90, 180]) {
			const worker = startWorking('open-and-say.ts', [target]);
			await worker.ready();
			worker.go();
			await pause(after);
			worker.kill();
			await worker.endedBy();
		}
		const store = await openStore(target, {});
		expect(await schemaVersion(store.db)).toBe(newest);
		expect((await everybody.execute(store.db)).rows).toEqual(before);
		// What an older package that still runs would do.
		await sql`insert into identity (workspace_id, kind, value, customer_id)
			values ('ws0', 'email', '0', 'another') on conflict (workspace_id, kind, value) do nothing`.execute(
			store.db,
		);
		expect((await everybody.execute(store.db)).rows).toEqual(before);
		const whole = await sql`pragma integrity_check`.execute(store.db);
		expect(whole.rows).toEqual([{ integrity_check: 'ok' }]);
		await store.close();
	});
});
