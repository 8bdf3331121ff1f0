import fc from 'fast-check';

import { type ClearableFact, readPersonFacts } from '../../../../core/loop/team/person-facts';
import { listTeam, personNamed, setAbsence, upsertPerson } from '../../../../core/loop/team/team';
import { upsertPeople } from '../../../../core/loop/team/upsert-people';
import { InputError, NotFoundError } from '../../../../core/model/errors';
import type { Person } from '../../../../core/model/people';
import { saveSettings } from '../../../../core/store/repositories/workspaces';
import type { Tx } from '../../../../core/store/store';
import { houseIn, useDatabases, useStore } from '../../../store/databases';
import { day, monday } from '../../../store/rows';

useDatabases();
const store = useStore('sqlite');
let workspaces = 0;
const newHouse = () => houseIn(store(), `team-${workspaces++}`);

const upsert = async (
	house: ReturnType<typeof newHouse>,
	facts: Record<string, unknown>,
	cleared: ClearableFact[] = [],
) => await upsertPerson(house, monday, { facts, cleared });

describe('a person from a sheet', () => {
	it('is added with what the row says, numbers and yes/no as text included', async () => {
		const { code, person } = await upsert(newHouse(), {
			id: 7,
			name: ' 张三 ',
			email: 'zhang@example.com',
			team: 'after-sales',
			skills: 'billing， repair、billing',
			languages: ['zh-CN', 'en'],
			channels: { wecom: 'zhangsan', sms: '' },
			externalIds: { zendesk: 361 },
			compensationLimit: '50.5',
			maxOpenCases: '3',
			active: '在职',
		});
		expect(code).toBe('created');
		expect(person).toEqual({
			id: '7',
			name: '张三',
			email: 'zhang@example.com',
			team: 'after-sales',
			role: 'agent',
			skills: ['billing', 'repair'],
			languages: ['zh-CN', 'en'],
			channels: { wecom: 'zhangsan' },
			externalIds: { zendesk: '361' },
			compensationLimit: 50.5,
			deputyId: null,
			maxOpenCases: 3,
			active: true,
		});
	});

	it('keeps what a later row leaves blank', async () => {
		const house = newHouse();
		const { person } = await upsert(house, { id: 'li', name: 'Li', team: 'a', skills: 'x' });
		const later = { id: 'li', name: '', team: null, skills: ' ', role: 'manager' };
		expect(await upsert(house, later)).toMatchObject({
			code: 'updated',
			person: { ...person, role: 'manager' },
		});
		expect((await upsert(house, later)).code).toBe('unchanged');
	});

	it('adds a channel without losing the others, and loses only what is cleared', async () => {
		const house = newHouse();
		await upsert(house, { id: 'li', name: 'Li', channels: { sms: '1' }, maxOpenCases: 0 });
		const both = await upsert(house, { id: 'li', channels: { wecom: 'w' } });
		expect(both.person.channels).toEqual({ sms: '1', wecom: 'w' });
		const { person } = await upsert(house, { id: 'li' }, ['channels', 'maxOpenCases']);
		expect([person.channels, person.maxOpenCases]).toEqual([{}, null]);
	});

	it('is recognised by external id or e-mail when the row has no id', async () => {
		const house = newHouse();
		const first = await upsert(house, {
			name: 'Li',
			email: 'Li@example.com',
			externalIds: { crm: '9' },
		});
		const byMail = await upsert(house, { email: 'li@EXAMPLE.com', team: 'a' });
		const byExternal = await upsert(house, { externalIds: { crm: '9' }, role: 'manager' });
		expect([byMail.person.id, byExternal.person.id]).toEqual([first.person.id, first.person.id]);
		expect(await listTeam(house, monday, { team: null, onlyActive: true })).toHaveLength(1);
	});

	it('may name a deputy who stands further down in the sheet', async () => {
		const house = newHouse();
		await upsert(house, { id: 'li', name: 'Li', deputy: 'kim@example.com' });
		const kim = await upsert(house, { name: 'Kim', email: 'kim@example.com', deputy: 'li' });
		const [li] = (await listTeam(house, monday, { team: null, onlyActive: true })).filter(
			({ id }) => id === 'li',
		);
		expect([li?.deputyId, kim.person.deputyId]).toEqual([kim.person.id, 'li']);
	});

	it.each([
		['nobody could recognise', { name: 'Li' }, /no ID, e-mail or external ID/],
		['is new without a name', { id: 'li' }, /has no name/],
		['has a wrong e-mail', { id: 'li', name: 'Li', email: 'li at example' }, /"email"/],
		['has a wrong limit', { id: 'li', name: 'Li', compensationLimit: 'fifty' }, /"fifty"/],
		['has half a case', { id: 'li', name: 'Li', maxOpenCases: '1.5' }, /"1.5"/],
		['is perhaps active', { id: 'li', name: 'Li', active: 'maybe' }, /"maybe"/],
		['deputises for themselves', { id: 'li', name: 'Li', deputy: 'li' }, /themselves/],
	])('who %s is refused', async (_what, facts, message) => {
		const saving = upsert(newHouse(), facts);
		await expect(saving).rejects.toBeInstanceOf(InputError);
		await expect(saving).rejects.toThrow(message);
	});

	it('is read or refused with the field, whatever a sheet holds', () => {
		const field = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.anything());
		const row = fc.record({
			id: field,
			name: field,
			email: field,
			skills: field,
			channels: field,
			active: field,
			compensationLimit: field,
		});
		fc.assert(
			fc.property(row, (given) => {
				try {
					readPersonFacts(given);
				} catch (error) {
					expect(error).toBeInstanceOf(InputError);
				}
			}),
		);
	});
});

describe('the people of a list', () => {
	const named = async (house: ReturnType<typeof newHouse>) =>
		(await listTeam(house, monday, { team: null, onlyActive: true })).map(({ name }) => name);

	it('reads the team once, however long it is', async () => {
		const house = newHouse();
		let rows = 0;
		const counted = house.store.db.withPlugin({
			transformQuery: ({ node }) => node,
			transformResult: async ({ result }) => {
				rows += result.rows.length;
				return await Promise.resolve(result);
			},
		});
		const transaction = async <T>(work: (tx: Tx) => Promise<T>) =>
			await counted.transaction().execute(work);
		const counting = { ...house, store: { ...house.store, transaction } };
		const list = Array.from({ length: 300 }, (_, at) => ({
			name: `Person ${at}`,
			email: `p${at}@example.com`,
			deputy: `P${(at + 1) % 300}@example.com`,
		}));
		const saved = await upsertPeople(counting, monday, list);
		expect(rows).toBe(0);
		const ids = saved.map(({ person }) => person.id);
		expect(saved.map(({ person }) => person.deputyId)).toEqual([...ids.slice(1), ids[0]]);
		const again = await upsertPeople(counting, monday, list);
		expect(rows).toBe(300);
		expect(new Set(again.map(({ code }) => code))).toEqual(new Set(['unchanged']));
	});

	it('are added together; a deputy may stand further down, by name or e-mail', async () => {
		const saved = await upsertPeople(newHouse(), monday, [
			{ name: 'Li', email: 'li@example.com', role: '主管', deputy: 'Kim' },
			{ name: 'Kim', email: 'kim@example.com', role: 'agent', deputy: 'li@example.com' },
		]);
		const [li, kim] = saved.map(({ person }) => person);
		expect([li?.role, kim?.role]).toEqual(['team_lead', 'agent']);
		expect([li?.deputyId, kim?.deputyId]).toEqual([kim?.id, li?.id]);
		expect(saved.map(({ text }) => text)).toEqual([
			'Li was added to the team.',
			'Kim was added to the team.',
		]);
	});

	it('are told apart from rows that nobody filled in', async () => {
		const house = newHouse();
		await upsertPeople(house, monday, [
			{ name: 'Li', email: 'li@example.com' },
			{ name: '', email: ' ', role: 'agent' },
		]);
		expect(await named(house)).toEqual(['Li']);
		await expect(upsertPeople(house, monday, [{ role: 'agent' }])).rejects.toThrow('no person');
	});

	it('are all refused when a deputy is nobody', async () => {
		const house = newHouse();
		const rows = [{ name: 'Li', email: 'li@example.com', deputy: 'Zoe' }];
		const refused = upsertPeople(house, monday, rows);
		await expect(refused).rejects.toThrow('The deputy "Zoe" of Li is nobody in the team.');
		expect(await named(house)).toEqual([]);
	});

	it('are all refused with the row that is wrong', async () => {
		const house = newHouse();
		const rows = [
			{ name: 'Li', email: 'li@example.com' },
			{ name: 'Kim', email: 'kim at example' },
		];
		await expect(upsertPeople(house, monday, rows)).rejects.toThrow(/^Person 2 .*"kim at example"/);
		expect(await named(house)).toEqual([]);
	});
});

test.each([
	['an id', 'li'],
	['an e-mail', 'LI@example.com'],
	['the id of a CRM', '361'],
	['a name', 'li wei'],
	['the id in a chat', 'liwei.wecom'],
])('%s means one person', (_what, given) => {
	const li = {
		...{ id: 'li', name: 'Li Wei', email: 'li@example.com', externalIds: { crm: '361' } },
		channels: { wecom: 'liwei.wecom', sms: '+861012345678' },
	} as unknown as Person;
	const kim = { ...li, id: 'kim', name: 'Kim', email: null, externalIds: {} };
	const desk = { ...kim, channels: { sms: '+861012345678' } };
	expect(personNamed([li, desk], given)).toBe(li);
	// A telephone that two share names neither.
	expect(personNamed([li, desk], '+861012345678')).toBeNull();
});

describe('an absence', () => {
	const present = { from: '2026-01-05', until: '2026-01-09', deputy: null, note: null };

	it('is counted in the zone of the workspace, the last day included', async () => {
		const house = newHouse();
		await store().transaction(
			async (tx) => await saveSettings(tx, house.workspace, { timeZone: 'Asia/Shanghai' }, monday),
		);
		await upsert(house, { id: 'li', name: 'Li', email: 'li@example.com' });
		await upsert(house, { id: 'kim', name: 'Kim' });
		const { absence, text } = await setAbsence(house, monday, {
			...present,
			person: 'LI@example.com',
			deputy: 'kim',
		});
		expect(absence).toMatchObject({
			personId: 'li',
			from: Date.UTC(2026, 0, 4, 16),
			until: Date.UTC(2026, 0, 9, 16),
			deputyId: 'kim',
		});
		expect(text).toContain('Kim stands in.');
		const team = async (at: number) => await listTeam(house, at, { team: null, onlyActive: true });
		const li = (await team(monday)).find(({ id }) => id === 'li');
		expect(li).toMatchObject({ available: false, unavailableBecause: 'is absent' });
		expect((await team(monday + 7 * day)).find(({ id }) => id === 'li')?.available).toBe(true);
	});

	it('that begins at the same moment replaces the earlier one', async () => {
		const house = newHouse();
		await upsert(house, { id: 'li', name: 'Li' });
		await setAbsence(house, monday, { ...present, person: 'li' });
		await setAbsence(house, monday, { ...present, person: 'li', until: '2026-01-06' });
		const [li] = await listTeam(house, monday, { team: null, onlyActive: true });
		expect(li?.absences.map(({ until }) => until)).toEqual([Date.UTC(2026, 0, 7)]);
	});

	it.each([
		['without an end', { until: '' }, InputError],
		['that ends before it begins', { until: '2026-01-01' }, InputError],
		['of nobody', { person: '' }, InputError],
		['of a stranger', { person: 'stranger' }, NotFoundError],
		['with a strange deputy', { deputy: 'stranger' }, NotFoundError],
		['with oneself as deputy', { deputy: 'li' }, InputError],
	])('%s is refused', async (_what, change, error) => {
		const house = newHouse();
		await upsert(house, { id: 'li', name: 'Li' });
		const setting = setAbsence(house, monday, { ...present, person: 'li', ...change });
		await expect(setting).rejects.toBeInstanceOf(error);
	});
});
