import { sql } from 'kysely';

import { likelyDoubles } from '../../../../core/loop/customer/doubles';
import type { Doer } from '../../../../core/loop/audit/doer';
import { mergeCustomers } from '../../../../core/loop/customer/merge';
import { splitCustomers } from '../../../../core/loop/customer/split';
import type { House } from '../../../../core/loop/house';
import { auditOf } from '../../../../core/store/repositories/audit';
import { findCustomer } from '../../../../core/store/repositories/customers';
import { hangingTables, unitedTables } from '../../../../core/store/repositories/merges';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { caseRow } from '../../../store/rows';
import { says, stands } from '../a-word';
import { day, life, now, somebody } from '../a-house';

useDatabases();

let workspaces = 0;
const doer: Doer = { kind: 'workflow', id: 'w1', name: 'Doubles' };

const tables = [
	...hangingTables.map(({ table }) => table),
	...unitedTables,
	'due',
	'mailbox',
] as const;

/** Every row of every table, without what may change. */
async function everything(house: House): Promise<string[]> {
	const all: string[] = [];
	for (const table of tables) {
		const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}
			where workspace_id = ${house.workspace}`.execute(house.store.db);
		for (const { updated_at: _at, ...row } of rows) {
			const sorted = Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1));
			all.push(`${table} ${JSON.stringify(sorted)}`);
		}
	}
	return all.sort();
}

describe.each(databases)('merging customers, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	async function aLife() {
		const house = houseIn(store(), `merge-${(workspaces += 1)}`);
		const own = life(house);
		await own.settings({ policy: { quietHours: null, delay: 0 } });
		await own.publish();
		const asked = async (given: Parameters<typeof somebody>[0], source = 'desk') => {
			const { event } = await own.happens({ customer: somebody(given), source });
			const { item } = await own.asks({ eventId: event.event_id });
			return { id: event.customer_id ?? '', eventId: event.event_id, item };
		};
		const merges = async (keepId: string, mergeId: string) =>
			await mergeCustomers(house, now + day, { keepId, mergeId, doer });
		const splits = async (mergeId: string) =>
			await splitCustomers(house, now + 2 * day, { mergeId, doer });
		const customer = async (id: string) => await findCustomer(store().db, house.workspace, id);
		return { house, ...own, asked, merges, splits, customer };
	}

	it('moves the rows of every table that names a customer', async () => {
		const named =
			dialect === 'sqlite'
				? sql<{
						name: string;
					}>`select m.name as name from sqlite_master m, pragma_table_info(m.name) c
					where m.type = 'table' and c.name = 'customer_id'`
				: sql<{ name: string }>`select columns.table_name as name from information_schema.columns
					join information_schema.tables using (table_schema, table_name)
					where columns.table_schema = current_schema() and column_name = 'customer_id'
						and table_type = 'BASE TABLE'`;
		const { rows } = await named.execute(store().db);
		const known = new Set<string>([...hangingTables.map(({ table }) => table), ...unitedTables]);
		expect(rows.length).toBeGreaterThan(8);
		expect(rows.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([]);
	});

	it('joins what hangs on both, and Split undoes it row for row', async () => {
		const { house, asked, merges, splits, customer } = await aLife();
		const email = 'wang@house.example';
		const one = await asked({ externalIds: { crm: '1' }, name: 'Wang Fang', email });
		const two = await asked({
			externalIds: { crm: '2' },
			name: 'Fang Wang',
			email: 'fang@house.example',
			phone: '+8613800001111',
			segment: 'gold',
		});
		await says(house, two.id, 'denied', ['survey:nps']);
		await says(house, one.id, 'granted', ['survey:nps']);
		const { db } = store();
		const facts = (id: string, tag: string) => ({
			workspace_id: house.workspace,
			customer_id: id,
			name: `of ${tag}`,
		});
		for (const [id, tag] of [
			[one.id, 'vip'],
			[two.id, 'vip'],
			[two.id, 'north'],
		] as const) {
			const { name, ...about } = facts(id, tag);
			const born = { calendar: 'lunar', year: 1980, month: 4, day: 30, leap: 1 } as const;
			await db
				.insertInto('customer_tag')
				.values({ ...about, tag })
				.execute();
			await db
				.insertInto('customer_date')
				.values({ ...about, name, ...born, on_date: null })
				.execute();
			const seats = { ...about, name, text: null, number: 12.5 };
			await db.insertInto('customer_attribute').values(seats).execute();
		}
		const before = await everything(house);
		const merged = await merges(one.id, two.id);
		expect(merged).toMatchObject({ kind: 'merged', openCases: 0 });
		for (const [table, key] of [
			['customer_tag', 'tag'],
			['customer_date', 'name'],
			['customer_attribute', 'name'],
		] as const) {
			const { rows } = await sql<{ fact: string }>`select ${sql.ref(key)} as fact
				from ${sql.table(table)} where workspace_id = ${house.workspace}
				and customer_id = ${one.id} order by 1`.execute(db);
			const all = key === 'tag' ? ['north', 'vip'] : ['of north', 'of vip'];
			expect(rows.map(({ fact }) => fact)).toEqual(all);
		}
		// Gaps are filled, what is known stays, and the no of either holds.
		expect(merged.customer).toMatchObject({ name: 'Wang Fang', email, segment: 'gold' });
		expect(await stands(house, one.id)).toEqual(['survey:nps denied']);
		expect((await customer(two.id))?.customer_id).toBe(one.id);
		for (const { table } of hangingTables) {
			const { rows } = await sql`select 1 from ${sql.table(table)}
				where workspace_id = ${house.workspace} and customer_id = ${two.id}`.execute(db);
			expect(rows).toEqual([]);
		}
		expect((await splits(merged.mergeId)).kind).toBe('split');
		expect(await everything(house)).toEqual(before);
		expect((await splits(merged.mergeId)).kind).toBe('already');
		const trail = await auditOf(db, house.workspace, { kind: 'customer', id: one.id }, 10);
		const deeds = trail.filter(({ action }) => action.startsWith('customers_'));
		expect(deeds.map(({ action, actor_name }) => [action, actor_name])).toEqual([
			['customers_split', 'Doubles'],
			['customers_merged', 'Doubles'],
		]);
	});

	it('counts the contacts of both against the limits', async () => {
		const { settings, asked, merges, happens, asks } = await aLife();
		await settings({ policy: { capOverall: { limit: 1, days: 30 } } });
		const one = await asked({ externalIds: { crm: '1' }, email: null });
		const two = await asked({ externalIds: { crm: '2' }, email: 'two@example.com' });
		expect(two.item.outcome?.code).toBe('send_now');
		await merges(one.id, two.id);
		const { event } = await happens({
			source: 'crm',
			customer: somebody({ externalIds: { crm: '1' }, email: 'other@example.com' }),
		});
		const { kind } = await asks({ eventId: event.event_id });
		expect(kind).toBe('not_asked');
	});

	it('keeps open cases of both sides open, each with its owner, and says how many there are', async () => {
		const { house, asked, merges, splits } = await aLife();
		const one = await asked({ externalIds: { crm: '1' } });
		const two = await asked({ externalIds: { crm: '2' } });
		const { db } = store();
		for (const { id } of [one, two]) {
			const about = { workspace_id: house.workspace, case_id: `cas_${id}`, customer_id: id };
			const row = caseRow({ ...about, response_id: null, owner_id: `owner of ${id}` });
			await db.insertInto('case_file').values(row).execute();
		}
		const { mergeId, openCases } = await merges(one.id, two.id);
		expect(openCases).toBe(2);
		const cases = async () =>
			await db
				.selectFrom('case_file')
				.select(['customer_id', 'owner_id'])
				.where('workspace_id', '=', house.workspace)
				.orderBy('owner_id')
				.execute();
		expect((await cases()).map(({ customer_id: id }) => id)).toEqual([one.id, one.id]);
		await splits(mergeId);
		for (const { customer_id: id, owner_id: owner } of await cases()) {
			expect(owner).toBe(`owner of ${id}`);
		}
	});

	it('gives what came since to the side whose identity it came by', async () => {
		const { house, asked, merges, splits } = await aLife();
		const one = await asked({ externalIds: { crm: '1' }, email: 'one@example.com' });
		const two = await asked({ externalIds: { crm: '2' }, email: 'two@example.com' });
		const { mergeId } = await merges(one.id, two.id);
		const later = await asked({ externalIds: { crm: '2', shop: '9' }, email: null });
		const kept = await asked({ externalIds: { crm: '1' }, email: null });
		expect([later.id, kept.id]).toEqual([one.id, one.id]);
		await says(house, one.id, 'denied', ['survey']);
		await splits(mergeId);
		const { db } = store();
		const owners = await db
			.selectFrom('event')
			.select(['event_id', 'customer_id'])
			.where('workspace_id', '=', house.workspace)
			.execute();
		const of = Object.fromEntries(owners.map((row) => [row.event_id, row.customer_id]));
		expect([of[later.eventId], of[kept.eventId]]).toEqual([two.id, one.id]);
		const invitations = await db
			.selectFrom('invitation')
			.select('customer_id')
			.where('workspace_id', '=', house.workspace)
			.where('event_id', '=', later.eventId)
			.execute();
		expect(invitations).toEqual([{ customer_id: two.id }]);
		// The id that came with it went along.
		expect((await asked({ externalIds: { shop: '9' }, email: null }, 'shop')).id).toBe(two.id);
		// An objection since is one of both.
		expect(await stands(house, one.id)).toEqual(['survey denied']);
		expect(await stands(house, two.id)).toEqual(['survey denied']);
	});

	it('is done once, and undone from the last to the first', async () => {
		const { asked, merges, splits } = await aLife();
		const one = await asked({ externalIds: { crm: '1' } });
		const two = await asked({ externalIds: { crm: '2' } });
		const three = await asked({ externalIds: { crm: '3' } });
		const first = await merges(two.id, three.id);
		expect(await merges(two.id, three.id)).toMatchObject({
			kind: 'already',
			mergeId: first.mergeId,
		});
		const second = await merges(one.id, two.id);
		await expect(splits(first.mergeId)).rejects.toMatchObject({
			hint: expect.stringContaining(second.mergeId) as string,
		});
		await splits(second.mergeId);
		expect((await splits(first.mergeId)).parted.customer_id).toBe(three.id);
		expect((await asked({ externalIds: { crm: '3' } })).id).toBe(three.id);
	});

	it('is refused for one with itself and for one who is not there', async () => {
		const { asked, merges, splits } = await aLife();
		const one = await asked({});
		await expect(merges(one.id, one.id)).rejects.toThrow(/cannot be merged with itself/);
		await expect(merges(one.id, 'cus_gone')).rejects.toThrow(/no customer "cus_gone".*erased/);
		await expect(splits('mrg_none')).rejects.toThrow(/no merge "mrg_none"/);
	});

	it('is proposed for doubles, with the reason', async () => {
		const { house, asked, merges } = await aLife();
		const one = await asked({
			externalIds: { crm: '1' },
			name: 'Wang Fang',
			email: 'a@house.example',
		});
		const two = await asked({
			externalIds: { crm: '2' },
			name: 'fang  WANG',
			email: 'b@house.example',
		});
		const phone = '+8613800001111';
		const three = await asked({ externalIds: { crm: '3' }, name: 'Bo', phone });
		const four = await asked({ externalIds: { crm: '4' }, name: 'Cy', phone });
		// Everybody's mailboxes are no house.
		await asked({ externalIds: { crm: '5' }, name: 'Li Wei', email: 'li1@qq.com' });
		await asked({ externalIds: { crm: '6' }, name: 'Li Wei', email: 'li2@qq.com' });
		const found = await likelyDoubles(house, 100);
		const said = found.map(({ one: a, other: b, reasons }) => [
			[a.customer_id, b.customer_id].sort().join(' '),
			reasons,
		]);
		expect(Object.fromEntries(said)).toEqual({
			[[one.id, two.id].sort().join(' ')]: ['name_at'],
			[[three.id, four.id].sort().join(' ')]: ['phone'],
		});
		await merges(one.id, two.id);
		expect(await likelyDoubles(house, 100)).toHaveLength(1);
	});
});
