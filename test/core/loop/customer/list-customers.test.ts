import { doubleItems } from '../../../../core/loop/customer/double-items';
import { listCustomers } from '../../../../core/loop/customer/list-customers';
import {
	type GivenFilter,
	readCustomerFilter,
} from '../../../../core/loop/customer/read-customer-filter';
import { upsertPerson } from '../../../../core/loop/team/team';
import type { KnownDay } from '../../../../core/model/known-day';
import type { CustomerTable } from '../../../../core/store/schema';
import { changeFacts, type FactChange } from '../../../../core/store/repositories/known-facts';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { says } from '../a-word';
import { day, life, now, somebody } from '../a-house';

useDatabases();

let workspaces = 0;

describe.each(databases)('a list of customers, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	async function aLife() {
		const house = houseIn(store(), `list-${(workspaces += 1)}`);
		const { workspace } = house;
		const own = life(house);
		const born = async (name: string, given: Parameters<typeof somebody>[0] = {}) => {
			const { event } = await own.happens({ customer: somebody({ name, ...given }) });
			return event.customer_id ?? '';
		};
		const is = async (id: string, change: Partial<CustomerTable>) =>
			await store()
				.db.updateTable('customer')
				.set(change)
				.where('workspace_id', '=', workspace)
				.where('customer_id', '=', id)
				.execute();
		const facts = async (...changes: FactChange[]) =>
			await store().transaction(async (tx) => {
				await changeFacts({ db: tx, dialect, workspace }, changes);
			});
		const lists = async (given: GivenFilter, limit: number | null = null) => {
			const filter = await readCustomerFilter(house, now, given);
			const found = await listCustomers(house, now, { ...filter, limit });
			return found.map(({ name }) => name).sort();
		};
		return { house, ...own, born, is, facts, lists };
	}

	it('is narrowed by what is known of them', async () => {
		const { house, settings, born, is, facts, lists } = await aLife();
		await settings({
			customerAttributes: [
				{ key: 'plan', name: 'Contract Plan', type: 'text' },
				{ key: 'seats', name: 'Seats', type: 'number' },
				{ key: 'beta', name: 'Beta', type: 'yes_no' },
				{ key: 'audit_on', name: 'Audit', type: 'date' },
			],
		});
		const ada = { id: 'ada', name: 'Ada', email: 'ada@house.example' };
		await upsertPerson(house, now, { facts: ada, cleared: [] });
		const phone = '+8613800001111';
		const anna = await born('Anna', { segment: 'gold', language: 'zh-CN', phone });
		const bob = await born('Bob', { segment: 'gold', language: 'en' });
		const cleo = await born('Cleo', { language: 'zh-TW', externalIds: { crm: '4711' } });
		await is(bob, {
			country: 'DE',
			owner: JSON.stringify({ id: null, email: 'ada@house.example' }),
		});
		await is(cleo, { owner: JSON.stringify({ id: 'ada', email: null }), phone });
		await is(anna, { owner: JSON.stringify({ id: 'crm-7', email: null }) });
		const solar = { calendar: 'solar', year: 2026, leap: false } as const;
		await facts(
			{ customerId: anna, kind: 'tag', tag: 'vip', has: true },
			{ customerId: anna, kind: 'attribute', name: 'plan', value: 'pro' },
			{ customerId: bob, kind: 'attribute', name: 'seats', value: 12 },
			{ customerId: bob, kind: 'attribute', name: 'beta', value: true },
			{ customerId: cleo, kind: 'attribute', name: 'beta', value: false },
			// Today, in 60 days and in 61.
			{ customerId: anna, kind: 'date', name: 'renewal', day: { ...solar, month: 4, day: 15 } },
			{ customerId: bob, kind: 'date', name: 'renewal', day: { ...solar, month: 6, day: 14 } },
			{ customerId: cleo, kind: 'date', name: 'renewal', day: { ...solar, month: 6, day: 15 } },
			{ customerId: cleo, kind: 'date', name: 'audit_on', day: { ...solar, month: 1, day: 2 } },
		);
		await store()
			.db.insertInto('customer_trait')
			.values({ workspace_id: house.workspace, customer_id: cleo, kind: 'phone', value: phone })
			.execute();
		expect(await lists({})).toEqual(['Anna', 'Bob', 'Cleo']);
		expect(await lists({ segment: 'gold' })).toEqual(['Anna', 'Bob']);
		expect(await lists({ tag: 'vip' })).toEqual(['Anna']);
		for (const country of ['de', 'Germany', '德国'])
			expect(await lists({ country })).toEqual(['Bob']);
		expect(await lists({ language: 'zh' })).toEqual(['Anna', 'Cleo']);
		expect(await lists({ language: 'zh-CN' })).toEqual(['Anna']);
		expect(await lists({ owner: 'ada' })).toEqual(['Bob', 'Cleo']);
		expect(await lists({ owner: 'crm-7' })).toEqual(['Anna']);
		await is(anna, {
			owner: JSON.stringify({ id: null, name: 'Zoe Zhu', email: 'Zoe@House.example' }),
		});
		expect(await lists({ owner: 'zoe@house.EXAMPLE' })).toEqual(['Anna']);
		expect(await lists({ owner: 'Zoe Zhu' })).toEqual(['Anna']);
		await is(anna, { owner: JSON.stringify({ id: null, email: 'ZOË@xn--mnchen-3ya.example' }) });
		expect(await lists({ owner: 'zoë@münchen.example' })).toEqual(['Anna']);
		expect(await lists({ identity: 'crm:4711' })).toEqual(['Cleo']);
		// Everybody who has the number, though it recognises one of them alone.
		expect(await lists({ identity: '+86 138 0000 1111' })).toEqual(['Anna', 'Cleo']);
		expect(await lists({ identity: 'nobody@example.com' })).toEqual([]);
		expect(await lists({ attribute: 'Contract Plan', attributeValue: 'pro' })).toEqual(['Anna']);
		expect(await lists({ attribute: 'seats', attributeValue: '12' })).toEqual(['Bob']);
		expect(await lists({ attribute: 'beta', attributeValue: 'no' })).toEqual(['Cleo']);
		expect(await lists({ date: 'renewal', nextDays: 60 })).toEqual(['Anna', 'Bob']);
		expect(await lists({ date: 'Renewal Date', from: '2026-06-01' })).toEqual(['Bob', 'Cleo']);
		expect(await lists({ date: 'Renewal', from: '2026-06-01' })).toEqual(['Bob', 'Cleo']);
		expect(await lists({ date: 'audit_on', until: '2026-01-02' })).toEqual(['Cleo']);
		expect(await lists({ segment: 'gold', date: 'renewal', until: '2026-05-01' })).toEqual([
			'Anna',
		]);
	});

	it.each<[GivenFilter, string]>([
		[{ attribute: 'shoe size' }, '"Attribute" is "shoe size"'],
		[{ date: 'wedding' }, 'one of birth, renewal'],
		[{ country: 'Atlantis' }, '"Country" is "Atlantis"'],
		[{ identity: 'somebody' }, '"Identity" is "somebody"'],
		[{ purpose: 'spam' }, '"May Be Written To About" is "spam"'],
		[{ date: 'renewal', nextDays: -1 }, 'Within the Next Days'],
	])('says what it cannot look for: %j', async (given, said) => {
		const { house } = await aLife();
		const fault = await readCustomerFilter(house, now, given).catch((error: Error) => error);
		expect(String(fault)).toContain(said);
	});

	it('has those who want news, and nobody who objected, rests or shares a mailbox that objects', async () => {
		const { house, born, is, lists } = await aLife();
		const [anna, bob, cleo, dan, eve] = [
			await born('Anna'),
			await born('Bob'),
			await born('Cleo'),
			await born('Dan'),
			await born('Eve', { email: 'shared@example.com' }),
		];
		await says(house, anna, 'granted', ['news']);
		await says(house, bob, 'granted', ['news']);
		await says(house, bob, 'denied', ['news'], now + 1);
		await says(house, cleo, 'granted', ['news']);
		await is(cleo, { paused_until: now + day });
		await says(house, eve, 'granted', ['news']);
		const word = { metric: '', channel: 'all', at: now, source: 'x', words: null } as const;
		await store()
			.db.updateTable('consent')
			.set({ ...word, state: 'denied' })
			.where('workspace_id', '=', house.workspace)
			.where('holder', '=', 'shared@example.com')
			.execute();
		expect(await lists({ purpose: 'news' })).toEqual(['Anna']);
		// Surveys need no consent here: who has not objected and does not rest.
		await says(house, dan, 'denied', ['survey']);
		expect(await lists({ purpose: 'survey' })).toEqual(['Anna', 'Bob', 'Eve']);
	});

	it('goes on over many, up to its limit', async () => {
		const { house, lists } = await aLife();
		const rows = Array.from({ length: 450 }, (_, n) => ({
			workspace_id: house.workspace,
			customer_id: `cus_${String(n).padStart(4, '0')}`,
			name: `c${n}`,
			created_at: now,
			updated_at: now,
		}));
		await store().db.insertInto('customer').values(rows).execute();
		expect(await lists({})).toHaveLength(450);
		expect(new Set(await lists({}))).toHaveProperty('size', 450);
		expect(await lists({}, 7)).toHaveLength(7);
	});

	it('finds birthdays that come, by month and day, of both calendars', async () => {
		const { born, facts, lists } = await aLife();
		const birth = async (name: string, day: Partial<KnownDay>) => {
			const customerId = await born(name, {});
			const known = {
				calendar: 'solar',
				year: 1980,
				month: 1,
				day: 1,
				leap: false,
				...day,
			} as const;
			await facts({ customerId, kind: 'date', name: 'birth', day: known });
		};
		// It is 15 April 2026, the 28th of the second lunar month.
		await birth('today', { month: 4, day: 15 });
		await birth('without year', { year: null, month: 4, day: 20 });
		await birth('yesterday', { month: 4, day: 14 });
		await birth('lunar', { calendar: 'lunar', month: 3, day: 1 });
		await birth('lunar later', { calendar: 'lunar', month: 4, day: 8 });
		await birth('unknown day', { month: 4, day: null });
		expect(await lists({ date: 'birth', nextDays: 7 })).toEqual(['lunar', 'today', 'without year']);
		expect(await lists({ date: 'birth', nextDays: 5_000 })).toEqual([
			...['lunar', 'lunar later', 'today', 'without year', 'yesterday'],
		]);
	});

	it.each([
		[{ attributeValue: 'pro' }, '"Attribute" is empty'],
		[{ attribute: 'plan' }, '"Attribute Value" is empty'],
		[{ from: '2026-01-01' }, '"Date" is empty'],
		[{ nextDays: 30 }, '"Date" is empty'],
		[{ channel: 'other' }, '"May Be Written To About" is empty'],
		[{ date: 'renewal', from: '2026-05-02', until: '2026-05-01' }, 'is after "Date Until"'],
	])('is refused where %j would narrow nothing', async (given, fault) => {
		const { house } = await aLife();
		await expect(readCustomerFilter(house, now, given)).rejects.toThrow(fault);
	});

	it('of likely doubles says why, and keeps the older one', async () => {
		const { house, happens } = await aLife();
		const person = (crm: string, email: string, name: string) =>
			somebody({ externalIds: { crm }, email, name });
		const older = await happens({ customer: person('1', 'wang@house.cn', 'Wang Fang') });
		await happens({ customer: person('2', 'fang@house.cn', 'Fang Wang') }, now + day);
		const [item] = await doubleItems(house, 10);
		expect(item).toMatchObject({
			customer: { id: older.event.customer_id, email: 'wang@house.cn' },
			outcome: {
				code: 'likely_double',
				text: 'Wang Fang (wang@house.cn, crm:1) and Fang Wang (fang@house.cn, crm:2) may be one person: the same name at the same mail domain.',
			},
			double: {
				customer: { email: 'fang@house.cn' },
				reasons: [{ code: 'name_at', text: 'the same name at the same mail domain' }],
			},
		});
	});
});
