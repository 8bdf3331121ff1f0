import { sql } from 'kysely';

import { openStore } from '../../core/store/registry';
import { databases, houseIn, newTarget, useDatabases } from './databases';
import { startWorking } from './processes';
import { life, somebody } from '../core/loop/a-house';

useDatabases();

const people = 1_500;
/** How many customers there are when an import is killed. */
const kills = [150, 700];

describe.each(databases)(
	'an import whose process is killed in the middle, while events of the same people come, on $name',
	({ dialect }) => {
		it('goes on where it was, and makes each person once, however they are spelled', async () => {
			const target = await newTarget(dialect);
			const store = await openStore(target, {});
			const lived = life(houseIn(store));
			const stored = async (): Promise<number> => {
				const { rows } = await sql<{ n: number }>`select count(*) as n from customer`.execute(
					store.db,
				);
				return Number(rows[0]?.n);
			};
			const imports = () =>
				startWorking<[code: string, id: string | null, email: string | null]>(
					'import-spelled-and-say.ts',
					[target, people],
				);
			const working = [...kills, null].map((most) => ({ most, one: imports() }));
			const events: string[] = [];
			let over = false;
			const happening = (async () => {
				for (let number = people - 1; !over; number -= 31) {
					const at = ((number % people) + people) % people;
					const facts = somebody({ externalIds: { crm: `k${at}` }, email: `c${at}@example.com` });
					const { customer } = await lived.happens({ customer: facts });
					events.push(customer?.customer_id ?? '');
				}
			})();
			for (const { most, one } of working) {
				await one.ready();
				if (most === null) continue;
				one.go();
				while ((await stored()) < most) await one.until(() => true);
				one.kill();
				expect(await one.endedBy()).toBe('SIGKILL');
			}
			const last = working.slice(kills.length).map(({ one }) => one);
			for (const one of last) one.go();
			expect(await Promise.all(last.map(async (one) => await one.endedBy()))).toEqual([null]);
			over = true;
			await happening;
			expect(events.length).toBeGreaterThan(10);

			expect(await stored()).toBe(people);
			for (const one of last) {
				const said = one.said();
				expect(said).toHaveLength(people + people / 5);
				expect(said.filter(([code]) => code === 'refused')).toEqual([]);
				const ids = new Map<string, Set<string>>();
				for (const [, id, email] of said) {
					ids.set(email ?? '', (ids.get(email ?? '') ?? new Set()).add(id ?? ''));
				}
				expect(ids.size).toBe(people);
				expect([...ids.values()].filter(({ size }) => size !== 1)).toEqual([]);
			}
			const count = async (table: 'identity' | 'customer_tag') =>
				(await store.db.selectFrom(table).select('customer_id').execute()).length;
			expect(await count('customer_tag')).toBe(2 * people);
			const doubled = await sql`select kind, value from identity group by kind, value
				having count(*) > 1`.execute(store.db);
			expect(doubled.rows).toEqual([]);
			const stray = await sql`select 1 from identity as i where not exists (select 1 from customer
				as c where c.workspace_id = i.workspace_id and c.customer_id = i.customer_id)`.execute(store.db);
			expect(stray.rows).toEqual([]);
			await store.close();
		});
	},
);
