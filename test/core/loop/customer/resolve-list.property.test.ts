import fc from 'fast-check';

import {
	listOf,
	resolveList,
	resolveUnchanged,
	type Told,
} from '../../../../core/loop/customer/resolve-list';
import type { House } from '../../../../core/loop/house';
import type { KnownDay } from '../../../../core/model/known-day';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { now } from '../a-house';

useDatabases();

let workspaces = 0;

const day = (month: number): KnownDay => ({
	...{ calendar: 'solar', year: 1990, month, day: 5, leap: false },
});
const texts = (...all: string[]) => fc.option(fc.constantFrom(...all));
const told: fc.Arbitrary<Told> = fc.record({
	source: fc.constantFrom('crm', 'shop', null),
	facts: fc.record({
		externalIds: fc.dictionary(fc.constantFrom('crm', 'shop', 'wecom'), fc.constantFrom('1', '2'), {
			maxKeys: 2,
		}),
		name: texts('Wang Fang', 'fang  WANG', 'Zhao Lei'),
		email: texts('a@h.example', 'A@h.example', 'b@h.example', 'c@x.example'),
		phone: texts('+8613800001111', '+864008008888'),
		language: texts('en', 'zh-CN'),
		timeZone: fc.constant(null),
		segment: texts('gold', 'silver'),
		title: texts('Ms'),
		value: fc.option(
			fc.constantFrom({ amount: 1.5, currency: 'EUR' }, { amount: 7, currency: null }),
		),
		tags: fc.option(fc.subarray(['vip', 'new', '老客户'])),
		dates: fc.dictionary(fc.constantFrom('birth', 'renewal'), fc.constantFrom(day(1), day(2))),
		attributes: fc.dictionary(fc.constantFrom('plan', 'seats'), fc.constantFrom('pro', 3)),
		cleared: fc.subarray(['email', 'phone', 'segment', 'tags', 'birth', 'plan']),
	}),
});

/** Everything that is stored of a workspace, with customers called by the row that first named them. */
async function stored({ store, workspace }: House, nameOf: ReadonlyMap<string, string>) {
	const tables = [
		'customer',
		'identity',
		'customer_trait',
		'likely_double',
		'customer_tag',
		'customer_date',
		'customer_attribute',
	] as const;
	const found: Record<string, string[]> = {};
	for (const table of tables) {
		const rows = await store.db
			.selectFrom(table)
			.selectAll()
			.where('workspace_id', '=', workspace)
			.execute();
		found[table] = rows
			.map((row) => {
				const { customer_id: id, workspace_id: _, ...rest } = row;
				const other = 'other_id' in rest ? rest.other_id : null;
				const people = [id, ...(other === null ? [] : [other])].map(
					(one) => nameOf.get(one) ?? one,
				);
				const what = { ...rest, ...(other !== null && { other_id: null }) };
				return written([people.sort(), what]);
			})
			.sort();
	}
	return found;
}

describe.each(databases)('a list of people, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	async function tells(list: readonly Told[], size: number) {
		const house = houseIn(store(), `list-${(workspaces += 1)}`);
		const became: string[] = [];
		const nameOf = new Map<string, string>();
		for (let from = 0; from < list.length; from += size) {
			const some = list.slice(from, from + size);
			const results = await store().transaction(
				async (tx) => await resolveList(tx, house, some, now),
			);
			results.forEach((result, at) => {
				const id = result?.customer.customer_id ?? 'nobody';
				if (!nameOf.has(id)) nameOf.set(id, `of row ${from + at}`);
				const {
					updated_at: _,
					customer_id: __,
					workspace_id: ___,
					...customer
				} = result?.customer ?? {};
				const elsewhere = result?.elsewhere.map(({ kind, value }) => [kind, value]);
				became.push(
					written([nameOf.get(id), result?.became, result?.withheld, elsewhere, customer]),
				);
			});
		}
		return { became, rows: await stored(house, nameOf) };
	}

	it('becomes what its rows become one by one, in batches of any size', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(told, { minLength: 1, maxLength: 12 }),
				fc.integer({ min: 2, max: 12 }),
				async (list, size) => {
					const oneByOne = await tells(list, 1);
					expect(await tells(list, size)).toEqual(oneByOne);
					expect(await tells(list, list.length)).toEqual(oneByOne);
				},
			),
			{ numRuns: 60 },
		);
	}, 180_000);

	it('is unchanged when a row comes again, and then nothing is looked at to be written', async () => {
		await fc.assert(
			fc.asyncProperty(told, async (row) => {
				const house = houseIn(store(), `list-${(workspaces += 1)}`);
				const tell = async () =>
					await store().transaction(async (tx) => await resolveList(tx, house, [row], now));
				const [first] = await tell();
				const list = listOf([row], { defaultCountry: null, customerAttributes: [] });
				const again = await resolveUnchanged(store().db, house, list, now);
				expect(again?.map((one) => one?.became)).toEqual([first ? 'unchanged' : undefined]);
				expect(again?.map((one) => one?.customer.customer_id)).toEqual([
					first?.customer.customer_id,
				]);
			}),
			{ numRuns: 60 },
		);
	}, 180_000);
});

/** JSON in which the order of keys does not matter. */
const written = (value: unknown): string =>
	JSON.stringify(value, (_key, one: unknown) =>
		typeof one === 'object' && one !== null && !Array.isArray(one)
			? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
			: one,
	);
