import { sql } from 'kysely';

import { keptTables, retainedKinds } from '../../core/store/retention';
import { databases, useDatabases, useStore } from './databases';

useDatabases();

describe.each(databases)('the tables of the database on $name', ({ dialect }) => {
	const store = useStore(dialect);

	it('each end by a kind of retention, or the list says why their rows do not', async () => {
		const { rows } = await (
			dialect === 'sqlite'
				? sql<{ name: string }>`select name from sqlite_master
				where type = 'table' and name not like 'sqlite_%'`
				: sql<{ name: string }>`select table_name as name from information_schema.tables
				where table_schema = current_schema() and table_type = 'BASE TABLE'`
		).execute(store().db);
		const tables = rows.map(({ name }) => name).filter((name) => name !== 'schema_version');
		const ending = retainedKinds.flatMap((kind): readonly string[] => kind.tables);
		const known = [...ending, ...Object.keys(keptTables)].sort();
		expect(tables.sort()).toEqual(known);
	});

	it('are named once each', () => {
		const ending = retainedKinds.flatMap((kind): readonly string[] => kind.tables);
		expect(new Set(ending).size).toBe(ending.length);
	});
});
