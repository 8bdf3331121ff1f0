import type { PoolClient } from 'pg';

import { keepingStatistics, lookAt } from '../../core/store/postgres/statistics';

describe('what PostgreSQL knows of new tables', () => {
	const counting = () => {
		const looked: string[] = [];
		const query = async () => await Promise.resolve({ rows: [] });
		const client = { query } as unknown as PoolClient;
		keepingStatistics((tables) => looked.push(lookAt(tables)))(client);
		const send = async (text: string, times: number) => {
			for (let sent = 0; sent < times; sent += 1) await client.query(text);
		};
		return { looked, send };
	};

	it('is looked at nine times while events and answers come in', async () => {
		const { looked, send } = counting();
		await send('select 1', 100);
		await send('insert into "event" values (1)', 63);
		expect(looked).toEqual([]);
		await send('with stored as (insert into response values (1)) select 1', 1);
		expect(looked).toHaveLength(1);
		expect(looked[0]).toMatch(/^analyze customer, .*\bevent\b/);
		await send('insert into "event" values (1)', 40_000);
		expect(looked).toHaveLength(9);
	});

	it('is looked at early in the first run of a campaign, however long the process runs', async () => {
		const { looked, send } = counting();
		await send('insert into "event" values (1)', 40_000);
		const before = looked.length;
		await send('insert into "care_occasion" values (1)', 4);
		await send('insert into "care_step" values (1)', 4);
		expect(looked).toHaveLength(before + 1);
		expect(looked.at(-1)).toMatch(/^analyze care_occasion, care_step, /);
	});
});
