import { listCareMessages } from '../../../../core/loop/care/list-messages';
import { mergeCustomers } from '../../../../core/loop/customer/merge';
import { setPreferences } from '../../../../core/loop/customer/preferences';
import { timelineOf } from '../../../../core/loop/customer/timeline';
import { beginSending } from '../../../../core/loop/send/begin-sending';
import { openStore, type StoreTarget } from '../../../../core/store/registry';
import type { Store } from '../../../../core/store/store';
import { databases, houseIn, newTarget, useDatabases } from '../../../store/databases';
import { rows } from '../../care/world';
import { day, hour, life, now } from '../a-house';
import { gives } from '../due/a-clock';
import { customersOf } from './customers';
import { campaignOf, defined } from './runs';

useDatabases();

let workspaces = 0;

/** What people have reported of other products. 2026-04-15 10:00 in UTC is the usual moment of a run. */
describe.each(databases)('what was reported of others, on $name', ({ dialect }) => {
	let target: StoreTarget;
	let store: Store;
	beforeAll(async () => {
		target = await newTarget(dialect);
		store = await openStore(target, {});
	});
	afterAll(async () => await store.close());

	const aHouse = () => {
		const house = houseIn(store, `reported-${(workspaces += 1)}`);
		return { house, ...life(house), ...customersOf(house) };
	};
	const isoOf = (at: number) => new Date(at).toISOString();

	it('the same mail again and again after a rule matched', async () => {
		const { house, comes, tells, settings, withoutLimits } = aHouse();
		await withoutLimits();
		await settings({ customerAttributes: [{ key: 'at_risk', name: 'At Risk', type: 'yes_no' }] });
		const { runs } = campaignOf(
			house,
			defined('gone_quiet', { settings: { attribute: 'at_risk', peaceDays: 0 } }),
		);
		await comes({ 'Customer ID': 'risky', 'At Risk': 'no' });
		await runs(now - 2 * hour);
		await tells({ 'Customer ID': 'risky', 'At Risk': 'yes' }, now - hour);
		const sent: string[] = [];
		for (let at = now; at < now + 20 * day; at += 12 * hour) {
			// The rule goes on to match, and the system says so with every export.
			await tells({ 'Customer ID': 'risky', 'At Risk': 'yes', Segment: `s${at}` }, at - 1);
			sent.push(...(await runs(at)).sent);
		}
		expect(sent).toHaveLength(1);
	});

	it('a cap that misses campaigns, or hits service mail', async () => {
		const { house, comes, does, settings } = aHouse();
		await settings({ policy: { quietHours: null } });
		const id = await comes({ Birthday: '1990-04-15' });
		const campaign = (occasion: string, more = {}) =>
			campaignOf(house, defined(occasion, { key: occasion, ...more }), {
				home: { workflow: { id: occasion, name: occasion }, node: { id: 'n', name: 'n' } },
			});
		const all = [
			campaign('birthday'),
			campaign('new_customer', { steps: rows({ days: 0, validDays: 2 }) }),
			campaign('own_list', { settings: { edition: '1' }, steps: rows({ days: 0, validDays: 2 }) }),
		];
		for (const { runs } of all) await runs(now - hour);
		await does(id, 'deal.won', now - 1_000);
		const codes: string[] = [];
		for (const { runs } of all) {
			const { sent, held } = await runs(now, { customerIds: [id] });
			codes.push(...sent.map(() => 'sent'), ...held.map(({ outcome }) => String(outcome?.code)));
		}
		// Wishes count for the week, and all campaigns share it.
		expect(codes).toEqual(['sent', 'cap_care', 'cap_care']);
		const contacts = await life(house).contacts();
		for (const key of ['promise', 'news of the case']) {
			const service = { key, kind: 'case' as const, messageId: `<${key}@house.example>` };
			const to = { channel: 'email', recipient: 'c@house.example', customerId: id };
			const about = { invitationId: null, caseId: null, test: false };
			const ticket = await beginSending(house, now, { ...service, ...to, ...about });
			expect(ticket.kind).toBe('send');
		}
		expect(await life(house).contacts()).toEqual(contacts);
	});

	it('two contacts with one address, both mailed', async () => {
		const { house, comes, withoutLimits } = aHouse();
		await withoutLimits();
		const both = [
			await comes({ Email: 'both@house.example', Birthday: '1990-04-15' }),
			await comes({ Email: 'other@house.example', Birthday: '1990-04-15' }),
		];
		await store.db
			.updateTable('customer')
			.set({ email: 'Both@House.example' })
			.where('workspace_id', '=', house.workspace)
			.where('customer_id', 'in', both)
			.execute();
		const { run, sends } = campaignOf(house, defined('birthday'));
		await run(now - hour);
		// Three workers at once.
		const found = await Promise.all([run(now), run(now), run(now)]);
		const due = found.flatMap((one) => one.due);
		const left = await Promise.all(
			due.map(async ({ message }) => await sends(message?.key ?? '', message?.to ?? '', now)),
		);
		expect(left.filter(Boolean)).toHaveLength(1);
		const held = found.flatMap((one) => one.held.map(({ outcome }) => outcome?.code));
		expect(held).toEqual(['same_mailbox']);
	});

	it('a birthday a day early east of Greenwich', async () => {
		const { house, comes, withoutLimits } = aHouse();
		await withoutLimits();
		const zones = {
			'Pacific/Kiritimati': '2026-04-14T20:00:00.000Z',
			'Pacific/Auckland': '2026-04-14T22:00:00.000Z',
			'Asia/Shanghai': '2026-04-15T02:00:00.000Z',
			'Asia/Kolkata': '2026-04-15T04:30:00.000Z',
			'Europe/Berlin': '2026-04-15T08:00:00.000Z',
			'America/Los_Angeles': '2026-04-15T17:00:00.000Z',
		};
		for (const zone of Object.keys(zones))
			await comes({ 'Time Zone': zone, Birthday: '1990-04-15' });
		const { runs } = campaignOf(house, defined('birthday'));
		const found: Record<string, string> = {};
		for (let at = Date.UTC(2026, 3, 14); at < Date.UTC(2026, 3, 17); at += hour / 2) {
			for (const { customer } of (await runs(at)).due) found[customer?.timeZone ?? ''] = isoOf(at);
		}
		expect(found).toEqual(zones);
	});

	it('a yearly campaign that ran once', async () => {
		const { house, comes } = aHouse();
		await comes({ Birthday: '1990-04-15' });
		await comes({ Birthday: '农历三月初三' });
		const { runs } = campaignOf(house, defined('birthday'));
		await runs(now - 60 * day);
		const found: string[] = [];
		const isSpring = (at: number) => [2, 3].includes(new Date(at).getUTCMonth());
		for (let at = now - 59 * day; at < now + 3 * 365 * day; at += isSpring(at) ? day : 10 * day) {
			for (const _ of (await runs(at)).sent) found.push(isoOf(at).slice(0, 10));
		}
		expect(found).toEqual([
			...['2026-04-15', '2026-04-19'],
			...['2027-04-09', '2027-04-15'],
			...['2028-03-28', '2028-04-15'],
		]);
	});

	it('a restart that sends all again', async () => {
		const { house, comes, withoutLimits } = aHouse();
		await withoutLimits();
		for (let one = 0; one < 5; one += 1) await comes({ Birthday: '1990-04-15' });
		const { runs, run } = campaignOf(house, defined('birthday'));
		await runs(now - hour);
		expect((await runs(now)).sent).toHaveLength(5);
		const again = await openStore(target, {});
		try {
			const restarted = { ...house, store: again };
			// Its text was changed with the update, too.
			const changed = defined('birthday', {
				steps: rows({ days: 0, text: '{greeting} all the best.' }),
			});
			const { runs: after } = campaignOf(restarted, changed);
			for (const at of [now, now + 1, now + hour]) {
				expect(await after(at)).toMatchObject({ due: [], held: [] });
			}
			expect(await gives(restarted, now + hour)).toEqual([]);
			// Nor does one that begins anew since its node was made anew.
			const home = { workflow: { id: 'w2', name: 'Care' }, node: { id: 'n2', name: 'Find Due' } };
			const anew = await run(now + 3 * day, { home });
			expect(anew.due).toEqual([]);
		} finally {
			await again.close();
		}
	});

	it('a customer who left and came back, but never entered again', async () => {
		const { house, comes, does, withoutLimits } = aHouse();
		await withoutLimits();
		const id = await comes();
		for (const ago of [50, 40, 30]) await does(id, 'order.paid', now - ago * day);
		const { runs } = campaignOf(house, defined('gone_quiet'));
		const sent: Array<[number, number | undefined]> = [];
		const back = new Map([
			[40, 'order.paid'],
			[160, 'order.paid'],
		]);
		for (let on = 0; on < 260; on += 2) {
			const at = now + on * day;
			const type = back.get(on);
			if (type !== undefined) await does(id, type, at - hour);
			const found = await runs(at);
			for (const { care } of found.due) sent.push([on, care?.step]);
		}
		// Sixty days after the last order; they are back, and the silence after that lies in the peace of the first one;
		// back again, they are quiet for longer than twice their usual gap.
		expect(sent).toEqual([
			[30, 1],
			[240, 1],
		]);
	});

	it('a pause that is ignored', async () => {
		const { house, comes, withoutLimits } = aHouse();
		await withoutLimits();
		const definition = defined('birthday', { steps: rows({ days: 0, validDays: 9 }) });
		const { run, runs, sends } = campaignOf(house, definition, { sentBy: 'workflow' });
		const [early, late] = [
			await comes({ Birthday: '1990-04-15' }),
			await comes({ Birthday: '1990-04-15' }),
		];
		const pauses = async (customerId: string, pausedUntil: number | null, at: number) =>
			await setPreferences(house, at, {
				customerId,
				wanted: { frequency: null, pausedUntil, channel: null, language: null },
			});
		await run(now - hour);
		await pauses(early, now + 30 * day, now - 1);
		const { due, held } = await run(now);
		expect(held.map(({ customer, outcome }) => [customer?.id, outcome?.code])).toEqual([
			[early, 'paused'],
		]);
		expect(due.map(({ customer }) => customer?.id)).toEqual([late]);
		// It comes between the claim and the sending.
		await pauses(late, now + 2 * day, now + 1);
		const { key = '', to = '' } = due[0]?.message ?? {};
		expect(await sends(key ?? '', to ?? '', now + 2)).toBe(false);
		expect((await runs(now + day)).sent).toEqual([]);
	});

	it('rows with an unknown zone that vanish', async () => {
		const { house, comes } = aHouse();
		const ids: string[] = [];
		for (const zone of ['Mars/Phobos', '', null]) {
			const id = await comes({ Birthday: '1990-04-15' });
			ids.push(id);
			await store.db
				.updateTable('customer')
				.set({ time_zone: zone })
				.where('workspace_id', '=', house.workspace)
				.where('customer_id', '=', id)
				.execute();
		}
		const { runs } = campaignOf(house, defined('birthday'));
		await runs(now - hour);
		const { due } = await runs(now);
		expect(due.map(({ customer }) => customer?.id).sort()).toEqual(ids.sort());
		for (const { outcome } of due) {
			expect(outcome?.text).toContain("the workspace's was used: UTC");
		}
	});

	it('nobody can tell who already got it', async () => {
		const { house, comes } = aHouse();
		const [got, opted] = [
			await comes({ 'Customer ID': 'got', Birthday: '1990-04-15' }),
			await comes({ Birthday: '1990-04-15' }),
		];
		await store.db
			.deleteFrom('consent')
			.where('workspace_id', '=', house.workspace)
			.where('holder', '=', opted)
			.execute();
		const { runs } = campaignOf(house, defined('birthday'));
		await runs(now - hour);
		await runs(now);
		const said = async (id: string) =>
			(await timelineOf(house, now + hour, id, { before: null, limit: 20 })).lines
				.map(({ text }) => text)
				.filter((text) => text.includes('Birthday ("care")'));
		expect(await said(got)).toEqual([
			expect.stringMatching(/^Birthday \("care"\), message 1 to \S+@house.example: sent\.$/),
		]);
		expect(await said(opted)).toEqual([expect.stringContaining('not agreed')]);
		const of = { campaign: 'care', customerId: null, from: null, until: null, limit: null };
		const listed = await listCareMessages(house, { ...of, states: ['sent', 'held'] });
		expect(
			listed.map(({ item, careMessage }) => [item.customer?.id, careMessage.state]).sort(),
		).toEqual(
			[
				[got, 'sent'],
				[opted, 'held'],
			].sort(),
		);
		// Also by the record that it was joined with.
		const other = await comes({ Birthday: '1990-04-16' });
		const doer = { kind: 'workflow', id: null, name: null } as const;
		await mergeCustomers(house, now + hour, { keepId: other, mergeId: got, doer });
		expect(await said(other)).toHaveLength(1);
		const steps = await store.db
			.selectFrom('care_step')
			.select(['customer_id', 'state', 'at'])
			.where('workspace_id', '=', house.workspace)
			.where('state', '=', 'sent')
			.execute();
		expect(steps).toEqual([{ customer_id: other, state: 'sent', at: now }]);
	});
});
