import { actOnCase } from '../../../../core/loop/case/act-on-case';
import { casesByOwner } from '../../../../core/loop/case/cases-by-owner';
import { upsertPerson } from '../../../../core/loop/team/team';
import { workingCaseStates } from '../../../../core/model/states';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { aCase, ada, aServiceTeam, day, hour, minute, monday } from './a-service-team';

useDatabases();

const open = {
	states: workingCaseStates,
	team: null,
	ownerId: null,
	customerId: null,
	overdueOnly: false,
	test: false,
};

describe.each(databases)('the cases of each owner on $name', ({ dialect }) => {
	const store = useStore(dialect);
	let workspaces = 0;
	const aHouse = async (given: Parameters<typeof aServiceTeam>[1] = {}) => {
		const house = houseIn(store(), `owners-${workspaces++}`);
		await aServiceTeam(house, given);
		return house;
	};
	const ben = { ...ada, id: 'ben', name: 'Ben', email: 'ben@example.com' };

	it('are one item, with a message that says what is late first', async () => {
		const house = await aHouse();
		const fresh = await aCase(house, monday + 50 * minute);
		const late = await aCase(house, monday);
		await aCase(house, monday + 50 * minute, { owner: ben });
		const [of, others] = await casesByOwner(house, monday + hour + minute, open);
		expect(of).toMatchObject({
			test: false,
			owner: { id: 'ada', email: 'ada@example.com' },
			count: 2,
			overdue: 1,
			outcome: { code: 'listed', text: 'Ada: 2 cases, 1 overdue.' },
			message: {
				kind: 'report',
				to: 'ada@example.com',
				subject: 'Your cases: 2, overdue: 1',
			},
			cases: [
				{ id: late, customerName: 'Li Wei', state: 'open', sla: { preset: 'complaint' } },
				{ id: fresh },
			],
		});
		expect(of?.message?.text).toContain('Li Wei: overdue by 1 minute');
		expect(of?.message?.text).toContain(of?.cases[0]?.link);
		expect(others).toMatchObject({ owner: { id: 'ben' }, count: 1, overdue: 0 });
	});

	it('are told in the language of the owner', async () => {
		const house = await aHouse();
		const facts = { id: 'ada', languages: 'zh-CN' };
		await upsertPerson(house, monday, { facts, cleared: [] });
		await aCase(house, monday);
		const [of] = await casesByOwner(house, monday, open);
		expect(of?.message?.subject).toBe('您的跟进单：1 个');
	});

	it('have one key a day of the workspace, a person and a list', async () => {
		const house = await aHouse({ settings: { timeZone: 'Asia/Shanghai' } });
		await aCase(house, monday);
		await aCase(house, monday, { owner: ben });
		const keys = async (at: number, filter: object = {}) =>
			(await casesByOwner(house, at, { ...open, ...filter })).map(({ message }) => message?.key);
		// 23:50 and 00:10 in Shanghai.
		const evening = Date.UTC(2026, 0, 6, 15, 50);
		const [mine, bens] = await keys(evening);
		expect(mine).not.toBe(bens);
		expect(await keys(evening - hour)).toEqual([mine, bens]);
		expect(await keys(evening, { ownerId: 'ada' })).toEqual([mine]);
		expect(await keys(evening + 20 * minute)).not.toContain(mine);
		expect(await keys(evening, { overdueOnly: true })).not.toContain(mine);
	});

	it('without an owner come last and are told to nobody; of a leaver it is said', async () => {
		const house = await aHouse();
		await aCase(house, monday - day, { owner: null });
		await aCase(house, monday, { owner: ben });
		const facts = { id: 'ben', active: false };
		await upsertPerson(house, monday, { facts, cleared: [] });
		expect(await casesByOwner(house, monday, open)).toMatchObject([
			{ owner: { id: 'ben' }, message: null, outcome: { code: 'owner_left' }, count: 1 },
			{ owner: null, message: null, outcome: { code: 'no_owner' }, count: 1, overdue: 1 },
		]);
	});

	it('are overdue as long as somebody is late, not because somebody was', async () => {
		const house = await aHouse();
		const caseId = await aCase(house, monday);
		const overdue = async (at: number) =>
			(await casesByOwner(house, at, { ...open, overdueOnly: true })).map(({ count }) => count);
		expect(await overdue(monday + hour)).toEqual([]);
		expect(await overdue(monday + hour + 1)).toEqual([1]);
		const actor = { kind: 'owner' as const, id: 'ada', name: 'Ada' };
		const action = { kind: 'acknowledge' as const };
		await actOnCase(house, monday + 2 * hour, { caseId, action, actor });
		expect(await overdue(monday + 3 * hour)).toEqual([]);
		expect(await overdue(monday + 9 * hour + 1)).toEqual([1]);
	});

	it('have no links while no page is published, and say why', async () => {
		const house = await aHouse({ page: false });
		await aCase(house, monday);
		const [of] = await casesByOwner(house, monday, open);
		expect(of?.cases[0]?.link).toBeNull();
		expect(of?.outcome?.text).toContain('no Satisfaction Case Trigger is published');
		expect(of?.message?.text).toContain('Li Wei: due in');
	});
});
