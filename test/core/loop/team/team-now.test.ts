import { retirePage } from '../../../../core/loop/workspace/endpoints';
import { setAbsence, upsertPerson } from '../../../../core/loop/team/team';
import { forgetTeam, teamNow } from '../../../../core/loop/team/team-now';
import { changeSettings } from '../../../../core/loop/workspace/settings';
import { openStore, type StoreTarget } from '../../../../core/store/registry';
import type { Store } from '../../../../core/store/store';
import { databases, houseIn, newTarget, useDatabases } from '../../../store/databases';
import { aServiceTeam, day, monday } from '../case/a-service-team';

useDatabases();

describe.each(databases)('the team on $name', ({ dialect }) => {
	let target: StoreTarget;
	let stores: Store[] = [];
	const house = (process = 0) => houseIn(stores[process] as Store);

	beforeAll(async () => {
		target = await newTarget(dialect);
		stores = [await openStore(target, {}), await openStore(target, {})];
		await aServiceTeam(house());
	});

	afterAll(async () => {
		for (const store of stores) await store.close();
	});

	const names = async (now: number, process = 0) =>
		(await teamNow(house(process), now)).people.map(({ name }) => name);

	it('is everybody, with the settings, absences and the page of cases', async () => {
		const team = await teamNow(house(), monday);
		expect(team.people.map(({ id }) => id)).toEqual(['ada', 'ben', 'lea', 'mia', 'otto']);
		expect(team).toMatchObject({
			settings: { policy: { delay: 0 } },
			absences: [],
			page: { address: 'https://n8n.example.test/webhook/cases' },
		});
	});

	it('is asked for once when many come at the same time', async () => {
		forgetTeam(house());
		const questions = jest.spyOn(house().store.db, 'executeQuery');
		const found = await Promise.all([1, 2, 3, 4].map(async () => await teamNow(house(), monday)));
		const reads = questions.mock.calls.length;
		questions.mockRestore();
		expect(new Set(found).size).toBe(1);
		// In SQLite the four questions of it go one by one.
		expect(reads).toBe(dialect === 'sqlite' ? 4 : 1);
	});

	it('shows at once what this process has changed', async () => {
		await names(monday);
		const ada = { id: 'ada', name: 'Ada Wong' };
		await upsertPerson(house(), monday, { facts: ada, cleared: [] });
		expect(await names(monday)).toContain('Ada Wong');
		const [from, until] = [monday, monday + day].map((at) => new Date(at).toISOString());
		const away = { person: 'ben', from, until, deputy: '', note: '' };
		await setAbsence(house(), monday, away);
		expect((await teamNow(house(), monday)).absences).toMatchObject([{ personId: 'ben' }]);
		const changes = [{ defaultSla: { high: 'live' } }];
		await changeSettings(house(), monday, { changes, reset: [] });
		expect((await teamNow(house(), monday)).settings.defaultSla.high).toBe('live');
		const cases = { workflowId: 'cases', workflowName: '', nodeId: 'cases', nodeName: '' };
		await retirePage(house(), monday, cases);
		expect((await teamNow(house(), monday)).page?.active).toBe(0);
	});

	it('shows after a second what another process has changed', async () => {
		await names(monday, 1);
		await upsertPerson(house(), monday, { facts: { id: 'zoe', name: 'Zoe' }, cleared: [] });
		expect(await names(monday + 999, 1)).not.toContain('Zoe');
		expect(await names(monday + 1_000, 1)).toContain('Zoe');
		// A clock that was put back keeps nothing for longer.
		await upsertPerson(house(), monday, { facts: { id: 'yan', name: 'Yan' }, cleared: [] });
		expect(await names(monday - 1, 1)).toContain('Yan');
	});

	it('is asked for again after it could not be read', async () => {
		forgetTeam(house());
		const failing = jest.spyOn(house().store.db, 'executeQuery');
		failing.mockRejectedValueOnce(new Error('The server is away.'));
		await expect(teamNow(house(), monday)).rejects.toThrow('away');
		failing.mockRestore();
		expect(await names(monday)).toContain('Zoe');
	});
});
