import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { project } from '../../sandbox/setup/places';
import {
	insertResponse,
	insertResponseQuery,
	updateResponseQuery,
} from '../../core/store/repositories/responses';
import { databases, useDatabases, useStore } from './databases';
import { monday, responseRow } from './rows';

useDatabases();

/*
 * The hour of an answer is marked by triggers of step 36, whose "or ignore" SQLite takes for that of the statement
 * that fires them: within the update of an upsert ("on conflict do update") a mark that is there already is an
 * error, as it was for the notes that step 44 has mended. No answer is written by an upsert that changes one, so that
 * these triggers stay as they are; whoever writes the first one has to mend them as step 44 did.
 */
describe.each(databases)('an hour that is marked already, on $name', ({ dialect }) => {
	const store = useStore(dialect);
	const workspace = 'marked';
	const own = { workspace_id: workspace };

	it('stops no way in which answers are written', async () => {
		const { db } = store();
		const row = responseRow({ ...own, response_id: 'r1' });
		const first = await store().transaction(async (tx) => await insertResponse(tx, row));
		const again = await store().transaction(async (tx) => await insertResponse(tx, row));
		expect([first.inserted, again.inserted]).toEqual([true, false]);
		await insertResponseQuery(db, responseRow({ ...own, response_id: 'r2' })).execute();
		await updateResponseQuery(db, workspace, 'r2', { value: 1, level: 'low' }).execute();
		await db.deleteFrom('response').where('response_id', '=', 'r2').execute();
		const marks = await db.selectFrom('score_dirty').select('hour').distinct().execute();
		expect(marks).toEqual([{ hour: monday / 3_600_000 }]);
	});

	it('would stop an upsert on SQLite alone, which nobody writes', async () => {
		const { db } = store();
		const row = responseRow({ ...own, response_id: 'r3' });
		await insertResponseQuery(db, row).execute();
		const upsert = db
			.insertInto('response')
			.values(row)
			.onConflict((conflict) =>
				conflict.columns(['workspace_id', 'response_id']).doUpdateSet({ value: 2 }),
			)
			.execute();
		if (dialect === 'sqlite') await expect(upsert).rejects.toThrow('score_dirty');
		else await upsert;
	});
});

it('no file of the core changes an answer by an upsert', () => {
	const writes = readdirSync(join(project, 'core'), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.ts'))
		.flatMap((file) => {
			const text = readFileSync(join(project, 'core', file), 'utf8');
			const all = text.matchAll(
				/insertInto\(\s*'response'\)[^;]*|insert (?:or \w+ )?into response\b[^;`]*/gu,
			);
			return [...all].map(([write]) => ({ file, write }));
		});
	expect(writes.length).toBeGreaterThanOrEqual(2);
	const changing = /doUpdateSet|do update|insert or/u;
	expect(writes.filter(({ write }) => changing.test(write))).toEqual([]);
});
