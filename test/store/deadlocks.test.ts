import { StoreError } from '../../core/model/errors';
import { repeated } from '../../core/store/repeated';
import { insertResponseQuery } from '../../core/store/repositories/responses';
import type { Tx } from '../../core/store/store';
import { writeTogether } from '../../core/store/together';
import { useDatabases, useStore } from './databases';
import { responseRow } from './rows';

useDatabases();

const deadlock = () => Object.assign(new Error('deadlock detected'), { code: '40P01' });

describe('work that others got in the way of', () => {
	it('is done again until it is done', async () => {
		let tries = 0;
		const work = async () => {
			tries += 1;
			if (tries < 4) throw deadlock();
			return await Promise.resolve('done');
		};
		expect(await repeated(work)).toBe('done');
		expect(tries).toBe(4);
	});

	it('that never can be done ends with what to do, and not with the words of the server alone', async () => {
		const never = repeated(async () => await Promise.reject<string>(deadlock()));
		await expect(never).rejects.toBeInstanceOf(StoreError);
		await expect(never).rejects.toMatchObject({
			message: expect.stringMatching(/at the same moment.*nothing of this was stored.*deadlock/),
			hint: expect.stringMatching(/^Try again/),
		});
	});

	it('that fails for a reason of its own fails at once', async () => {
		let tries = 0;
		const work = async () => {
			tries += 1;
			return await Promise.reject<string>(new Error('no such column'));
		};
		await expect(repeated(work)).rejects.toThrow('no such column');
		expect(tries).toBe(1);
	});
});

describe('on PostgreSQL', () => {
	const store = useStore('postgres');

	const held = (id: string) => responseRow({ response_id: id, invitation_id: `inv_${id}` });
	const touch = async (db: Tx, id: string) =>
		await db
			.updateTable('response')
			.set({ handed_over: 2 })
			.where('response_id', '=', id)
			.execute();

	beforeAll(async () => {
		for (const id of ['rsp_1', 'rsp_2']) await insertResponseQuery(store().db, held(id)).execute();
	});

	it('transactions that wait for one another are all done', async () => {
		const ways = [
			['rsp_1', 'rsp_2'],
			['rsp_2', 'rsp_1'],
			['rsp_1', 'rsp_2'],
			['rsp_2', 'rsp_1'],
		] as const;
		const done = ways.map(async ([first, second], at) => {
			return await store().transaction(async (tx) => {
				await touch(tx, first);
				await new Promise((resolve) => setTimeout(resolve, 20));
				await touch(tx, second);
				return at;
			});
		});
		expect(await Promise.all(done)).toEqual([0, 1, 2, 3]);
	});

	it('so is one statement outside of a transaction', async () => {
		const { db } = store();
		const both = writeTogether((tx, { id }: { id: string }) => ({
			writes: [
				tx.updateTable('response').set({ handed_over: 3 }).where('response_id', '=', 'rsp_1'),
				insertResponseQuery(tx, held(id)),
			],
		}));
		const asked = jest.spyOn(db, 'executeQuery').mockRejectedValueOnce(deadlock());
		await both(store(), db, { id: 'rsp_3' });
		expect(asked).toHaveBeenCalledTimes(2);
		asked.mockRestore();
	});
});
