import { comingTurn, endTurn, takeTurn } from '../../../../core/loop/route/turns';
import { openStore } from '../../../../core/store/registry';
import type { Store } from '../../../../core/store/store';
import { databases, houseIn, newTarget, useDatabases } from '../../../store/databases';
import { monday } from '../case/a-service-team';

useDatabases();

describe.each(databases)('turns on $name', ({ dialect }) => {
	let stores: Store[] = [];
	const house = (process = 0) => houseIn(stores[process] as Store);

	beforeAll(async () => {
		const target = await newTarget(dialect);
		for (let process = 0; process < 3; process++) stores.push(await openStore(target, {}));
	});

	afterAll(async () => {
		for (const store of stores) await store.close();
		stores = [];
	});

	const upTo = (count: number) => Array.from({ length: count }, (_, n) => n);
	const take = async (pool: string, now: number, process = 0) =>
		await takeTurn(house(process), now, pool);
	const stored = async (pool: string) =>
		(
			await house()
				.store.db.selectFrom('rotation')
				.select('position')
				.where('pool', '=', pool)
				.executeTakeFirst()
		)?.position;

	it('go round in order, and the store is asked for several when many come at once', async () => {
		const questions = jest.spyOn(house().store.db, 'insertInto');
		const turns: number[] = [];
		for (let n = 0; n < 100; n++) turns.push(await take('many', monday + n));
		const asked = questions.mock.calls.length;
		questions.mockRestore();
		expect(turns).toEqual(upTo(100));
		// 1, 2, 4, 8, and then 16 at a time.
		expect(asked).toBe(4 + 6);
	});

	it('are taken one by one when they come one by one', async () => {
		for (let n = 0; n < 4; n++) {
			expect(await take('few', monday + n * 1_000)).toBe(n);
			expect(await stored('few')).toBe(n);
		}
	});

	it('go to one each when many ask at the same moment', async () => {
		const turns = await Promise.all(upTo(50).map(async () => await take('together', monday)));
		expect(turns.sort((a, b) => a - b)).toEqual(upTo(50));
	});

	it('go to one process only, and none is left out while all of them go on', async () => {
		const turns: number[] = [];
		for (let n = 0; n < 60; n++) {
			// Slowly, so that none has a stock.
			turns.push(await take('processes', monday + n * 1_000, n % 3));
		}
		expect(turns).toEqual(upTo(60));
		const fast = await Promise.all(
			upTo(90).map(async (n) => await take('processes', monday + 70_000, n % 3)),
		);
		expect(new Set([...turns, ...fast]).size).toBe(150);
		// What a process has in stock is at most sixteen.
		expect(Math.max(...fast)).toBeLessThan(150 + 3 * 16);
	});

	it('pass over somebody without giving the next one two', async () => {
		const start = await take('absent', monday);
		await endTurn(house(), 'absent', { start, last: start + 1 });
		expect(await stored('absent')).toBe(1);
		expect(await take('absent', monday + 5_000)).toBe(2);
	});

	it('pass over somebody among those in stock, too', async () => {
		for (let n = 0; n < 2; n++) await take('stock', monday);
		// The first asked for one, the second for two.
		expect(await stored('stock')).toBe(2);
		await endTurn(house(), 'stock', { start: 1, last: 2 });
		expect(await take('stock', monday + 5_000)).toBe(3);
	});

	it('can be looked at without being taken', async () => {
		expect(await comingTurn(house(), 'looked')).toBe(0);
		for (let n = 0; n < 2; n++) await take('looked', monday);
		// One is in stock: the second asked for two.
		expect(await comingTurn(house(), 'looked')).toBe(2);
		expect(await comingTurn(house(1), 'looked')).toBe(3);
		expect(await take('looked', monday)).toBe(2);
	});

	it('that nobody could take are the next one’s', async () => {
		const start = await take('nobody', monday);
		await endTurn(house(), 'nobody', { start, last: start - 1 });
		expect(await take('nobody', monday + 5_000)).toBe(start);
	});

	it('that somebody else has taken meanwhile stand', async () => {
		const first = await take('else', monday);
		const second = await take('else', monday + 2_000);
		await endTurn(house(), 'else', { start: first, last: first - 1 });
		expect(await take('else', monday + 4_000)).toBe(second + 1);
		const third = second + 1;
		await take('else', monday + 4_000, 1);
		await endTurn(house(), 'else', { start: third, last: third + 3 });
		// The other process has moved the pool on, so it stays where that left it.
		expect(await stored('else')).toBe(third + 1);
	});

	it('are taken again after the store was away', async () => {
		const failing = jest.spyOn(house().store.db, 'insertInto');
		failing.mockImplementationOnce(() => {
			throw new Error('The server is away.');
		});
		await expect(take('away', monday)).rejects.toThrow('away');
		failing.mockRestore();
		expect(await take('away', monday)).toBe(0);
	});
});
