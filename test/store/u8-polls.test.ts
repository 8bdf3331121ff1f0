import { client } from '../../core/systems/u8/client';
import { SystemError } from '../../core/systems/system-error';
import { u8 } from '../../sandbox/systems/u8';
import { aTrigger, day, minute, start, toldOf } from '../core/loop/poll/a-system';
import { directly, toolsOver } from '../core/systems/clients/a-system';
import { databases, houseIn, useDatabases, useStore } from './databases';

useDatabases();

let made = 0;

/** Lists that U8 lets be asked for in one look: a third of what one day needs. */
const limit = 2;
const count = 520;
const codes = Array.from({ length: count }, (_, nth) => `c${String(nth).padStart(3, '0')}`);
const signed = { self_define2: '已签收' };
const waiting = { self_define2: '待签收' };

describe.each(databases)(
	'U8, where one day has more than a look may read, on $name',
	(database) => {
		const store = useStore(database.dialect);

		function aCompany() {
			const system = u8();
			const clock = { at: start, slept: 0 };
			const fields = system.api!.credential.data(`https://u${(made += 1)}.example.com`);
			const connected = client.open(fields, toolsOver(clock, directly(system, clock)));
			const polled = {
				connected,
				get at() {
					return clock.at;
				},
				set at(time) {
					clock.at = time;
				},
			};
			const given = {
				system: 'u8',
				object: 'customer',
				options: {
					watched: 'self_define2',
					types: [{ value: signed.self_define2, type: 'order.delivered' }],
				},
			};
			const change = (id: string, values: object, at = clock.at): void =>
				system.api?.change?.({ id, values: { ...values }, at });
			return { system, clock, change, ...aTrigger(houseIn(store(), `u8-${made}`), polled, given) };
		}

		/** One look; whether it came to its end. */
		async function looks({ system, clock, look }: ReturnType<typeof aCompany>): Promise<boolean> {
			system.allow(limit);
			const isWhole = await look().then(
				() => true,
				(error: unknown) => {
					if (error instanceof SystemError && error.fault === 'limited') return false;
					throw error;
				},
			);
			clock.at += 5 * minute;
			return isWhole;
		}

		it.each([
			['today', 0],
			['of a day that was over when it could be read at last', 3 * day],
		])(
			'tells what became of each record once, though some go and come meanwhile: %s',
			async (_, away) => {
				const company = aCompany();
				const { change, clock, system, items } = company;
				change('c-old', signed, start - 5 * day);
				await company.look();
				clock.at += minute;
				// All of them at the same moment, as far as U8 tells.
				for (const [nth, code] of codes.entries()) change(code, nth % 4 === 3 ? signed : waiting);
				clock.at += away;
				const expected = new Set(codes.filter((_code, nth) => nth % 4 === 3));
				let cuts = 0;
				for (let turn = 0; turn < 12; turn += 1) {
					if (!(await looks(company))) cuts += 1;
					if (turn !== 1) continue;
					// The last page is read by now, the first one is not.
					for (const id of ['c003', 'c515']) system.remove(id);
					expected.delete('c003');
					// What comes before the others moves one of them to a page that was read.
					for (const id of ['c0001', 'c0002', 'c001']) change(id, signed);
					for (const id of ['c0001', 'c0002', 'c001']) expected.add(id);
					change('c519', { self_define1: 'x' });
				}
				expect(cuts).toBeGreaterThanOrEqual(2);
				expect(toldOf(items).sort()).toEqual(
					[...expected].sort().map((id) => `order.delivered ${id}`),
				);
			},
		);

		it('goes on after a rest of days where it was, and begins anew where its place cannot be read', async () => {
			const company = aCompany();
			const { change, clock, items } = company;
			await looks(company);
			clock.at += minute;
			for (const code of codes) change(code, code < 'c010' ? signed : waiting);
			clock.at += minute;
			expect(await looks(company)).toBe(false);
			clock.at += 3 * day;
			const { db } = store();
			const row = await db
				.selectFrom('poll_cursor')
				.select('reading')
				.where('workspace_id', '=', `u8-${made}`)
				.executeTakeFirstOrThrow();
			// Where it is stands in the store: a day, and the page of it.
			expect(row.reading).toMatch(/"page":"2026-01-0\d 2026-01-05 \d"/);
			await db
				.updateTable('poll_cursor')
				.set({ reading: row.reading?.replace(/"page":"[^"]*"/, '"page":"7"') ?? null })
				.where('workspace_id', '=', `u8-${made}`)
				.execute();
			for (let turn = 0; turn < 10; turn += 1) await looks(company);
			expect(toldOf(items).sort()).toEqual(codes.slice(0, 10).map((id) => `order.delivered ${id}`));
		});
	},
);
