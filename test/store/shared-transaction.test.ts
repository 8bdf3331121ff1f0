import { sharedTransaction } from '../../core/store/shared-transaction';
import type { Store } from '../../core/store/store';
import { databases, useDatabases, useStore } from './databases';

useDatabases();

describe.each(databases)('a transaction that several share on $name', ({ dialect }) => {
	const store = useStore(dialect);

	/** The store, counting its transactions. */
	function counted(): { store: Store; count: () => number } {
		let count = 0;
		const own: Store = {
			...store(),
			transaction: async (work) => {
				count += 1;
				return await store().transaction(work);
			},
		};
		return { store: own, count: () => count };
	}

	const write = async (to: Store, id: string, fails = false) =>
		await sharedTransaction(to, async (tx) => {
			const row = { settings: '{}', created_at: 1, updated_at: 1 };
			await tx
				.insertInto('workspace')
				.values({ workspace_id: id, ...row })
				.execute();
			if (fails) throw new Error(`${id} fails`);
			return id;
		});
	const stored = async (like: string) => {
		const rows = store().db.selectFrom('workspace').select('workspace_id');
		const found = await rows.where('workspace_id', 'like', `${like}%`).execute();
		return found.length;
	};

	it('is one for those who come together, and each gets their own result', async () => {
		const { store: own, count } = counted();
		const ids = Array.from({ length: 10 }, (_, at) => `together-${at}`);
		expect(await Promise.all(ids.map(async (id) => await write(own, id)))).toEqual(ids);
		expect(await stored('together')).toBe(10);
		expect(count()).toBe(1);
	});

	it('is not long: pages have their turn between two', async () => {
		const { store: own, count } = counted();
		const ids = Array.from({ length: 100 }, (_, at) => `many-${at}`);
		await Promise.all(ids.map(async (id) => await write(own, id)));
		expect(await stored('many')).toBe(100);
		expect(count()).toBe(7);
	});

	it('is undone for the one alone that fails', async () => {
		const { store: own } = counted();
		const results = await Promise.allSettled([
			write(own, 'alone-1'),
			write(own, 'alone-2', true),
			write(own, 'alone-3'),
		]);
		expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
		expect(results[1]).toMatchObject({ reason: { message: 'alone-2 fails' } });
		expect(await stored('alone')).toBe(2);
	});
});
