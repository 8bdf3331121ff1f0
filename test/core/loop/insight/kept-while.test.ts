import { keptWhile } from '../../../../core/loop/insight/kept-while';
import type { Store } from '../../../../core/store/store';

const aStore = () => ({}) as Store;

/** Work that ends when it is told to; what comes of it is how often it was begun. */
function work() {
	const ends: Array<() => void> = [];
	let begun = 0;
	const reckon = async () => {
		begun += 1;
		const value = begun;
		await new Promise<void>((resolve) => ends.push(resolve));
		return value;
	};
	return { reckon, begun: () => begun, end: () => ends.shift()?.() };
}

const soon = async () => await new Promise((resolve) => setImmediate(resolve));

describe('what is kept while nothing changes', () => {
	it('is reckoned once for all who ask for it at once', async () => {
		const keep = keptWhile<number>({ longest: 60_000, most: 4 });
		const { reckon, begun, end } = work();
		const store = aStore();
		const asked = { key: 'a', state: '1', now: 5 };
		const all = Promise.all([1, 2, 3].map(async () => await keep(store, asked, reckon)));
		await soon();
		end();
		expect(await all).toEqual(Array.from({ length: 3 }, () => ({ value: 1, at: 5 })));
		expect(await keep(store, { ...asked, now: 60_004 }, reckon)).toEqual({ value: 1, at: 5 });
		expect(begun()).toBe(1);
	});

	it.each([
		['something has changed', { state: '2' }],
		['it is a minute old', { now: 60_005 }],
		['the clock was put back', { now: 4 }],
		['something else is asked for', { key: 'b' }],
	])('is reckoned anew where %s', async (_, change) => {
		const keep = keptWhile<number>({ longest: 60_000, most: 4 });
		let begun = 0;
		const reckon = async () => await Promise.resolve((begun += 1));
		const store = aStore();
		const asked = { key: 'a', state: '1', now: 5 };
		await keep(store, asked, reckon);
		expect((await keep(store, { ...asked, ...change }, reckon)).value).toBe(2);
	});

	it('is no other workspace’s or database’s', async () => {
		const keep = keptWhile<string>({ longest: 60_000, most: 4 });
		const asked = { key: 'a', state: '1', now: 5 };
		await keep(aStore(), asked, async () => await Promise.resolve('theirs'));
		const own = await keep(aStore(), asked, async () => await Promise.resolve('ours'));
		expect(own.value).toBe('ours');
	});

	it('never answers with what was begun before a change: all who ask after it share the next one', async () => {
		const keep = keptWhile<number>({ longest: 60_000, most: 4 });
		const { reckon, begun, end } = work();
		const store = aStore();
		const ask = async (state: string) =>
			(await keep(store, { key: 'a', state, now: 5 }, reckon)).value;
		const first = ask('1');
		const later = [ask('2'), ask('2'), ask('3')];
		await soon();
		expect(begun()).toBe(1);
		end();
		expect(await first).toBe(1);
		await soon();
		end();
		expect(await Promise.all(later)).toEqual([2, 2, 2]);
		expect(begun()).toBe(2);
		// It was begun before anybody knew of the third state: under that nothing is kept.
		const third = ask('3');
		await soon();
		end();
		expect(await third).toBe(3);
	});

	it('is not kept where it fails, and fails for nobody who asks later', async () => {
		const keep = keptWhile<number>({ longest: 60_000, most: 4 });
		const store = aStore();
		const asked = { key: 'a', state: '1', now: 5 };
		const fails = async () => await Promise.reject(new Error('away'));
		await expect(keep(store, asked, fails)).rejects.toThrow('away');
		expect((await keep(store, asked, async () => await Promise.resolve(7))).value).toBe(7);
	});

	it('is never more than so many, the one asked for longest ago goes first', async () => {
		const keep = keptWhile<string>({ longest: 60_000, most: 2 });
		const store = aStore();
		const begun: string[] = [];
		const ask = async (key: string) => {
			const reckon = async () => await Promise.resolve(begun.push(key)).then(() => key);
			await keep(store, { key, state: '1', now: 5 }, reckon);
		};
		for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await ask(key);
		expect(begun).toEqual(['a', 'b', 'c', 'b']);
	});
});
