import { openStore } from '../../core/store/registry';
import { databases, newTarget, useDatabases } from './databases';
import { runTogether } from './processes';

useDatabases();

const people = 50;

describe.each(databases)('two events at once about somebody new, on $name', ({ dialect }) => {
	it('make one customer, in any number of processes', async () => {
		const target = await newTarget(dialect);
		const store = await openStore(target, {});
		const given = ['a', 'b', 'c'].map((name) => [JSON.stringify(target), name, String(people)]);
		const said = await runTogether('recognise-and-say.ts', given);
		const byProcess = said.map((line) => JSON.parse(line) as string[]);
		for (let person = 0; person < people; person += 1) {
			const ids = new Set(byProcess.map((known) => known[person]));
			expect(ids.size).toBe(1);
		}
		const stored = await store.db.selectFrom('customer').select('customer_id').execute();
		expect(stored).toHaveLength(people);
		const identities = await store.db.selectFrom('identity').selectAll().execute();
		expect(identities).toHaveLength(2 * people);
		await store.close();
	});
});
