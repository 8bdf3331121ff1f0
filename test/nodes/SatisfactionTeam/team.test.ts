import type { INodePropertyCollection } from 'n8n-workflow';

import { knownRoles } from '../../../core/model/roles';
import { SatisfactionTeam } from '../../../nodes/SatisfactionTeam/SatisfactionTeam.node';
import { loadNodes, runWorkflow, subtitleOf } from '../../engine/engine';
import { aWorkspace, type Workspace } from '../a-workspace';

const type = 'satisfactionTeam';
const nodeTypes = loadNodes({ [type]: SatisfactionTeam });

let workspace: Workspace;
beforeEach(async () => {
	workspace = await aWorkspace();
});
afterEach(async () => await workspace.close());

async function run(parameters: object, items: object[] = [{}], node: object = {}) {
	const { outputs, error } = await runWorkflow({
		nodeTypes,
		workflow: {
			nodes: [{ name: 'Team', type, parameters: parameters as never, ...node }],
			connections: {},
		},
		start: 'Team',
		items,
		credentials: workspace.credentials,
	});
	return { items: outputs.Team?.[0] ?? [], error };
}

/** The columns of a sheet, as somebody drags them into the fields. */
const fromSheet = {
	operation: 'upsert',
	peopleFrom: 'items',
	id: '={{ $json.No }}',
	name: '={{ $json.Name }}',
	email: '={{ $json.Mail }}',
	team: '={{ $json.Team }}',
	details: {
		skills: '={{ $json.Skills }}',
		compensationLimit: '={{ $json.Limit }}',
		active: '={{ $json.Active }}',
		deputy: '={{ $json.Deputy }}',
		channels: { entries: [{ key: 'wecom', value: '={{ $json.WeCom }}' }] },
	},
};

describe('Satisfaction Team', () => {
	it('takes one person from each row of a sheet and keeps what a later row leaves blank', async () => {
		const rows = [
			{
				No: 1,
				Name: 'Li',
				Mail: 'li@example.com',
				Team: 'a',
				Limit: '80',
				Deputy: 'kim@example.com',
			},
			{ No: 2, Name: 'Kim', Mail: 'kim@example.com', Active: 'yes', Skills: 'billing, repair' },
		];
		const { items } = await run(fromSheet, rows);
		expect(items.map(({ outcome, No }) => [(outcome as { code: string }).code, No])).toEqual([
			['created', 1],
			['created', 2],
		]);
		await run(fromSheet, [{ No: '1', WeCom: 'li.wecom', Active: '离职' }]);
		const { items: listed } = await run({ operation: 'list', onlyActive: false });
		expect(listed).toMatchObject([
			{
				person: {
					id: '1',
					name: 'Li',
					email: 'li@example.com',
					team: 'a',
					compensationLimit: 80,
					channels: { wecom: 'li.wecom' },
					deputyId: '2',
					active: false,
				},
				available: false,
				unavailableBecause: 'is not active',
			},
			{ person: { id: '2', skills: ['billing', 'repair'] }, openCases: 0, available: true },
		]);
	});

	it('takes the people that are listed in it, once whatever comes in', async () => {
		const person = [
			{ name: 'Nathan Smith', email: 'nathan@example.com', team: 'service', deputy: 'Lea Wolf' },
			{ name: 'Lea Wolf', email: 'lea@example.com', role: 'team_lead' },
			{ name: 'Ming', email: 'ming@example.com', role: 'other', otherRole: 'shift manager' },
			{ name: 'Otto', email: 'otto@example.com', role: 'other', otherRole: '经理' },
			{},
		];
		const { items } = await run({ listed: { person } }, [{}, {}, {}]);
		expect(items.map(({ outcome, person: one }) => [outcome, one])).toMatchObject([
			[{ code: 'created' }, { name: 'Nathan Smith', team: 'service', role: 'agent' }],
			[{ code: 'created' }, { name: 'Lea Wolf', role: 'team_lead' }],
			[{ code: 'created' }, { name: 'Ming', role: 'shift manager' }],
			[{ code: 'created' }, { name: 'Otto', role: 'manager' }],
		]);
		const [nathan, lea] = items.map(({ person: one }) => one as { id: string; deputyId: string });
		expect(nathan?.deputyId).toBe(lea?.id);
		const again = await run({ listed: { person } });
		expect(again.items.map(({ outcome }) => outcome)).toMatchObject(
			again.items.map(() => ({ code: 'unchanged' })),
		);
	});

	it('says which listed person is wrong, and stores none of them', async () => {
		const person = [{ name: 'Li', email: 'li@example.com' }, { name: 'Kim' }];
		const { error } = await run({ listed: { person } });
		expect(error?.message).toMatch(/^Person 2 of the list: The person "Kim" has no ID/);
		expect((await run({ operation: 'list' })).items).toEqual([]);
		expect((await run({})).error?.message).toBe('The list has no person.');
	});

	it('understands roles in the words of a sheet', async () => {
		const sheet = { peopleFrom: 'items', email: '={{ $json.Mail }}', name: '={{ $json.Mail }}' };
		const { items } = await run({ ...sheet, role: '={{ $json.Role }}' }, [
			{ Mail: 'a@example.com', Role: '主管' },
			{ Mail: 'b@example.com', Role: 'Team Lead' },
			{ Mail: 'c@example.com', Role: '' },
		]);
		const roles = items.map(({ person: one }) => (one as { role: string }).role);
		expect(roles).toEqual(['team_lead', 'team_lead', 'agent']);
	});

	it('records an absence', async () => {
		await run(fromSheet, [{ No: '1', Name: 'Li' }]);
		const absence = {
			operation: 'absence',
			person: 'li',
			from: '2026-01-05T00:00:00',
			until: '2026-01-09T00:00:00',
		};
		const { error } = await run({ ...absence, person: 'nobody' });
		expect(error?.message).toContain('"nobody" is nobody in the team');
		const { items } = await run(absence);
		expect(items).toMatchObject([
			{
				person: { name: 'Li' },
				absence: { from: '2026-01-05T00:00:00.000Z', until: '2026-01-10T00:00:00.000Z' },
			},
		]);
	});

	it('names the wrong field, and goes on with the others when told to', async () => {
		const rows = [
			{ No: '1', Name: 'Li', Mail: 'not an address' },
			{ No: '2', Name: 'Kim' },
		];
		const { error } = await run(fromSheet, rows);
		expect(error?.message).toContain('"email" is "not an address"');
		const { items } = await run(fromSheet, rows, { onError: 'continueRegularOutput' });
		expect(items).toMatchObject([{ error: expect.stringContaining('"email"') }, { No: '2' }]);
	});

	it('offers the known roles, and the people of the store', async () => {
		const { description, methods } = new SatisfactionTeam();
		const listed = description.properties.find(({ name }) => name === 'listed');
		const [{ values = [] } = {}] = (listed?.options ?? []) as INodePropertyCollection[];
		const roles = (values.find(({ name }) => name === 'role')?.options ?? []) as object[];
		expect(roles.slice(0, -1)).toEqual(knownRoles.map(({ role, name }) => ({ name, value: role })));
		await run(fromSheet, [{ No: '1', Name: 'Li', Team: 'a' }]);
		const choices = await Promise.all(
			Object.values(methods.loadOptions).map(async (load) => {
				const getCredentials = async (name: string) =>
					await Promise.resolve(workspace.credentials[name] ?? {});
				return await load.call({ getNode: () => ({ name: 'Team' }), getCredentials } as never);
			}),
		);
		const li = { name: 'Li (a)', value: '1' };
		expect(choices).toContainEqual([li]);
		expect(choices).toContainEqual([{ name: 'The Usual Deputy', value: '' }, li]);
		expect(choices).toContainEqual([
			{ name: 'All Teams', value: '' },
			{ name: 'a', value: 'a' },
		]);
	});

	it('says below its name what it does', () => {
		expect(subtitleOf(SatisfactionTeam, {})).toBe('Create or Update');
		expect(subtitleOf(SatisfactionTeam, { operation: 'absence' })).toBe('Set Absence');
	});
});
