import { listedCustomers } from '../../../../core/loop/care/listed-customers';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { rows } from '../../care/world';
import { day, hour, life, now } from '../a-house';
import { customersOf } from './customers';
import { campaignOf, defined } from './runs';

useDatabases();

let workspaces = 0;

/** 2026-04-15 10:00 in UTC is the usual moment of a run. */
describe.each(databases)('what care is given and cannot be, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	const aHouse = async () => {
		const house = houseIn(store(), `bad-input-${(workspaces += 1)}`);
		const customers = customersOf(house);
		await customers.withoutLimits();
		/** Rows of the tables that care writes. */
		const stored = async () => {
			const all: unknown[] = [];
			for (const table of ['campaign', 'care_occasion', 'care_step', 'contact', 'due'] as const) {
				const found = store().db.selectFrom(table).selectAll();
				all.push(...(await found.where('workspace_id', '=', house.workspace).execute()));
			}
			return all;
		};
		return { house, ...life(house), ...customers, stored };
	};
	const series = { steps: rows({ days: -60 }, { days: -30 }, { days: -7 }) };
	const isoOf = (at: number) => new Date(at).toISOString().slice(0, 10);

	it('a birthday on 29 February of an unknown year is kept on the 28th of a common one', async () => {
		const { house, comes, settings } = await aHouse();
		await comes({ Birthday: '02-29' });
		const wished = async (key: string) => {
			const { runs } = campaignOf(house, defined('birthday', { key }), {
				home: { workflow: { id: key, name: key }, node: { id: key, name: key } },
			});
			const found: string[] = [];
			for (const year of [2027, 2028]) {
				const begin = Date.UTC(year, 1, 26, 10);
				for (let at = begin; at < begin + 6 * day; at += day) {
					for (const _ of (await runs(at)).due) found.push(isoOf(at));
				}
			}
			return found;
		};
		expect(await wished('usual')).toEqual(['2027-02-28', '2028-02-29']);
		await settings({ care: { leapDay: '03-01' } });
		expect(await wished('later')).toEqual(['2027-03-01', '2028-02-29']);
	});

	it('a lunar month 13 is said of its row, and nobody is greeted for it', async () => {
		const { house, tells } = await aHouse();
		const own = { 'Customer ID': 'k', Email: 'k@house.example' };
		const { id, outcome } = await tells({ ...own, Birthday: '农历13月1日' });
		expect([outcome?.text, ...(outcome?.notes ?? [])].join(' ')).toContain('13');
		expect([outcome?.text, ...(outcome?.notes ?? [])].join(' ')).toMatch(/birth/i);
		const known = store().db.selectFrom('customer_date').selectAll().where('customer_id', '=', id);
		expect(await known.execute()).toEqual([]);
		const { runs } = campaignOf(house, defined('birthday'));
		for (let at = now; at < now + 20 * day; at += day) {
			expect(await runs(at)).toMatchObject({ due: [], held: [] });
		}
	});

	it('a renewal in the past is no reason to write, or to say anything', async () => {
		const { house, comes, stored } = await aHouse();
		await comes({ 'Contract End': '2026-04-01' });
		const { runs } = campaignOf(house, defined('renewal', series));
		await runs(now - 100 * day);
		expect(await runs(now - 99 * day)).toMatchObject({ due: [], held: [] });
		const late = campaignOf(house, defined('renewal', { key: 'late', ...series }), {
			home: { workflow: { id: 'late', name: 'late' }, node: { id: 'n', name: 'n' } },
		});
		for (const at of [now, now + hour, now + day]) {
			expect(await late.runs(at)).toMatchObject({ due: [], held: [] });
		}
		expect((await stored()).filter((row) => 'attempt' in (row as object))).toEqual([]);
	});

	it('a renewal that is put into the past ends what was planned of it', async () => {
		const { house, comes, tells } = await aHouse();
		await comes({ 'Customer ID': 'k', 'Contract End': '2026-05-15' });
		const { runs } = campaignOf(house, defined('renewal', series));
		await runs(now - hour);
		expect((await runs(now)).sent).toHaveLength(1);
		await tells({ 'Customer ID': 'k', 'Contract End': '2026-04-01' }, now + day);
		const { due, held } = await runs(now + 23 * day);
		expect(due).toEqual([]);
		expect(held.map(({ outcome }) => outcome?.code)).toEqual(['date_changed']);
		expect(await runs(now + 24 * day)).toMatchObject({ due: [], held: [] });
	});

	it('a step without a text in the customer’s language is held, and says which', async () => {
		const { house, comes, settings } = await aHouse();
		await settings({ languages: ['en', 'de'] });
		const id = await comes({ Birthday: '1990-04-15', Language: 'zh-CN' });
		const ann = await comes({ Birthday: '1990-04-15', Language: 'en' });
		const { runs } = campaignOf(house, defined('birthday'));
		await runs(now - hour);
		const { due, held, sent } = await runs(now);
		expect(due.map(({ customer }) => customer?.id)).toEqual([ann]);
		expect(sent).toHaveLength(1);
		expect(held.map(({ customer, outcome }) => [customer?.id, outcome])).toEqual([
			[
				id,
				{
					code: 'no_text',
					text: expect.stringMatching(
						/^Not sent: the step has no text in .*Chinese.*, the language of its reader\.$|^Not sent: the step has no text in zh-CN/,
					),
				},
			],
		]);
		expect(await runs(now + hour)).toMatchObject({ due: [], held: [] });
	});

	it('a field that does not exist is named before anything is stored', async () => {
		const { house, comes, stored } = await aHouse();
		await comes({ Birthday: '1990-04-15' });
		const wrong = defined('birthday', { steps: rows({ days: 0, text: '{greeting} {discount}' }) });
		const { run } = campaignOf(house, wrong);
		const before = await stored();
		await expect(run(now)).rejects.toThrow('discount');
		expect(await stored()).toEqual(before);
	});

	it('of two campaigns with one key that begin at once, one runs and the other is told', async () => {
		const { house, comes } = await aHouse();
		await comes({ Birthday: '1990-04-15' });
		const { run } = campaignOf(house, defined('birthday'));
		const at = (node: string) => ({
			workflow: { id: 'w', name: 'Care' },
			node: { id: node, name: node },
		});
		const begun = await Promise.allSettled(
			['One', 'Other'].map(async (node) => await run(now - hour, { home: at(node) })),
		);
		expect(begun.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		const first = begun[0]?.status === 'fulfilled' ? 'One' : 'Other';
		const second = first === 'One' ? 'Other' : 'One';
		await expect(run(now, { home: at(second) })).rejects.toThrow(
			`The campaign "care" is defined by the node "${first}" of the workflow "Care" already.`,
		);
		expect((await run(now, { home: at(first) })).due).toHaveLength(1);
	});

	it('a list of a million items is refused with what to do, and nothing is planned', async () => {
		const { house, stored } = await aHouse();
		const before = await stored();
		const items = new Array<Record<string, unknown>>(1_000_000).fill({ email: 'a@house.example' });
		await expect(listedCustomers(house, items)).rejects.toMatchObject({
			message:
				'1,000,000 items came in, but at most 100,000 are taken at once, so nothing was planned.',
			hint: expect.stringContaining('in parts'),
		});
		expect(await stored()).toEqual(before);
	});

	it('a holdout of 100 % is refused, and half of them is the most', async () => {
		const { house, comes, stored } = await aHouse();
		const ids: string[] = [];
		for (let one = 0; one < 20; one += 1) ids.push(await comes());
		const list = (holdoutPercent: number) =>
			defined('own_list', { settings: { edition: '1' }, holdoutPercent });
		const before = await stored();
		const all = campaignOf(house, list(100));
		await expect(all.run(now, { customerIds: ids })).rejects.toThrow(/holdoutPercent.*100.*50/);
		expect(await stored()).toEqual(before);
		const { due, held } = await campaignOf(house, list(50)).run(now, { customerIds: ids });
		expect(due.length + held.length).toBe(20);
		expect(held.every(({ outcome }) => outcome?.code === 'held_out')).toBe(true);
		expect(held.length).toBeGreaterThan(0);
		expect(due.length).toBeGreaterThan(0);
	});

	it('a clock that jumps is told of, sends nothing twice, and nothing that is worth nothing any more', async () => {
		const { house, comes } = await aHouse();
		await comes({ Birthday: '1990-04-15' });
		const gone = await comes({ Birthday: '1990-05-01' });
		const { runs } = campaignOf(house, defined('birthday'));
		await runs(now - hour);
		expect((await runs(now)).sent).toHaveLength(1);
		// Put back, it comes by the same moment again.
		const back = await runs(now - 3 * day);
		expect(back.note).toMatch(/clock/i);
		for (let at = now - 3 * day; at <= now + day; at += 6 * hour) {
			expect(await runs(at)).toMatchObject({ due: [], held: [] });
		}
		// Put on by months, it passes the birthday of another: wishes that are late are none.
		const on = await runs(now + 200 * day);
		expect(on).toMatchObject({ due: [], held: [] });
		expect(on.note).toMatch(/31 days/);
		// And put right again it is wished for after all.
		await runs(now + 2 * day);
		const found: string[] = [];
		for (let at = now + 3 * day; at < now + 20 * day; at += 6 * hour) {
			for (const { customer } of (await runs(at)).due) found.push(`${customer?.id} ${isoOf(at)}`);
		}
		expect(found).toEqual([`${gone} 2026-05-01`]);
	});
});
