import { openStore } from '../../core/store/registry';
import { databases, newTarget, useDatabases } from './databases';
import { runTogether } from './processes';

useDatabases();

const rows = 1_000;

describe.each(databases)('the same list imported at once, on $name', ({ dialect }) => {
	it('makes each customer once, in any number of processes', async () => {
		const target = await newTarget(dialect);
		const store = await openStore(target, {});
		const given = [1, 2, 3].map(() => [JSON.stringify(target), String(rows)]);
		const said = (await runTogether('import-and-say.ts', given)).map(
			(line) => JSON.parse(line) as Array<[string, string]>,
		);
		const ids = Array.from({ length: rows }, (_, at) => new Set(said.map((one) => one[at]?.[1])));
		expect(ids.every(({ size }) => size === 1)).toBe(true);
		const created = said.flat().filter(([code]) => code === 'created');
		expect(created).toHaveLength(rows);
		const others = said.flat().filter(([code]) => code !== 'created');
		expect(new Set(others.map(([code]) => code))).toEqual(new Set(['unchanged']));
		const count = async (table: 'customer' | 'identity' | 'customer_tag' | 'customer_date') =>
			(await store.db.selectFrom(table).selectAll().execute()).length;
		expect(await count('customer')).toBe(rows);
		expect(await count('identity')).toBe(2 * rows);
		expect(await count('customer_tag')).toBe(2 * rows);
		expect(await count('customer_date')).toBe(rows);
		await store.close();
	});
});
