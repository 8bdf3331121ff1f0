import { sql } from 'kysely';

import { insertResponseQuery } from '../../core/store/repositories/responses';
import { useDatabases, useStore } from './databases';
import { responseRow } from './rows';

useDatabases();

describe('PostgreSQL', () => {
	const store = useStore('postgres');

	/** −1 as long as it has never looked at the table. */
	const rowsItKnows = async (): Promise<number> => {
		const { rows } = await sql<{ reltuples: number }>`
			select reltuples from pg_class where oid = 'response'::regclass`.execute(store().db);
		return rows[0]?.reltuples ?? -1;
	};

	it('looks at a new table while it begins to grow, and not before', async () => {
		const { db } = store();
		const write = async (from: number, to: number) => {
			for (let at = from; at < to; at++) {
				await insertResponseQuery(db, responseRow({ response_id: `rsp_${at}` })).execute();
			}
		};
		// The server looks at a table by itself from fifty changes on, whenever it comes by: that is no work of ours.
		await sql`alter table response set (autovacuum_enabled = false)`.execute(db);
		// What was written when the tables were made counts, too: the first look comes at 64 in all.
		await write(0, 20);
		expect(await rowsItKnows()).toBe(-1);
		await write(20, 140);
		for (let waited = 0; (await rowsItKnows()) < 60 && waited < 100; waited++) {
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
		expect(await rowsItKnows()).toBeGreaterThanOrEqual(60);
	});
});
