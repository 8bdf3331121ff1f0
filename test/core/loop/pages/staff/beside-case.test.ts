import { openCase } from '../../../../../core/loop/case/open-case';
import { createOrUpdate } from '../../../../../core/loop/customer/create-or-update';
import { profileOf } from '../../../../../core/loop/customer/profile';
import { setPreferences } from '../../../../../core/loop/customer/preferences';
import { besideOf } from '../../../../../core/loop/pages/staff/beside-case';
import { insertResponseQuery } from '../../../../../core/store/repositories/responses';
import { findCustomer } from '../../../../../core/store/repositories/customers';
import { loadSettings } from '../../../../../core/store/repositories/workspaces';
import { databases, houseIn, useDatabases, useStore } from '../../../../store/databases';
import { responseRow } from '../../../../store/rows';
import { says } from '../../a-word';
import { day, life, now, somebody } from '../../a-house';
import { caseLife, toOpen } from '../../case/a-case-life';

useDatabases();

let workspaces = 0;

describe.each(databases)('what an owner reads beside their case, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	async function aCase() {
		const house = houseIn(store(), `beside-${(workspaces += 1)}`);
		const { event } = await life(house).happens({ customer: somebody() });
		const id = event.customer_id ?? '';
		const opens = async () => (await openCase(house, now, toOpen({ customerId: id }))).case;
		const row = await opens();
		const reads = async (at = now + 3 * day, language = 'en') => {
			const { db } = store();
			const settings = await loadSettings(db, house.workspace);
			const customer = await findCustomer(db, house.workspace, id);
			return await besideOf(house, at, row, { customer, settings, language });
		};
		return { house, id, row, opens, reads };
	}

	it('is nothing of somebody of whom nothing else is known', async () => {
		const { reads } = await aCase();
		expect(await reads()).toEqual({
			title: null,
			value: null,
			tags: [],
			health: null,
			wishes: { language: null, channel: null, pausedUntil: null, less: false, refused: [] },
			promised: [],
			cases: [],
			scores: [],
		});
	});

	it('is what binds them, what was promised elsewhere, what else is open and the last answers', async () => {
		const { house, id, row, opens, reads } = await aCase();
		const other = await opens();
		const { does } = caseLife(() => house);
		await does(other.case_id, now, { kind: 'promise', at: now + day, text: 'A call' });
		await does(row.case_id, now, { kind: 'promise', at: now + day, text: 'In this very case' });
		const wanted = {
			frequency: 'less',
			pausedUntil: now + 30 * day,
			channel: 'other',
			language: 'zh-CN',
		} as const;
		await setPreferences(house, now, { customerId: id, wanted });
		await says(house, id, 'denied', ['survey', 'news']);
		for (const [n, value] of [2, 4].entries()) {
			const given = { response_id: `${id}-${n}`, value, answered_at: now + n };
			const whose = { workspace_id: house.workspace, customer_id: id };
			await insertResponseQuery(store().db, responseRow({ ...whose, ...given })).execute();
		}
		expect(await reads()).toMatchObject({
			// What they said to news is not the owner's to know.
			wishes: { language: 'zh-CN', channel: 'other', less: true, refused: ['survey'] },
			promised: [{ text: 'A call', state: 'broken', until: now + day }],
			cases: [{ state: 'in_progress', ownerName: 'Ada', openedAt: now }],
			scores: [{ metric: 'csat', value: 4, max: 5, n: 2 }],
		});
		expect((await reads(now)).promised).toMatchObject([{ state: 'open' }]);
		expect((await reads(now + 31 * day)).wishes.pausedUntil).toBeNull();
	});

	it('is who they are, what they are worth and how they fare, as Get says it', async () => {
		const { house, id, row, reads } = await aCase();
		const told = {
			email: (await findCustomer(store().db, house.workspace, id))?.email,
			title: 'Dr',
			tags: 'VIP, patient',
			valueAmount: 12_000,
			valueCurrency: 'EUR',
			renewal: new Date(now + 10 * day).toISOString().slice(0, 10),
		};
		const how = { byName: false, system: 'crm', order: null, serial: false, cleared: [] };
		const [done] = await createOrUpdate(house, now, [told], how);
		expect(done?.outcome.code).toBe('updated');
		const { does } = caseLife(() => house);
		await does(row.case_id, now, { kind: 'promise', at: now + day, text: 'In this very case' });
		const beside = await reads();
		expect(beside).toMatchObject({
			title: 'Dr',
			value: { amount: 12_000, currency: 'EUR' },
			tags: ['VIP', 'patient'],
			promised: [],
		});
		const customer = await findCustomer(store().db, house.workspace, id);
		if (!customer) throw new Error('Nobody is there.');
		const { health } = await profileOf(house, now + 3 * day, customer, { before: null, limit: 1 });
		expect(beside.health).toEqual({
			points: health.points,
			reasons: health.reasons.map(({ text }) => text),
		});
		expect(beside.health?.reasons.join(' ')).toMatch(/broken.*renewal is near/i);
		expect((await reads(now + 3 * day, 'zh-CN')).health?.reasons.join(' ')).toMatch(/续约临近/);
	});
});
