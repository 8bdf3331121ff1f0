import { sql } from 'kysely';

import { StoreError } from '../../core/model/errors';
import { migrate, schemaVersion } from '../../core/store/migrate';
import { migrations } from '../../core/store/migrations';
import { openStore } from '../../core/store/registry';
import { databases, newTarget, useDatabases } from './databases';
import { runTogether } from './processes';

useDatabases();

const newest = Math.max(...migrations.map(({ version }) => version));

describe.each(databases)('the schema on $name', ({ dialect }) => {
	it('is made when a store is opened, and left alone when it is opened again', async () => {
		const target = await newTarget(dialect);
		const first = await openStore(target, {});
		await migrate(first);
		expect(await schemaVersion(first.db)).toBe(newest);
		await first.close();

		const second = await openStore(target, {});
		const { rows } = await sql<{ n: number }>`select count(*) as n from schema_version`.execute(
			second.db,
		);
		expect(Number(rows[0]?.n)).toBe(migrations.length);
		await second.close();
	}, 120_000);

	it('is made once when three processes start together', async () => {
		const target = await newTarget(dialect);
		const given = [JSON.stringify(target)];
		expect(await runTogether('open-and-say.ts', [given, given, given])).toEqual([
			String(newest),
			String(newest),
			String(newest),
		]);
		const store = await openStore(target, {});
		const { rows } = await sql<{ version: number }>`select version from schema_version`.execute(
			store.db,
		);
		expect(rows.map(({ version }) => version)).toEqual(migrations.map(({ version }) => version));
		await store.close();
	}, 120_000);

	it('of a newer package is refused with what to do', async () => {
		const target = await newTarget(dialect);
		const store = await openStore(target, {});
		await sql`insert into schema_version (version, name) values (${newest + 1}, 'later')`.execute(
			store.db,
		);
		await store.close();

		const opening = openStore(target, {});
		await expect(opening).rejects.toBeInstanceOf(StoreError);
		await expect(opening).rejects.toMatchObject({
			message: expect.stringContaining(`version ${newest + 1}`),
			hint: expect.stringContaining('Update the package'),
		});
	}, 120_000);
});
