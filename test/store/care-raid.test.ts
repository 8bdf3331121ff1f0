import { listCareMessages } from '../../core/loop/care/list-messages';
import { openStore, type StoreTarget } from '../../core/store/registry';
import type { Store } from '../../core/store/store';
import type { CareStepState } from '../../core/store/tables/care';
import { says } from '../core/loop/a-word';
import { aCampaign } from '../core/loop/care/a-campaign';
import { life } from '../core/loop/a-house';
import type { CareSaid, CareWork } from './care-and-say';
import { databases, houseIn, newTarget, useDatabases } from './databases';
import { startWorking } from './processes';

useDatabases();

const customers = Array.from({ length: 90 }, (_, place) => `cus_${place}`);
const objecting = customers.filter((_, place) => place % 6 === 1);
const pairs = customers.flatMap((id, place): Array<[string, string]> =>
	place % 6 === 2 ? [[id, customers[place + 1] ?? '']] : [],
);
const joined = new Set(pairs.flat());

const definition = {
	key: 'news',
	occasion: 'own_list',
	settings: { edition: 'may', content: 'news' },
	steps: [{ days: 0, subject: 'News', text: '{greeting} news.' }],
};

/** A process that works on the campaign. */
const works = (target: StoreTarget, work: CareWork) =>
	startWorking<CareSaid>('care-and-say.ts', [target, work]);

const title = 'workers of one campaign that die, while customers object and are joined, on $name';
describe.each(databases)(title, ({ dialect }) => {
	let target: StoreTarget;
	let store: Store;
	beforeAll(async () => {
		target = await newTarget(dialect);
		store = await openStore(target, {});
		const house = houseIn(store);
		await life(house).settings({
			policy: { quietHours: null, delay: 0, capOverall: null },
			care: { caps: { near: null, far: null }, capTogether: null },
		});
		await aCampaign(house).customers(customers);
		for (const id of customers) await says(house, id, 'granted', ['news'], 1);
	}, 180_000);
	afterAll(async () => await store.close());

	const runs = { does: 'runs', definition, customerIds: customers, rounds: 2, dies: null } as const;
	const half = customers.length / 2;
	const all = async (ahead: number, work: Array<Partial<CareWork>>) => {
		const processes = work.map((one) => works(target, { ahead, ...one } as CareWork));
		for (const one of processes) await one.ready();
		for (const one of processes) one.go();
		return processes;
	};

	it('send each customer the edition once, and nothing against a word that was said before', async () => {
		// Each with a half of them, so that whoever is quicker leaves the other something to do.
		const first = await all(0, [
			{ ...runs, customerIds: customers.slice(0, half), dies: 'finding' },
			{ ...runs, customerIds: customers.slice(half), dies: 'sending' },
			{ does: 'objects', customerIds: objecting },
			{ does: 'merges', pairs },
		]);
		const [finder, sender] = first;
		expect(await Promise.all(first.map(async ({ endedBy }) => await endedBy()))).toEqual([
			'SIGKILL',
			'SIGKILL',
			null,
			null,
		]);
		expect(finder?.said()).toEqual([]);
		// What the dead were given is given again after their time.
		const second = await all(20 * 60_000, [runs, runs]);
		expect(await Promise.all(second.map(async ({ endedBy }) => await endedBy()))).toEqual([
			null,
			null,
		]);

		const said = [...first, ...second].flatMap((one) => one.said());
		const leaves = said.flatMap((one) => (one.kind === 'leaves' ? [one] : []));
		const words = new Map(
			said.flatMap((one) => (one.kind === 'objected' ? [[one.customerId, one.at] as const] : [])),
		);
		expect(words.size).toBe(objecting.length);
		const against = leaves.filter(
			({ customerId, asked }) => asked > (words.get(customerId) ?? Infinity),
		);
		expect(against).toEqual([]);

		/** By how many messages each was reached; one that a dead worker began may come once more, with its key. */
		const keysOf = new Map<string, Set<string>>();
		for (const { customerId, key } of leaves) {
			keysOf.set(customerId, (keysOf.get(customerId) ?? new Set()).add(key));
		}
		expect([...keysOf].filter(([, keys]) => keys.size > 1)).toEqual([]);
		const left = leaves.map(({ key }) => key);
		expect(left.length - new Set(left).size).toBeLessThanOrEqual(2);
		const undisturbed = customers.filter((id) => !words.has(id) && !joined.has(id));
		expect(undisturbed.filter((id) => !keysOf.has(id))).toEqual([]);

		const joins = said.flatMap((one) => (one.kind === 'joined' ? [one] : []));
		expect(joins).toHaveLength(pairs.length);
		for (const { keep, merge, at } of joins) {
			const own = leaves.filter(({ customerId }) => customerId === keep || customerId === merge);
			expect(own).not.toEqual([]);
			const after = own.filter(({ asked }) => asked > at).map(({ key }) => key);
			const before = own.filter(({ asked }) => asked <= at).map(({ key }) => key);
			// Who was reached before by either record is not reached again by the one that is left.
			expect([
				keep,
				new Set(after).size <= 1,
				after.every((key) => before.length === 0 || before.includes(key)),
			]).toEqual([keep, true, true]);
		}

		const of = { campaign: 'news', customerId: null, from: null, until: null, limit: null };
		const keysIn = async (...states: CareStepState[]) =>
			(await listCareMessages(houseIn(store), { ...of, states })).map(
				({ careMessage: { key } }) => key,
			);
		// What the dead one had begun and not marked may have ended with an objection or a merge.
		const inDoubt = sender
			?.said()
			.flatMap((one) => (one.kind === 'leaves' ? [one.key] : []))
			.at(-1);
		const sure = (keys: string[]) => [...new Set(keys)].filter((key) => key !== inDoubt).sort();
		expect(sure(await keysIn('sent'))).toEqual(sure(left));
		expect(sure(await keysIn('given', 'planned'))).toEqual([]);
	}, 180_000);
});
